import { asString, broken, objects, ok, tolerated, type JsonObject } from '../../core/index.js'
import { parseMoment } from '../../fhir/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { headerBreach } from '../headers/breach.js'
import { show } from '../toolkit/located.js'
import { sentIn } from '../toolkit/sent.js'
import { inside } from './make.js'

const isBooked = (answer: Answer, { interaction }: CheckContext): boolean =>
  interaction.kind === 'create' && answer.status === interaction.success

/** The path that a Location names, where it is an absolute URL. */
const pathOf = (location: string): string | undefined => {
  try {
    return new URL(location).pathname
  } catch {
    return undefined
  }
}

/** Judges a Location against id and version of the body. */
export function judgeLocation(answer: Answer, received: string, base: string) {
  const version = asString(inside(answer.resource, 'meta')['versionId']) ?? '[version id]'
  const path = `/Appointment/${asString(answer.resource?.['id']) ?? '[id]'}/_history/${version}`
  const detail = { at: 'header Location', expected: `${base}${path}`, received }
  if (!pathOf(received)?.endsWith(path)) return broken(detail)
  if (received === `${base}${path}`) return ok()
  return tolerated({ ...detail, note: 'Another base than the service root: a host behind a proxy may not know it.' })
}

const locationIsAbsolute: Check = {
  id: 'booking-location-names-the-version',
  reqs: ['CCS-BOOK-002'],
  when: isBooked,
  judge(answer, { base }) {
    const received = answer.header('Location')
    if (received !== undefined) return judgeLocation(answer, received, base)
    const expected = `${base}/Appointment/[id]/_history/[version id]`
    return headerBreach(answer, { at: 'header Location', expected, received: 'none' })
  },
}

const hasEtagAndLastModified: Check = {
  id: 'booking-has-etag-and-last-modified',
  reqs: ['CCS-BOOK-003'],
  when: isBooked,
  judge(answer) {
    const missing = ['ETag', 'Last-Modified'].filter((name) => answer.header(name) === undefined)
    if (missing.length === 0) return ok()
    return broken({ at: `header ${missing.join(', ')}`, expected: 'present', received: 'none' })
  },
}

/** The stored appointment comes back: id, version and status booked. */
const isStored: Check = {
  id: 'booking-answers-the-stored-appointment',
  reqs: ['CCS-BOOK-001'],
  when: isBooked,
  judge({ resource }) {
    const missing = [
      ...(asString(resource?.['id']) ? [] : ['id']),
      ...(asString(inside(resource, 'meta')['versionId']) ? [] : ['meta.versionId']),
      ...(resource?.['status'] === 'booked' ? [] : ['status booked']),
    ]
    if (missing.length === 0) return ok()
    return broken({
      at: 'Appointment',
      expected: 'id, meta.versionId, status booked',
      received: `no ${missing.join(', no ')}`,
    })
  },
}

const hasCreated: Check = {
  id: 'booking-has-its-time-of-creation',
  reqs: ['CCS-BOOK-004'],
  when: isBooked,
  judge({ resource }) {
    const received = asString(resource?.['created'])
    if (received !== undefined && parseMoment(received, 'dateTime')) return ok()
    return broken({ at: 'Appointment.created', expected: 'a dateTime', received: received ?? 'absent' })
  },
}

/** What holds for the answer to a booking. */
export const bookingRules: readonly Check[] = [locationIsAbsolute, hasEtagAndLastModified, isStored, hasCreated]

/** The contained resource of a type. */
const contained = (resource: JsonObject | undefined, type: string): JsonObject | undefined =>
  objects(resource?.['contained']).find((one) => one['resourceType'] === type)

const values = (resource: JsonObject | undefined): string[] =>
  objects(resource?.['identifier']).flatMap((one) => asString(one['value']) ?? [])

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'

const nhsNumber = (patient: JsonObject | undefined): string | undefined =>
  objects(patient?.['identifier'])
    .filter((one) => one['system'] === NHS_NUMBER)
    .flatMap((one) => asString(one['value']) ?? [])[0]

const family = (patient: JsonObject | undefined): string | undefined =>
  objects(patient?.['name']).flatMap((one) => asString(one['family']) ?? [])[0]

/** What a part of the booking is compared by: elements that have to stay, by name. */
const keeps = (
  id: string,
  row: string,
  type: string,
  parts: (resource: JsonObject | undefined) => Readonly<Record<string, unknown>>,
): Check => ({
  id,
  reqs: [row],
  needs: ['booking'],
  when: (answer, { interaction, booking }) =>
    answer.status === 201 &&
    interaction.kind === 'create' &&
    contained(booking?.sent ?? sentIn(answer), type) !== undefined,
  judge(answer, { booking }) {
    const before = parts(contained(booking?.sent ?? sentIn(answer), type))
    const now = parts(contained(answer.resource, type))
    const lost = Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
    if (lost.length === 0) return ok()
    const told = (of: Readonly<Record<string, unknown>>): string =>
      lost.map((name) => `${name} ${show(of[name] ?? 'absent')}`).join(', ')
    return broken({ at: `Appointment.contained(${type})`, expected: told(before), received: told(now) })
  },
})

/** The document's id is how a later message is matched (CCS-BOOK-007). */
const keepsTheDocument = keeps('booking-keeps-the-document', 'CCS-BOOK-007', 'DocumentReference', (document) => ({
  identifier: values(document),
  status: document?.['status'],
}))

/** Whom the booking is for. */
const keepsThePatient = keeps('booking-keeps-the-patient', 'CCS-BOOK-008', 'Patient', (patient) => ({
  ...(nhsNumber(patient) !== undefined && { 'NHS number': nhsNumber(patient) }),
  family: family(patient)?.toLowerCase(),
  birthDate: patient?.['birthDate'],
}))

/** The parts of the booking that stay as they were sent. */
export const keptRules: readonly Check[] = [keepsTheDocument, keepsThePatient]

/** A patient without NHS number gets an identifier of the provider's own. */
export const hasALocalIdentifier: Check = {
  id: 'patient-without-nhs-number-has-a-local-identifier',
  reqs: ['CCS-BOOK-009'],
  judge({ resource }) {
    const local = objects(contained(resource, 'Patient')?.['identifier']).filter(
      (one) => one['system'] !== NHS_NUMBER && asString(one['value']),
    )
    if (local.length > 0) return ok()
    return broken({
      at: 'Appointment.contained(Patient).identifier',
      expected: 'an identifier of the provider',
      received: 'none',
    })
  },
}

const WHOLE = ['id', 'status', 'start', 'end', 'created', 'description', 'slot', 'supportingInformation', 'participant']

/** A read gives the appointment whole; the page says two contained resources, and lists three. */
export const readIsWhole: Check = {
  id: 'read-gives-the-whole-appointment',
  reqs: ['CCS-READ-004'],
  when: (answer, { interaction }) => interaction.kind === 'read' && answer.status === interaction.success,
  judge({ resource }) {
    const missing = WHOLE.filter((name) => {
      const value = resource?.[name]
      return value === undefined || (Array.isArray(value) && value.length === 0)
    })
    const inner = objects(resource?.['contained']).length
    if (!asString(inside(resource, 'meta')['versionId'])) missing.push('meta.versionId')
    if (inner < 2 || inner > 3) missing.push(`two or three contained (there are ${inner})`)
    return missing.length === 0
      ? ok()
      : broken({ at: 'Appointment', expected: 'the whole appointment', received: `lacks ${missing.join(', ')}` })
  },
}
