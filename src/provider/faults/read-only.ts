import { asString } from '../../core/index.js'
import { edit, type Change } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault } from './named.js'

/** Faults by which a read shows another content than the search for the same record. */

/** Changes the answer of a read; `loaded` is the check that compares with what was loaded, where there is one. */
const differs = (what: string, path: string, change: Change, breaks: readonly string[]): FaultOf =>
  bodyFault(
    `reads-another-${what}`,
    `Shows another ${what.replaceAll('-', ' ')} when the record is read than when it is found`,
    (reply) => (reply.rule || !reply.resource ? reply : { ...reply, resource: edit(reply.resource, path, change) }),
    breaks,
  )

const BRANCH = 'extension.0.extension.1.valueReference.reference'

/** Of read patient. */
export const patientReadsDiffer: readonly FaultOf[] = [
  differs('nhs-number', 'identifier.0.value', '9990001014', ['patient-nhs-number-is-as-found']),
  differs('official-name', 'name.0.family', 'Somebody', ['official-name-is-as-loaded']),
  differs('birth-date', 'birthDate', '1900-01-01', ['birth-date-is-as-loaded']),
  differs('gender', 'gender', 'unknown', ['gender-is-as-loaded', 'practitioner-gender-is-as-loaded']),
  differs('address', 'address.0.city', 'Elsewhere', [
    'patient-address-is-as-loaded',
    'organisation-address-is-as-loaded',
    'organisation-is-as-found',
  ]),
  differs('telecom', 'telecom.0.value', '01632960000', [
    'patient-telecom-is-as-loaded',
    'organisation-telecom-is-as-loaded',
    'organisation-is-as-found',
  ]),
  differs('contact', 'contact.0.name.family', 'Somebody', ['patient-contacts-are-as-loaded']),
  differs('preferred-branch', BRANCH, 'Location/loc-main-surgery', ['preferred-branch-is-the-one-loaded']),
  differs('language', 'extension.1.extension.2.valueBoolean', (old) => !old, [
    'patient-language-is-as-loaded',
    'practitioner-language-is-as-loaded',
  ]),
  differs('managing-organisation', 'managingOrganization.reference', 'Organization/other', [
    'managing-organisation-is-the-practice-of-the-service-root',
    'references-resolve',
  ]),
  differs('version', 'meta.versionId', (old) => `${asString(old)}0`, ['etag-is-the-version-id']),
  differs('name-of-another-use', 'name.1.family', 'Somebody', ['other-names-are-as-loaded']),
]

/** Of read practitioner. */
export const practitionerReadsDiffer: readonly FaultOf[] = [
  differs('sds-user-id', 'identifier.0.value', 'G00000000', ['general-practitioner-is-the-one-loaded']),
  differs('name', 'name.0.family', 'Somebody', [
    'practitioner-name-is-as-loaded',
    'organisation-name-is-as-loaded',
    'organisation-is-as-found',
  ]),
  differs('gender', 'gender', 'unknown', ['practitioner-gender-is-as-found']),
  differs('language', 'extension', undefined, ['practitioner-language-is-as-found']),
  differs('state', 'active', false, ['practitioner-is-as-found']),
]

/** Of read organisation. */
export const organisationReadsDiffer: readonly FaultOf[] = [
  differs('name', 'name', 'Another Practice', ['organisation-name-is-as-found']),
  differs('address', 'address.0.city', 'Elsewhere', ['organisation-address-is-as-found']),
  differs('telecom', 'telecom.0.value', '01632960000', ['organisation-telecom-is-as-found']),
  differs('state', 'active', false, ['organisation-is-as-found']),
]
