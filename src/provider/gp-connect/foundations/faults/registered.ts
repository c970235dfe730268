import { asArray, isObject, objects, words, type JsonObject } from '../../../../core/index.js'
import type { Reply } from '../../../frame/messages.js'
import { each, edit, ofObject } from '../../../frame/mutation/edit.js'
import { everyError, mandatoryDiagnostics } from '../../faults/errors.js'
import { pick, type Family, type FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'
import { patientFaults } from './patients.js'
import { everyResource } from '../../faults/resources.js'

/** Faults of what register patient answers. */

/** Changes the Bundle of a good answer. */
const bundle =
  (change: (bundle: JsonObject) => JsonObject) =>
  (reply: Reply): Reply =>
    !reply.rule && reply.resource ? { ...reply, resource: change(reply.resource) } : reply

const twice = (all: JsonObject): JsonObject => {
  const entries = objects(all['entry'])
  return { ...all, entry: [...entries, ...entries] }
}

const ofBundle: readonly FaultOf[] = [
  fault(
    'bundle-of-another-type',
    'Answers with a collection',
    bundle((b) => edit(b, 'type', 'collection')),
    'registration-is-a-searchset-bundle',
  ),
  fault(
    'bundle-without-profile',
    'Leaves meta out of the Bundle',
    bundle((b) => edit(b, 'meta', undefined)),
    'registration-bundle-names-its-profile',
  ),
  fault(
    'bundle-with-total',
    'Counts the entries of the Bundle',
    bundle((b) => edit(b, 'total', 1)),
    'registration-bundle-has-nothing-that-its-profile-shuts-out',
  ),
  fault('patient-twice', 'Gives the patient twice', bundle(twice), 'registration-gives-one-patient'),
  {
    name: 'status-201',
    says: 'Answers 201',
    at: 'headers',
    proves: 'success-status-is-200',
    apply: (reply) => (reply.rule ? reply : { ...reply, status: 201 }),
  },
]

/** Faults that other interactions have too. */
const KNOWN = [...patientFaults, ...everyResource('Patient'), ...everyError, ...mandatoryDiagnostics]

/** A fault whose check has another name here: what is registered is compared with what was sent. */
const as = (name: string, proves: string): FaultOf[] => pick(KNOWN, name).map((fault) => ({ ...fault, proves }))

const shared: readonly FaultOf[] = [
  ...as('nhs-number-of-somebody-else', 'registered-nhs-number-is-the-one-sent'),
  ...as('another-family-name', 'registered-name-is-the-one-sent-or-of-pds'),
  ...as('another-birth-date', 'registered-birth-date-is-the-one-sent-or-of-pds'),
  ...as('no-address', 'registered-address-is-given'),
  ...as('no-telecom', 'registered-telecom-is-given'),
  ...as('no-registration-type', 'registration-type-is-given'),
  ...pick(
    KNOWN,
    ...words(`
      two-nhs-numbers no-verification-status no-official-name no-birth-date no-gender no-contacts
      contact-relationship-without-text no-language no-preferred-branch preferred-branch-is-the-practice
      another-preferred-branch no-managing-organisation shows-ethnic-category shows-religious-affiliation
      shows-residential-status shows-treatment-category shows-cadaveric-donor shows-birth-place shows-marital-status
      shows-multiple-birth no-profile no-version-id error-without-profile error-without-mandatory-diagnostics
    `),
  ),
]

const patient = (name: string, says: string, change: (patient: JsonObject) => JsonObject, proves: string) =>
  fault(name, says, each('Patient', change), proves)

const REGISTRATION_TYPE = 'extension.0.extension.1.valueCodeableConcept.coding.0'

const lasting = (all: JsonObject): JsonObject =>
  ['address', 'telecom'].reduce(
    (one, element) => edit(one, element, (list) => asArray(list).filter((d) => !isObject(d) || d['use'] !== 'temp')),
    all,
  )

const own: readonly FaultOf[] = [
  patient(
    'gender-unknown',
    'Gives everybody the gender unknown',
    (r) => edit(r, 'gender', 'unknown'),
    'registered-gender-is-the-one-sent-or-of-pds',
  ),
  patient(
    'type-other-without-a-name',
    'Gives the type Other and does not say which',
    (r) =>
      edit(
        r,
        REGISTRATION_TYPE,
        ofObject((old) => ({ ...old, code: 'O', display: 'Other' })),
      ),
    'other-registration-type-is-named',
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
    'registration-is-not-regular',
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
    'registered-language-is-the-one-sent',
  ),
  patient(
    'temporary-details-without-end',
    'Gives temporary details no end',
    (r) => edit(edit(r, 'address.*.period', undefined), 'telecom.*.period', undefined),
    'temporary-details-have-an-end',
  ),
  patient('drops-temporary-details', 'Leaves temporary details out', lasting, 'registered-address-is-the-consumers'),
  patient(
    'version-before',
    'Names the version before',
    (r) => edit(r, 'meta.versionId', '0'),
    'registered-patient-is-read-in-its-version',
  ),
  patient(
    'managed-elsewhere',
    'Names another organisation as the managing one',
    (r) => edit(r, 'managingOrganization.reference', 'Organization/elsewhere'),
    'managing-organisation-is-the-practice-of-the-service-root',
  ),
  patient(
    'more-than-a-read',
    'Gives the name as text, which a read does not',
    (r) => edit(r, 'name.0.text', 'Somebody'),
    'registered-patient-is-as-read',
  ),
  patient(
    'preferred-branch-that-nobody-has',
    'Names a preferred branch that cannot be read',
    (r) => JSON.parse(JSON.stringify(r).replace('loc-branch-surgery', 'loc-nowhere')) as JsonObject,
    'preferred-branch-can-be-read',
  ),
  {
    name: 'refuses-in-the-other-format',
    says: 'Refuses in XML whoever asks for JSON, and the other way round',
    at: 'headers',
    proves: 'refusal-comes-in-the-format-asked-for',
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
export const registeredFamilies: readonly Family[] = [
  { on: ['register-patient'], faults: [...ofBundle, ...shared, ...own] },
]
