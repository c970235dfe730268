import { systems } from '../../../catalogue/index.js'
import { broken, objects, ok, type Json } from '../../../core/index.js'
import { asLoaded, type Compare } from '../../comparison/as-loaded.js'
import { same } from '../../comparison/compare.js'
import { communications } from '../../datatype/communication.js'
import { nhsCommunication } from '../../toolkit/extensions.js'
import { at, identifiers, show, within } from '../../toolkit/located.js'
import { compareNames } from '../../datatype/names.js'

const about = (id: string, ...reqs: string[]) => ({
  id,
  reqs: [...reqs, 'FND-FINDPRAC-019', 'FND-READPRAC-011', 'SPINE-RES-001'],
  type: 'Practitioner',
})

const name: Compare = (received, wanted, subject) => compareNames(received[0], objects(wanted)[0] ?? {}, subject.path)

/** Exactly the values that were loaded: none where none was. */
const exactly: Compare = (received, wanted, subject) => {
  const values: Json = received.map((l) => l.value)
  return same(values, wanted)
    ? ok()
    : broken({ at: `${subject.path}.identifier`, expected: show(wanted), received: show(values) })
}

const gender: Compare = ([received], wanted, subject) =>
  received?.value === wanted
    ? ok()
    : broken({ at: `${subject.path}.gender`, expected: show(wanted), received: show(received?.value ?? 'absent') })

/** What was loaded for a practitioner comes back, element by element. */
export const practitionerAsLoaded = [
  asLoaded(about('practitioner-name-is-as-loaded', 'FND-FINDPRAC-016', 'FND-READPRAC-008'), 'name', at('name'), name),
  asLoaded(
    about('practitioner-gender-is-as-loaded', 'FND-FINDPRAC-017', 'FND-READPRAC-009'),
    'gender',
    at('gender'),
    gender,
  ),
  asLoaded(
    about('practitioner-language-is-as-loaded', 'FND-FINDPRAC-018', 'FND-READPRAC-010'),
    'nhsCommunication',
    nhsCommunication,
    communications,
  ),
  asLoaded(
    about('role-profile-ids-are-as-loaded', 'FND-FINDPRAC-015', 'FND-READPRAC-007', 'FND-GEN-013'),
    'roleProfiles',
    within(identifiers(systems.sdsRoleProfile), at('value')),
    exactly,
  ),
]
