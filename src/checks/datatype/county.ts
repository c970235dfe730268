import { broken, noted, objects, ok } from '../../core/index.js'
import { at, show } from '../toolkit/located.js'
import { ofEach } from '../toolkit/make.js'

/** SPINE-RES-009. The county that was loaded stands in district. */
export const countyStandsInDistrict = ofEach(
  { id: 'county-stands-in-district', reqs: ['SPINE-RES-009'], needs: ['expected'] },
  (subject, { expected }) => {
    const address = expected?.address
    const counties = objects(Array.isArray(address) ? address : [address ?? null]).flatMap((a) =>
      typeof a.district === 'string' ? [a.district] : [],
    )
    if (counties.length === 0) {
      return noted({ at: subject.path, note: 'The target file expects no county (address.district): not compared.' })
    }
    const received = at('address.district')(subject).map((l) => l.value)
    return counties.map((county) =>
      received.includes(county)
        ? ok()
        : broken({ at: `${subject.path}.address.district`, expected: show(county), received: show(received) }),
    )
  },
)
