import { profile } from '../../../../catalogue/index.js'
import { asString, type JsonObject } from '../../../../core/index.js'
import { each, edit, ofObject, type Change } from '../../../frame/mutation/edit.js'
import type { FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'

/** Mutations of what ties the patient to the practice. */

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

const dropExtension = (name: string) =>
  patient('extension', (old) => [old].flat().filter((e) => (e as JsonObject)['url'] !== profile(name)) as JsonObject[])

const REGISTRATION = 'Extension-CareConnect-GPC-RegistrationDetails-1'

/** Changes the nested extension of the registration details; undefined takes it away. */
const registration = (part: string, change: JsonObject | undefined) =>
  each('Patient', (resource) =>
    edit(
      resource,
      'extension.*',
      ofObject((outer) => {
        if (outer['url'] !== profile(REGISTRATION)) return outer
        return edit(outer, 'extension.*', (inner) => ((inner as JsonObject)['url'] === part ? change : inner))
      }),
    ),
  )

/** The registration type as another coding. */
const registeredAs = (system: string, code: string) =>
  registration('registrationType', { url: 'registrationType', valueCodeableConcept: { coding: [{ system, code }] } })

const TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1'

/** Faults of language, registration and references. */
export const practiceFaults: readonly FaultOf[] = [
  fault(
    'no-language',
    'Leaves the language out',
    dropExtension('Extension-CareConnect-GPC-NHSCommunication-1'),
    'patient-language-is-as-loaded',
  ),
  fault(
    'no-preferred-branch',
    'Leaves the preferred branch surgery out',
    registration('preferredBranchSurgery', undefined),
    'preferred-branch-is-given',
  ),
  fault(
    'preferred-branch-is-the-practice',
    'Names the organisation as preferred branch surgery',
    registration('preferredBranchSurgery', {
      url: 'preferredBranchSurgery',
      valueReference: { reference: 'Organization/org-dunmere' },
    }),
    'preferred-branch-refers-to-a-location',
  ),
  fault(
    'another-preferred-branch',
    'Names the main surgery as preferred branch surgery of everybody',
    registration('preferredBranchSurgery', {
      url: 'preferredBranchSurgery',
      valueReference: { reference: 'Location/loc-main-surgery' },
    }),
    'preferred-branch-is-the-one-loaded',
  ),
  fault(
    'no-registration-type',
    'Leaves the registration type out',
    registration('registrationType', undefined),
    'registration-type-is-as-loaded',
  ),
  fault(
    'registration-type-in-small-letters',
    'Writes the code of the registration type in small letters',
    registeredAs(TYPES, 't'),
    'body-conforms-to-its-profile',
  ),
  fault(
    'registration-type-of-a-system-in-small-letters',
    'Writes the code system of the registration type in small letters',
    registeredAs(TYPES.toLowerCase(), 'T'),
    'body-conforms-to-its-profile',
  ),
  fault(
    'no-general-practitioner',
    'Leaves the usual practitioner out',
    patient('generalPractitioner', undefined),
    'general-practitioner-is-the-one-loaded',
  ),
  fault(
    'no-managing-organisation',
    'Leaves the managing organisation out',
    patient('managingOrganization', undefined),
    'managing-organisation-is-given',
  ),
  fault(
    'absolute-reference',
    'Writes an absolute reference to the managing organisation',
    patient('managingOrganization.reference', (old) => `https://provider.example/STU3/1/${asString(old)}`),
    'references-are-relative',
  ),
  fault(
    'dangling-practitioner',
    'Refers to a practitioner who cannot be read',
    patient('generalPractitioner.0.reference', 'Practitioner/nobody'),
    'references-resolve',
  ),
]
