import { systems } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import { concept } from '../../frame/datatypes.js'
import type { AppointmentRecord } from '../seed/schema.js'
import type { Slot } from './slots.js'

const VERIFIED: JsonObject = {
  url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1',
  valueCodeableConcept: concept(
    'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
    '01',
    'Number present and verified',
  ),
}

/** The appointment of a record: whom it is for comes with it, as with every booking. */
export const seededContent = (
  { nhsNumber, family, given, description, cancelled }: AppointmentRecord,
  slot: Slot,
  at: Date,
): JsonObject => ({
  contained: [
    {
      resourceType: 'Patient',
      id: 'patient',
      identifier: [{ extension: [VERIFIED], system: systems.nhsNumber, value: nhsNumber }],
      name: [{ use: 'official', family, given }],
    },
  ],
  status: cancelled ? 'cancelled' : 'booked',
  description,
  start: slot.start,
  end: slot.end,
  slot: [{ reference: `Slot/${slot.id}` }],
  created: at.toISOString(),
  participant: [{ actor: { reference: '#patient', display: `${given.join(' ')} ${family}` }, status: 'accepted' }],
})
