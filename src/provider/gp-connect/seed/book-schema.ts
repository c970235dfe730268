import { z } from 'zod'

/** The form of a practice's appointment book (fixtures/records/book.yaml). Days count from the day of the run. */

const id = z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, 'an id of 1 to 40 letters, digits, hyphens and dots')
const words = z.string().trim().min(1)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30')
const channel = z.enum(['In-person', 'Telephone', 'Video', 'Visit'])
/** The trait of the versions of the specification at which it exists; absent: at all. */
const only = z.enum(['healthcareServices', 'visits']).optional()
const odsCode = z.string().regex(/^[A-Z0-9]{3,10}$/, 'an ODS code of 3 to 10 capitals and digits')

/** `[1, 20]`: from the first to the last day, both included; 0 is today. */
const days = z
  .tuple([z.int(), z.int()])
  .refine(([from, to]) => from <= to, 'the first day comes after the last')
  .transform(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

const run = z.strictObject({
  from: time,
  count: z.int().positive().default(1),
  minutes: z.int().positive(),
  channel,
  /** Slot type. */
  type: words,
})

const session = z.strictObject({
  id,
  /** Session name or rota type. */
  name: words,
  location: id,
  practitioner: id.optional(),
  /** SDS job role. */
  role: z.strictObject({ code: z.string().regex(/^R\d{4}$/), display: words }),
  days,
  slots: z.array(run).min(1),
  /** Marked as bookable through GP Connect. */
  bookable: z.boolean().default(true),
  /** Organisation types and ODS codes that it is restricted to; empty: no restriction. */
  onlyTypes: z.array(z.enum(['gp-practice', 'urgent-care'])).default([]),
  onlyOdsCodes: z.array(odsCode).default([]),
  /** How many appointments one organisation may book in it. */
  limitPerOrganisation: z.int().positive().optional(),
  /** Id of the healthcare service that it is linked to (1.2.8). */
  service: id.optional(),
  only,
})

/** An appointment that was made in the practice itself, or that an earlier consumer made. */
const appointment = z.strictObject({
  id,
  patient: id,
  session: id,
  day: z.int(),
  at: time,
  minutes: z.int().positive(),
  description: words,
  comment: words.optional(),
  channel: channel.default('In-person'),
  type: words,
  cancelled: words.optional(),
  /** The consumer that booked it; absent for the practice's own. */
  bookedBy: z.strictObject({ odsCode, name: words, phone: words }).optional(),
  /** Where it takes place, when not at the session's location. */
  location: id.optional(),
  only,
})

/** The sections of the book. */
export const bookSections = {
  /** Slots more than so many days ahead are embargoed. */
  bookingWindowDays: z.int().positive().default(365),
  sessions: z.array(session).default([]),
  appointments: z.array(appointment).default([]),
}

export type SessionRecord = z.output<typeof session>
