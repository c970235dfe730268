import type { JsonObject } from '../../../core/index.js'
import { reference } from '../../frame/datatypes.js'
import type { Booked } from '../appointment-book/book.js'
import type { Slot } from '../appointment-book/slots.js'
import { UUIDS } from '../rules/parts.js'
import type { BookingSeed, ClinicianRecord, DiaryRecord } from '../seed/schema.js'
import { meta, profile } from './profile.js'

/** Numbers of this system's own diaries. */
const NUMBERS = 'https://quarry-vale.example.nhs.uk/Id/diary'

export const slot = ({ id, uuid, diary, start, end }: Slot, isFree: boolean): JsonObject => ({
  resourceType: 'Slot',
  id,
  meta: meta('Slot'),
  identifier: [{ system: UUIDS, value: uuid }],
  schedule: reference('Schedule', diary.id),
  status: isFree ? 'free' : 'busy',
  start,
  end,
})

/** Who works in a diary. */
export const clinicianOf = ({ clinician }: DiaryRecord, { clinicians }: BookingSeed): ClinicianRecord | undefined =>
  clinicians.find(({ id }) => id === clinician)

/**
 * A diary as a Schedule: three actors at the most (CCS-RES-002). The role is shown where no place is: a diary in one
 * place is told apart by it.
 */
export function schedule(diary: DiaryRecord, seed: BookingSeed): JsonObject {
  const clinician = clinicianOf(diary, seed)
  return {
    resourceType: 'Schedule',
    id: diary.id,
    meta: meta('Schedule'),
    identifier: [{ system: NUMBERS, value: diary.number }],
    actor: [
      reference('HealthcareService', diary.service),
      ...(diary.location === undefined ? [] : [reference('Location', diary.location)]),
      ...(clinician ? [reference('Practitioner', clinician.id)] : []),
      ...(clinician && diary.location === undefined ? [reference('PractitionerRole', clinician.role.id)] : []),
    ],
  }
}

/** A version of an appointment. */
export const appointment = ({ id, version, changed, content }: Booked): JsonObject => ({
  resourceType: 'Appointment',
  id,
  meta: { versionId: String(version), lastUpdated: changed, profile: [profile('Appointment')] },
  ...content,
})
