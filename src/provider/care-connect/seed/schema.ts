import { z } from 'zod'

/** The form of a booking system's records (fixtures/records/care-connect): its own words, nothing of FHIR. */

const id = z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, 'an id of 1 to 40 letters, digits, hyphens and dots')
const words = z.string().trim().min(1)
const odsCode = z.string().regex(/^[A-Z0-9]{3,10}$/, 'an ODS code of 3 to 10 capitals and digits')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30')

/** `[1, 10]`: from the first to the last day, both included; 0 is today. */
const days = z
  .tuple([z.int(), z.int()])
  .refine(([from, to]) => from <= to, 'the first day comes after the last')
  .transform(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

const location = z.strictObject({
  id,
  /** ODS site code. */
  siteCode: odsCode,
  name: words,
  lines: z.array(words).min(1),
  city: words,
  postcode: words,
  phone: words,
})

const clinician = z.strictObject({
  id,
  sdsUserId: z.string().regex(/^\d{12}$/, 'an SDS user id of 12 digits'),
  roleProfile: z.string().regex(/^\d{12}$/, 'an SDS role profile id of 12 digits'),
  role: z.strictObject({ id, code: z.string().regex(/^R\d{4}$/), display: words }),
  family: words,
  given: z.array(words).min(1),
  prefix: words,
})

const service = z.strictObject({
  id,
  /** Its id in the Directory of Services. */
  dosServiceId: z.string().regex(/^\d{1,12}$/, 'a DoS service id of up to 12 digits'),
  name: words,
  location: id,
})

/** A run of slots without gaps on each of its days. */
const diary = z.strictObject({
  id,
  /** The number under which the system itself keeps it. */
  number: words,
  service: id,
  clinician: id.optional(),
  location: id.optional(),
  days,
  from: time,
  count: z.int().positive(),
  minutes: z.int().positive(),
})

/** An appointment that somebody made before the first request: it takes a slot of its diary. */
const appointment = z.strictObject({
  nhsNumber: z.string().regex(/^\d{10}$/, 'an NHS number of ten digits'),
  family: words,
  given: z.array(words).min(1),
  diary: id,
  /** Which of the slots of the diary, from 0. */
  slot: z.int().nonnegative(),
  description: words,
  cancelled: z.boolean().default(false),
})

/** Everything that a booking system holds before the first request. */
export const bookingSeedSchema = z
  .strictObject({
    organisation: z.strictObject({ id, odsCode, name: words, phone: words }),
    /** The last part of the service root. */
    segment: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
    locations: z.array(location),
    clinicians: z.array(clinician),
    services: z.array(service),
    diaries: z.array(diary),
    appointments: z.array(appointment).default([]),
    /** ODS codes of consumers that may not cancel, and of those that may do nothing. */
    mayNotCancel: z.array(odsCode).default([]),
    mayNotCall: z.array(odsCode).default([]),
  })
  .superRefine((seed, context) => {
    const missing = (list: readonly { id: string }[], wanted: string | undefined): boolean =>
      wanted !== undefined && !list.some((one) => one.id === wanted)
    const links: [path: string, broken: boolean][] = [
      ...seed.services.map((s, i): [string, boolean] => [
        `services.${i}.location`,
        missing(seed.locations, s.location),
      ]),
      ...seed.diaries.flatMap((d, i): [string, boolean][] => [
        [`diaries.${i}.service`, missing(seed.services, d.service)],
        [`diaries.${i}.clinician`, missing(seed.clinicians, d.clinician)],
        [`diaries.${i}.location`, missing(seed.locations, d.location)],
      ]),
      ...seed.appointments.map((a, i): [string, boolean] => [
        `appointments.${i}.diary`,
        missing(seed.diaries, a.diary),
      ]),
    ]
    for (const [path, broken] of links)
      if (broken) context.addIssue({ code: 'custom', path: path.split('.'), message: 'points at no record' })
  })

/** The records of a booking system. */
export type BookingSeed = z.output<typeof bookingSeedSchema>
export type DiaryRecord = BookingSeed['diaries'][number]
export type ServiceRecord = BookingSeed['services'][number]
export type ClinicianRecord = BookingSeed['clinicians'][number]
export type LocationRecord = BookingSeed['locations'][number]
export type AppointmentRecord = BookingSeed['appointments'][number]
