import { hasText } from '../../frame/shape.js'
import { objects, type JsonObject } from '../../../core/index.js'
import { isNhsNumber } from '../../frame/nhs-number.js'
import type { CareRule } from '../request-context.js'
import type { Case } from '../refusal.js'
import { bodyRule } from './body.js'
import { contained, identifiers, NHS_NUMBER, UUIDS } from './parts.js'

/** Rules on the patient and the document that a booking brings (spec facts, Care Connect, section 5.3). */

const onContained = (
  type: string,
  id: string,
  judge: (resource: JsonObject) => string | undefined,
  of?: Case,
): CareRule =>
  bodyRule(
    id,
    (appointment) =>
      contained(appointment, type)
        .map(judge)
        .find((problem) => problem !== undefined),
    of,
  )

const onPatient = (id: string, judge: (patient: JsonObject) => string | undefined, of?: Case): CareRule =>
  onContained('Patient', `patient.${id}`, judge, of)

/** Contacts of the patient and of third parties: one of them is the first to be tried (CCS-CONTACT-001). */
const contacts = ({ telecom, contact }: JsonObject): JsonObject[] => [
  ...objects(telecom),
  ...objects(contact).flatMap((one) => objects(one['telecom'])),
]

const primary = (patient: JsonObject): number => contacts(patient).filter(({ rank }) => rank === 1).length

export const patientRules: readonly CareRule[] = [
  onPatient('name', ({ name }) =>
    objects(name).some(({ family }) => hasText(family)) ? undefined : 'the patient has no family name',
  ),
  onPatient('gender', ({ gender }) => (hasText(gender) ? undefined : 'the patient has no gender')),
  onPatient('birthDate', ({ birthDate }) => (hasText(birthDate) ? undefined : 'the patient has no birth date')),
  onPatient('address', ({ address }) => (objects(address).length > 0 ? undefined : 'the patient has no address')),
  onPatient(
    'nhs-number',
    (patient) =>
      identifiers(patient, NHS_NUMBER).every(isNhsNumber) ? undefined : 'the NHS number of the patient is not valid',
    'nhs-number',
  ),
  // No source gives these a status but TKW, which has 400.
  onPatient('contact', (patient) => (contacts(patient).length > 0 ? undefined : 'there is no contact'), 'bad-request'),
  onPatient(
    'contact-primary',
    (patient) => (contacts(patient).length === 0 || primary(patient) > 0 ? undefined : 'no contact has rank 1'),
    'bad-request',
  ),
  onPatient(
    'contact-unique',
    (patient) => (primary(patient) <= 1 ? undefined : 'several contacts have rank 1'),
    'bad-request',
  ),
]

export const documentRules: readonly CareRule[] = [
  onContained('DocumentReference', 'document.identifier', (document) =>
    identifiers(document, UUIDS).length === 1 ? undefined : 'the document has no identifier',
  ),
  onContained('DocumentReference', 'document.status', ({ status }) =>
    status === 'current' ? undefined : 'the document is not current',
  ),
]
