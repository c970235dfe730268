import type { JsonObject } from '../../../core/index.js'
import { ukDateTime } from '../../../fhir/index.js'
import type { Seed } from '../seed/schema.js'
import { standsAt, type SpecTraits } from '../specs.js'
import { openBook, type Schedule, type Slot } from './sessions.js'
import { ukDayAfter, ukInstant } from '../../frame/uk-day.js'

/** What can be said when an appointment is made. */
export interface NewAppointment {
  readonly patient: string
  readonly slots: readonly Slot[]
  readonly schedule: Schedule
  /** UK local dateTimes. */
  readonly start: string
  readonly end: string
  readonly created: string
  readonly channel: string
  readonly type: string
  readonly location: string
  readonly description: string
  readonly comment?: string
  /** The organisation that booked, as it was sent, without its local id; absent for the practice's own. */
  readonly organisation?: JsonObject
  readonly identifier?: readonly JsonObject[]
}

/** An appointment in the book. */
export interface Appointment extends NewAppointment {
  readonly id: string
  readonly version: number
  /** Instant of the last change, ISO 8601. */
  readonly changed: string
  /** Set where it is cancelled. */
  readonly cancelled?: string
}

/** The practice's appointment book while the provider runs. */
export interface Book {
  /** The instant at which its day ends, British time, in milliseconds: from then on another day's plan holds. */
  readonly until: number
  /** The book of a later day: the plan has moved on, what was booked stands. */
  on(now: Date): Book
  /** Every slot, booked or not. */
  readonly slots: readonly Slot[]
  slot(id: string): Slot | undefined
  isFree(slot: Slot): boolean
  appointments(): readonly Appointment[]
  find(id: string): Appointment | undefined
  /** Makes an appointment; its slots are taken, unless the last argument leaves the slots alone. */
  make(appointment: NewAppointment, at: Date, slots?: 'as they are'): Appointment
  /** Takes slots without an appointment; an honest provider never does so. */
  take(slots: readonly Slot[]): void
  /** Puts a changed appointment in place of the former one, with the next version; a cancelled one frees its slots. */
  change(appointment: Appointment, changes: Changes, at: Date, slots?: 'as they are'): Appointment
}

/** What may change of an appointment; undefined takes an element away. */
export type Changes = { readonly [K in 'description' | 'comment' | 'cancelled']?: string | undefined }

const applied = ({ description, comment, cancelled, ...rest }: Appointment, changes: Changes): Appointment => {
  const now = { description, comment, cancelled, ...changes }
  return {
    ...rest,
    description: now.description ?? description,
    ...(now.comment === undefined ? {} : { comment: now.comment }),
    ...(now.cancelled === undefined ? {} : { cancelled: now.cancelled }),
  }
}

/** The appointment as a change leaves it: its next version. */
export const changed = (appointment: Appointment, changes: Changes, at: Date): Appointment => ({
  ...applied(appointment, changes),
  version: appointment.version + 1,
  changed: at.toISOString(),
})

/** The appointments that stand in the book before any request: fixtures/records/book.yaml. */
function seeded(seed: Seed, slots: readonly Slot[], now: Date, traits: SpecTraits): Appointment[] {
  return seed.appointments.filter(standsAt(traits)).flatMap((record) => {
    const schedule = slots.find((slot) => slot.schedule.session.id === record.session)?.schedule
    if (!schedule) return []
    const start = ukInstant(ukDayAfter(now, record.day), record.at)
    const { bookedBy, comment, cancelled } = record
    return {
      id: record.id,
      version: 1,
      changed: '2024-01-01T09:00:00Z',
      patient: record.patient,
      slots: [],
      schedule,
      start: ukDateTime(start),
      end: ukDateTime(new Date(start.getTime() + record.minutes * 60_000)),
      created: '2024-01-01T09:00:00+00:00',
      channel: record.channel,
      type: record.type,
      location: record.location ?? schedule.session.location,
      description: record.description,
      ...(comment === undefined ? {} : { comment }),
      ...(cancelled === undefined ? {} : { cancelled }),
      ...(bookedBy ? { organisation: organisationOf(bookedBy) } : {}),
    }
  })
}

const organisationOf = ({ odsCode, name, phone }: { odsCode: string; name: string; phone: string }): JsonObject => ({
  resourceType: 'Organization',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1'] },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: odsCode }],
  name,
  telecom: [{ system: 'phone', value: phone, use: 'work' }],
})

/** What a book hands on to that of the next day. */
interface Former {
  readonly slots: readonly Slot[]
  readonly appointments: readonly Appointment[]
  readonly taken: ReadonlySet<string>
  readonly made: number
}

const NOTHING: Former = { slots: [], appointments: [], taken: new Set(), made: 0 }

/** How far ahead a consumer may have searched: what it found yesterday can still be booked. */
const SEARCHED_DAYS = 14

/** Slots of yesterday's plan that today's does not have, from today on, in the schedules of today. */
function carried(former: readonly Slot[], planned: readonly Slot[], now: Date): Slot[] {
  const ids = new Set(planned.map(({ id }) => id))
  const [first, last] = [ukDayAfter(now, 0), ukDayAfter(now, SEARCHED_DAYS)]
  const inTime = ({ start }: Slot): boolean => start.slice(0, 10) >= first && start.slice(0, 10) <= last
  return former
    .filter((slot) => !ids.has(slot.id) && inTime(slot))
    .map((slot) => ({
      ...slot,
      schedule: planned.find((p) => p.schedule.id === slot.schedule.id)?.schedule ?? slot.schedule,
    }))
}

/**
 * Opens the book of a practice around an instant.
 *
 * @param traits - of the version of the specification
 * @param former - what stands since the days before
 */
export function createBook(seed: Seed, now: Date, traits: SpecTraits, former: Former = NOTHING): Book {
  const planned = openBook(seed.sessions, now, traits)
  const slots = [...planned, ...carried(former.slots, planned, now)]
  const byId = new Map(slots.map((slot) => [slot.id, slot]))
  const changedSince = former.appointments.filter(({ version, slots: own }) => version > 1 || own.length > 0)
  const appointments = new Map([...seeded(seed, slots, now, traits), ...changedSince].map((a) => [a.id, a]))
  const taken = new Set(former.taken)
  let { made } = former

  const keep = (appointment: Appointment, slots?: 'as they are'): Appointment => {
    appointments.set(appointment.id, appointment)
    if (slots) return appointment
    for (const { id } of appointment.slots) {
      if (appointment.cancelled === undefined) taken.add(id)
      else taken.delete(id)
    }
    return appointment
  }

  return {
    until: ukInstant(ukDayAfter(now, 1), '00:00').getTime(),
    on: (later) => createBook(seed, later, traits, { slots, appointments: [...appointments.values()], taken, made }),
    slots,
    slot: (id) => byId.get(id),
    isFree: ({ id }) => !taken.has(id),
    appointments: () => [...appointments.values()],
    find: (id) => appointments.get(id),
    make: (appointment, at, as) =>
      keep({ ...appointment, id: `appt-${String(++made)}`, version: 1, changed: at.toISOString() }, as),
    take: (all) => all.forEach(({ id }) => taken.add(id)),
    change: (appointment, changes, at, as) => keep(changed(appointment, changes, at), as),
  }
}
