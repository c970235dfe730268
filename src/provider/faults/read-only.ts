import { asString, type Json } from '../../core/index.js'
import { edit, type Change } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault } from './named.js'

/** Faults by which a read shows another content than the search for the same record. */

/** What differs, where, what it is changed to, and the checks that notice beside that of the whole resource. */
type Row = [what: string, path: string, change: Change, ...breaks: string[]]

const differing =
  (whole: string) =>
  ([what, path, change, ...breaks]: Row): FaultOf =>
    bodyFault(
      `reads-another-${what}`,
      `Shows another ${what.replaceAll('-', ' ')} when the record is read than when it is found`,
      (reply) => (reply.rule || !reply.resource ? reply : { ...reply, resource: edit(reply.resource, path, change) }),
      [...breaks, whole],
    )

const another = (old: Json | undefined): Json => `${asString(old)}0`

const BRANCH = 'extension.0.extension.1.valueReference.reference'

/** Of read patient. */
export const patientReadsDiffer: readonly FaultOf[] = (
  [
    ['nhs-number', 'identifier.0.value', '9990001014', 'patient-nhs-number-is-as-found'],
    ['official-name', 'name.0.family', 'Somebody', 'patient-official-name-is-as-found', 'official-name-is-as-loaded'],
    ['birth-date', 'birthDate', '1900-01-01', 'patient-birth-date-is-as-found', 'birth-date-is-as-loaded'],
    ['gender', 'gender', 'unknown', 'patient-gender-is-as-found', 'gender-is-as-loaded'],
    ['address', 'address.0.city', 'Elsewhere', 'patient-address-is-as-found', 'patient-address-is-as-loaded'],
    ['telecom', 'telecom.0.value', '01632960000', 'patient-telecom-is-as-found', 'patient-telecom-is-as-loaded'],
    ['contact', 'contact.0.name.family', 'Somebody', 'patient-contact-is-as-found', 'patient-contacts-are-as-loaded'],
    [
      'preferred-branch',
      BRANCH,
      'Location/loc-main-surgery',
      'patient-preferred-branch-is-as-found',
      'preferred-branch-is-the-one-loaded',
    ],
    [
      'language',
      'extension.1.extension.2.valueBoolean',
      (old: Json | undefined) => !old,
      'patient-language-is-as-found',
      'patient-language-is-as-loaded',
    ],
    [
      'managing-organisation',
      'managingOrganization.reference',
      'Organization/other',
      'patient-managing-organisation-is-as-found',
      'managing-organisation-is-the-practice-of-the-service-root',
      'references-resolve',
    ],
    ['version', 'meta.versionId', another, 'patient-version-is-as-found', 'etag-is-the-version-id'],
    ['name-of-another-use', 'name.1.family', 'Somebody', 'other-names-are-as-loaded'],
  ] satisfies Row[]
).map(differing('patient-is-as-found'))

/** Of read practitioner. */
export const practitionerReadsDiffer: readonly FaultOf[] = (
  [
    [
      'sds-user-id',
      'identifier.0.value',
      'G00000000',
      'practitioner-sds-user-id-is-as-found',
      'general-practitioner-is-the-one-loaded',
    ],
    ['name', 'name.0.family', 'Somebody', 'practitioner-name-is-as-found', 'practitioner-name-is-as-loaded'],
    ['gender', 'gender', 'unknown', 'practitioner-gender-is-as-found', 'practitioner-gender-is-as-loaded'],
    ['language', 'extension', undefined, 'practitioner-language-is-as-found', 'practitioner-language-is-as-loaded'],
    ['state', 'active', false],
  ] satisfies Row[]
).map(differing('practitioner-is-as-found'))

/** Of read organisation. */
export const organisationReadsDiffer: readonly FaultOf[] = (
  [
    ['name', 'name', 'Another Practice', 'organisation-name-is-as-found', 'organisation-name-is-as-loaded'],
    ['address', 'address.0.city', 'Elsewhere', 'organisation-address-is-as-found', 'organisation-address-is-as-loaded'],
    [
      'telecom',
      'telecom.0.value',
      '01632960000',
      'organisation-telecom-is-as-found',
      'organisation-telecom-is-as-loaded',
    ],
    ['state', 'active', false],
  ] satisfies Row[]
).map(differing('organisation-is-as-found'))
