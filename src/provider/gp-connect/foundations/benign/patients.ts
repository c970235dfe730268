import { profile } from '../../../../catalogue/index.js'
import { objects, type JsonObject } from '../../../../core/index.js'
import type { Mutation, ReplyMutation } from '../../../frame/mutation/mutation.js'
import { append, each, edit, ofObject, type Change } from '../../../frame/mutation/edit.js'

/** Other legal ways to show a Patient. */

const variation = (id: string, says: string, apply: ReplyMutation['apply']): Mutation => ({
  id: `benign.patient-${id}`,
  interactions: ['find-patient', 'read-patient'],
  says,
  at: 'body',
  apply,
})

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

/** The same text with another piece: URLs that pages and published definitions write differently. */
const replaced = (from: string, to: string) =>
  each('Patient', (r) => JSON.parse(JSON.stringify(r).replaceAll(from, to)) as JsonObject)

const REGISTRATION = profile('Extension-CareConnect-GPC-RegistrationDetails-1')

const period = each('Patient', (r) =>
  edit(
    r,
    'extension.*',
    ofObject((old) => {
      if (old['url'] !== REGISTRATION) return old
      const inner = { url: 'registrationPeriod', valuePeriod: { start: '2015-06-01' } }
      return { ...old, extension: [inner, ...objects(old['extension'])] }
    }),
  ),
)

/** Variations of the Patient. */
export const patientVariations: readonly Mutation[] = [
  variation(
    'local-identifier',
    'Adds an identifier of its own system',
    patient(
      'identifier',
      append({
        use: 'usual',
        system: 'https://provider.example/Id/patient-number',
        value: '4711',
      }),
    ),
  ),
  variation('name-text', 'Adds the official name as text', patient('name.0.text', 'THORNBURY, Alice (Mrs)')),
  variation(
    'old-name',
    'Adds an old name',
    patient('name', append({ use: 'old', family: 'Before', given: ['Alice'] })),
  ),
  variation(
    'country',
    'Adds country and type to addresses',
    patient(
      'address.*',
      ofObject((old) => ({ ...old, type: 'physical', country: 'GBR' })),
    ),
  ),
  variation('telecom-rank', 'Ranks telephone numbers', patient('telecom.0.rank', 1)),
  variation('registration-period', 'Tells since when the patient is registered', period),
  variation(
    'verification-status-of-the-pages',
    'Takes the code system of the verification status from the page examples',
    replaced(
      'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
      'https://fhir.nhs.uk/CareConnect-NHSNumberVerificationStatus-1',
    ),
  ),
  variation(
    'registration-type-of-the-pages',
    'Takes the code system of the registration type from the page example',
    replaced(
      'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1',
      'https://fhir.nhs.uk/CareConnect-RegistrationType-1',
    ),
  ),
  variation(
    'contact-period',
    'Tells since when a contact is one',
    patient('contact.*.period', { start: '2016-01-01' }),
  ),
]
