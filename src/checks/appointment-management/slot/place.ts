import { broken, isObject, ok } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { referenceTo } from '../../datatype/reference.js'
import { show } from '../../toolkit/located.js'
import { filled, ofEach } from '../../toolkit/make.js'

const type = 'Location'
const REQS = ['APPT-AVAIL-021', 'SPINE-BRANCH-005', 'APPT-SLOTS-049']

/** The surgery where the appointment takes place: with name, address and the practice that manages it. */
export const placeRules: readonly Check[] = [
  ofEach({ id: 'location-of-the-slots-has-name-and-address', reqs: REQS, type }, ({ value, path }) => [
    filled(value.name)
      ? ok()
      : broken({ at: `${path}.name`, expected: 'a name', received: show(value.name ?? 'absent') }),
    isObject(value.address) && Object.keys(value.address).length > 0
      ? ok()
      : broken({
          at: `${path}.address`,
          expected: 'an address, one object',
          received: show(value.address ?? 'absent'),
        }),
  ]),
  ofEach(
    { id: 'location-of-the-slots-names-its-organisation', reqs: ['APPT-SLOTS-049', 'APPT-SLOTS-051'], type },
    ({ value, path }) =>
      referenceTo('Organization', value.managingOrganization) === undefined
        ? broken({
            at: `${path}.managingOrganization`,
            expected: 'a reference Organization/[id]',
            received: show(value.managingOrganization ?? 'absent'),
          })
        : ok(),
  ),
]
