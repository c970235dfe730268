import { broken, ok, tolerated } from '../../../core/index.js'
import { ofEach } from '../../toolkit/make.js'

/** FND-READLOC-006. A Location has one address, which JSON writes as an object. */
export const addressIsOneObject = ofEach(
  { id: 'location-address-is-one-object', reqs: ['FND-READLOC-006'], type: 'Location' },
  ({ value, path }, { variant }) => {
    if (!Array.isArray(value.address)) return ok()
    const detail = { at: `${path}.address`, expected: 'one object', received: `a list of ${value.address.length}` }
    return value.address.length === 1 && variant.traits.sampleAddress === 'list of one'
      ? tolerated({
          ...detail,
          note: "Location.address is 0..1, yet this version's own sample shows a list of one (A45).",
        })
      : broken(detail)
  },
)
