import { asString, type Json } from '../../../../core/index.js'
import { edit, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'

/** Faults by which a read shows another content than the search for the same record. */

/** What differs, where, what it is changed to, and the check that compares it where one does by itself. */
type Row = readonly [what: string, path: string, change: Change, proves?: string]

const differing = (whole: string, rows: readonly Row[]): FaultOf[] =>
  rows.map(([what, path, change, proves = whole]) =>
    bodyFault(
      `reads-another-${what}`,
      `Shows another ${what.replaceAll('-', ' ')} when the record is read than when it is found`,
      (reply) => (reply.rule || !reply.resource ? reply : { ...reply, resource: edit(reply.resource, path, change) }),
      proves,
    ),
  )

const another = (old: Json | undefined): Json => `${asString(old)}0`
const opposite = (old: Json | undefined): Json => !old

const BRANCH = 'extension.0.extension.1.valueReference.reference'
const MANAGING = 'managingOrganization.reference'
const PREFERRED = 'extension.1.extension.2.valueBoolean'

const patient = differing('patient-is-as-found', [
  ['nhs-number', 'identifier.0.value', '9990001014', 'patient-nhs-number-is-as-found'],
  ['official-name', 'name.0.family', 'Somebody', 'patient-official-name-is-as-found'],
  ['birth-date', 'birthDate', '1900-01-01', 'patient-birth-date-is-as-found'],
  ['gender', 'gender', 'unknown', 'patient-gender-is-as-found'],
  ['address', 'address.0.city', 'Elsewhere', 'patient-address-is-as-found'],
  ['telecom', 'telecom.0.value', '01632960000', 'patient-telecom-is-as-found'],
  ['contact', 'contact.0.name.family', 'Somebody', 'patient-contact-is-as-found'],
  ['preferred-branch', BRANCH, 'Location/loc-main-surgery', 'patient-preferred-branch-is-as-found'],
  ['language', PREFERRED, opposite, 'patient-language-is-as-found'],
  ['managing-organisation', MANAGING, 'Organization/other', 'patient-managing-organisation-is-as-found'],
  ['version', 'meta.versionId', another, 'patient-version-is-as-found'],
  ['name-of-another-use', 'name.1.family', 'Somebody'],
])

const practitioner = differing('practitioner-is-as-found', [
  ['sds-user-id', 'identifier.0.value', 'G00000000', 'practitioner-sds-user-id-is-as-found'],
  ['name', 'name.0.family', 'Somebody', 'practitioner-name-is-as-found'],
  ['gender', 'gender', 'unknown', 'practitioner-gender-is-as-found'],
  ['language', 'extension', undefined, 'practitioner-language-is-as-found'],
  ['state', 'active', false],
])

const organisation = differing('organisation-is-as-found', [
  ['name', 'name', 'Another Practice', 'organisation-name-is-as-found'],
  ['address', 'address.0.city', 'Elsewhere', 'organisation-address-is-as-found'],
  ['telecom', 'telecom.0.value', '01632960000', 'organisation-telecom-is-as-found'],
  ['state', 'active', false],
])

/** Faults of the reads of records that are also found. */
export const readOnlyFamilies: readonly Family[] = [
  { on: ['read-patient'], faults: patient },
  { on: ['read-practitioner'], faults: practitioner },
  { on: ['read-organisation'], faults: organisation },
]
