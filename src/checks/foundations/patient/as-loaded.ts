import { broken, isObject, objects, ok, type Json, type JsonObject, type Outcome } from '../../../core/index.js'
import { allOf, asLoaded, type Compare } from '../../comparison/as-loaded.js'
import { registrationType, nhsCommunication } from '../../toolkit/extensions.js'
import { at, codes, show, where, type Located } from '../../toolkit/located.js'
import { compareNames } from '../../datatype/names.js'
import { communications } from '../../datatype/communication.js'
import { contactPoints } from '../../datatype/telecom.js'
import { officialNames } from './person.js'

const type = 'Patient'
const GENERAL = ['FND-FINDPAT-027', 'FND-READPAT-019', 'FND-REGPAT-077', 'SPINE-RES-001']
const MUST_SUPPORT = 'SPINE-RES-004'

const seedOfUse = (wanted: Json, official: boolean): JsonObject[] =>
  objects(wanted).filter((n) => (n.use === 'official') === official)

const official: Compare = (received, wanted, subject) => {
  const [seeded] = seedOfUse(wanted, true)
  const [name] = received
  if (!seeded) return { kind: 'noted', at: subject.path, note: 'The target file expects no name of use official.' }
  return compareNames(name, seeded, subject.path)
}

const others: Compare = (received, wanted, subject) => {
  const seeded = seedOfUse(wanted, false)
  return seeded.length > 0
    ? allOf(received, seeded, subject)
    : { kind: 'noted', at: subject.path, note: 'The target file expects no name of another use.' }
}

const equal =
  (read: (l: Located) => Json | undefined): Compare =>
  (received, wanted, subject): Outcome => {
    const values = received.map(read)
    return values.length === 1 && values[0] === wanted
      ? ok()
      : broken({ at: received[0]?.path ?? subject.path, expected: show(wanted), received: show(values) })
  }

const code = (l: Located): Json | undefined => (isObject(l.value) ? codes(l.value.valueCodeableConcept)[0] : undefined)
const itself = (l: Located): Json => l.value
const about = (id: string, ...reqs: string[]) => ({ id, reqs: [...reqs, ...GENERAL], type })

/** The people to contact. */
export const patientContactsAreAsLoaded = asLoaded(
  about(
    'patient-contacts-are-as-loaded',
    'FND-FINDPAT-023',
    'FND-REGPAT-071',
    'SPINE-RES-018',
    'SPINE-RES-019',
    'SPINE-RES-021',
  ),
  'contact',
  at('contact'),
)

/** The languages. */
export const patientLanguageIsAsLoaded = asLoaded(
  about('patient-language-is-as-loaded', 'FND-FINDPAT-025', 'FND-REGPAT-075'),
  'nhsCommunication',
  nhsCommunication,
  communications,
)

/** What was loaded into a patient's record comes back, element by element. */
export const patientAsLoaded = [
  asLoaded(about('official-name-is-as-loaded', 'FND-FINDPAT-018', MUST_SUPPORT), 'name', officialNames, official),
  asLoaded(
    about('other-names-are-as-loaded'),
    'name',
    where(at('name'), (n) => n.use !== 'official'),
    others,
  ),
  asLoaded(
    about('birth-date-is-as-loaded', 'FND-FINDPAT-019', MUST_SUPPORT),
    'birthDate',
    at('birthDate'),
    equal(itself),
  ),
  asLoaded(about('gender-is-as-loaded', 'FND-FINDPAT-020', MUST_SUPPORT), 'gender', at('gender'), equal(itself)),
  asLoaded(about('patient-address-is-as-loaded', 'FND-FINDPAT-021', 'SPINE-RES-008'), 'address', at('address')),
  asLoaded(
    about('patient-telecom-is-as-loaded', 'FND-FINDPAT-022', 'SPINE-RES-014'),
    'telecom',
    at('telecom'),
    contactPoints,
  ),
  patientContactsAreAsLoaded,
  patientLanguageIsAsLoaded,
  asLoaded(
    about('registration-type-is-as-loaded', MUST_SUPPORT, 'SPINE-FHIR-002'),
    'registrationType',
    registrationType,
    equal(code),
  ),
]
