import { asArray, isObject, objects, type JsonObject } from '../../core/index.js'
import type { About, Reply } from '../messages.js'
import { each, edit, ofObject } from './edit.js'
import { everyError, mandatoryDiagnostics } from './errors.js'
import type { FaultOf } from './family.js'
import { bodyFault as fault } from './named.js'
import { patientFaults } from './patients.js'
import { everyResource } from './resources.js'

/** Faults of what register patient answers. */

/** Bends the Bundle of a good answer. */
const bundle =
  (change: (bundle: JsonObject) => JsonObject) =>
  (reply: Reply): Reply =>
    !reply.rule && reply.resource ? { ...reply, resource: change(reply.resource) } : reply

const twice = (all: JsonObject): JsonObject => {
  const entries = objects(all['entry'])
  return { ...all, entry: [...entries, ...entries] }
}

/** Checks that a certain registration was served: those that look for one patient in the answer. */
const SERVED = [
  'person-with-birth-date-as-on-pds-is-registered',
  'person-with-two-date-parts-and-names-is-registered',
  'patient-who-left-is-re-activated',
  'untraced-patient-who-left-is-re-activated',
]

const ofBundle: readonly FaultOf[] = [
  fault(
    'bundle-of-another-type',
    'Answers with a collection',
    bundle((b) => edit(b, 'type', 'collection')),
    ['registration-is-a-searchset-bundle', 'body-conforms-to-its-profile'],
  ),
  fault(
    'bundle-without-profile',
    'Leaves meta out of the Bundle',
    bundle((b) => edit(b, 'meta', undefined)),
    ['registration-bundle-names-its-profile'],
  ),
  fault(
    'bundle-with-total',
    'Counts the entries of the Bundle',
    bundle((b) => edit(b, 'total', 1)),
    ['registration-bundle-has-nothing-that-its-profile-shuts-out', 'body-conforms-to-its-profile'],
  ),
  fault('patient-twice', 'Gives the patient twice', bundle(twice), ['registration-gives-one-patient', ...SERVED]),
  {
    name: 'status-201',
    says: 'Answers 201',
    at: 'headers',
    breaks: ['success-status-is-200', ...SERVED],
    apply: (reply) => (reply.rule ? reply : { ...reply, status: 201 }),
  },
]

/** A bend that other interactions have too, with the checks that notice it here. */
const as = (name: string, ...breaks: string[]): FaultOf => {
  const known = [...patientFaults, ...everyResource('Patient'), ...everyError, ...mandatoryDiagnostics]
  const found = known.find((one) => one.name === name)
  if (!found) throw new RangeError(`no fault "${name}"`)
  return { ...found, breaks }
}

const WITHHELD = [
  'ethnic-category',
  'religious-affiliation',
  'residential-status',
  'treatment-category',
  'cadaveric-donor',
  'birth-place',
  'marital-status',
  'multiple-birth',
]

const PROFILE = 'body-conforms-to-its-profile'
/** What only warns leaves the scenario going on to the read that shows the difference. */
const AS_READ = 'registered-patient-is-as-read'

const ofPatient: readonly FaultOf[] = [
  as('two-nhs-numbers', 'patient-has-one-nhs-number', 'nhs-number-has-a-verification-status', PROFILE),
  as('nhs-number-of-somebody-else', 'registered-nhs-number-is-the-one-sent'),
  as('no-verification-status', 'nhs-number-has-a-verification-status', 'nhs-number-is-marked-verified', PROFILE),
  as('no-official-name', 'patient-has-one-official-name', 'registered-name-is-the-one-sent-or-of-pds', PROFILE),
  as('another-family-name', 'registered-name-is-the-one-sent-or-of-pds'),
  as('no-birth-date', 'patient-has-a-birth-date', 'registered-birth-date-is-the-one-sent-or-of-pds'),
  as('another-birth-date', 'registered-birth-date-is-the-one-sent-or-of-pds'),
  as('no-gender', 'patient-has-a-gender', 'registered-gender-is-the-one-sent-or-of-pds', 'gender-comes-from-pds'),
  as(
    'no-address',
    'registered-address-is-given',
    'registered-address-is-the-consumers',
    'address-comes-from-pds',
    AS_READ,
  ),
  as(
    'no-telecom',
    'registered-telecom-is-given',
    'registered-telecom-is-the-consumers',
    'telecom-comes-from-pds',
    AS_READ,
  ),
  as('no-contacts', 'patient-contacts-are-as-loaded'),
  as('contact-without-relationship', 'contact-has-relationship-text'),
  as('no-language', 'patient-language-is-as-loaded', 'registered-language-is-the-one-sent', AS_READ),
  as('no-preferred-branch', 'preferred-branch-is-given'),
  as('preferred-branch-is-the-practice', 'preferred-branch-refers-to-a-location'),
  as('another-preferred-branch', 'preferred-branch-is-the-one-loaded', AS_READ),
  as('no-registration-type', 'registration-type-is-given', 'registration-is-not-regular'),
  as('no-managing-organisation', 'managing-organisation-is-given'),
  ...WITHHELD.map((what) => as(`shows-${what}`, `patient-has-no-${what}`)),
  as('no-profile', 'resource-names-its-profile'),
  as('no-version-id', 'resource-has-a-version-id'),
]

const ofErrors: readonly FaultOf[] = [
  as('error-without-profile', 'error-names-its-profile'),
  as('error-without-mandatory-diagnostics', 'diagnostics-tell-what-is-wrong', 'error-has-mandatory-diagnostics'),
]

const patient = (
  name: string,
  says: string,
  change: (patient: JsonObject, about: About) => JsonObject,
  breaks: string[],
) => fault(name, says, each('Patient', change), breaks)

const REGISTRATION_TYPE = 'extension.0.extension.1.valueCodeableConcept.coding.0'

const lasting = (all: JsonObject): JsonObject =>
  ['address', 'telecom'].reduce(
    (one, element) => edit(one, element, (list) => asArray(list).filter((d) => !isObject(d) || d['use'] !== 'temp')),
    all,
  )

const own: readonly FaultOf[] = [
  patient('gender-unknown', 'Gives everybody the gender unknown', (r) => edit(r, 'gender', 'unknown'), [
    'registered-gender-is-the-one-sent-or-of-pds',
    'gender-comes-from-pds',
  ]),
  patient(
    'type-other-without-a-name',
    'Gives the type Other and does not say which',
    (r) =>
      edit(
        r,
        REGISTRATION_TYPE,
        ofObject((old) => ({ ...old, code: 'O', display: 'Other' })),
      ),
    ['other-registration-type-is-named', AS_READ],
  ),
  patient(
    'emergency-registration',
    'Makes everybody an emergency patient',
    (r) =>
      edit(
        r,
        REGISTRATION_TYPE,
        ofObject((old) => ({ ...old, code: 'E', display: 'Emergency' })),
      ),
    ['registration-is-not-regular', AS_READ],
  ),
  patient(
    'another-language',
    'Gives everybody another language',
    (r) =>
      edit(
        r,
        'extension.1.extension.0.valueCodeableConcept.coding.0',
        ofObject((old) => ({ ...old, code: 'en', display: 'English' })),
      ),
    ['registered-language-is-the-one-sent', 'patient-language-is-as-loaded'],
  ),
  patient(
    'temporary-details-without-end',
    'Gives temporary details no end',
    (r) => edit(edit(r, 'address.*.period', undefined), 'telecom.*.period', undefined),
    ['temporary-details-have-an-end', AS_READ],
  ),
  patient('drops-temporary-details', 'Leaves temporary details out', lasting, [
    'registered-address-is-the-consumers',
    'registered-telecom-is-the-consumers',
    'temporary-details-have-an-end',
    AS_READ,
  ]),
  patient('version-before', 'Names the version before', (r) => edit(r, 'meta.versionId', '0'), [
    'registered-patient-is-read-in-its-version',
    'registered-patient-is-as-read',
  ]),
  patient(
    'managed-elsewhere',
    'Names another organisation as the managing one',
    (r) => edit(r, 'managingOrganization.reference', 'Organization/elsewhere'),
    ['managing-organisation-is-the-practice-of-the-service-root', 'registered-patient-is-as-read'],
  ),
  patient(
    'more-than-a-read',
    'Gives the name as text, which a read does not',
    (r) => edit(r, 'name.0.text', 'Somebody'),
    ['registered-patient-is-as-read'],
  ),
  patient(
    'preferred-branch-that-nobody-has',
    'Names a preferred branch that cannot be read',
    (r) => JSON.parse(JSON.stringify(r).replace('loc-branch-surgery', 'loc-nowhere')) as JsonObject,
    ['preferred-branch-can-be-read', 'preferred-branch-is-the-one-loaded', 'registered-patient-is-as-read'],
  ),
  {
    name: 'refuses-in-the-other-format',
    says: 'Refuses in XML whoever asks for JSON, and the other way round',
    at: 'headers',
    breaks: ['refusal-comes-in-the-format-asked-for'],
    apply: (reply) => {
      if (reply.rule !== 'register.not-active') return reply
      const format = reply.format === 'json' ? 'xml' : 'json'
      return {
        ...reply,
        format,
        headers: reply.headers.with('Content-Type', `application/fhir+${format};charset=utf-8`),
      }
    },
  },
]

/** Faults of what register patient answers, good or bad. */
export const registrationAnswers: readonly FaultOf[] = [...ofBundle, ...ofPatient, ...ofErrors, ...own]
