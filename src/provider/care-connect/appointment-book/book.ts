import type { JsonObject } from '../../../core/index.js'
import type { BookingSeed } from '../seed/schema.js'
import { seededContent } from './seeded.js'
import { slotsAround, type Slot } from './slots.js'

/** One version of an appointment. */
export interface Booked {
  readonly id: string
  /** Counted from 1. */
  readonly version: number
  /** Instant of the change, ISO 8601. */
  readonly changed: string
  readonly slot: Slot
  /** The Appointment without `id` and `meta`. */
  readonly content: JsonObject
}

/** The diaries of a booking system while it runs. */
export interface Diaries {
  /** Every slot, booked or not. */
  readonly slots: readonly Slot[]
  isFree(slot: Slot): boolean
  /** The present version of every appointment. */
  appointments(): readonly Booked[]
  /** The present version; undefined for an unknown id. */
  find(id: string): Booked | undefined
  /** The version with that number; undefined where there is none. */
  version(id: string, version: string): Booked | undefined
  /** Makes an appointment and takes its slot, unless `slot` says that the slot stays as it is. */
  book(content: JsonObject, slot: Slot, at: Date, leave?: 'slot'): Booked
  /** Puts a new version in front of the former ones; a cancelled appointment gives its slot back. */
  change(former: Booked, content: JsonObject, at: Date, leave?: 'slot'): Booked
  /** True for an X-Request-ID that a change was made with (CCS-XTI-006). */
  isSpent(requestId: string): boolean
  spend(requestId: string): void
}

/** Opens the diaries around an instant. */
export function openDiaries(seed: BookingSeed, now: Date): Diaries {
  const slots = slotsAround(seed, now)
  const kept = new Map<string, readonly Booked[]>()
  const taken = new Set<string>()
  const spent = new Set<string>()
  const versions = (id: string): readonly Booked[] => kept.get(id) ?? []

  function keep(booked: Booked): Booked {
    kept.set(booked.id, [...versions(booked.id), booked])
    return booked
  }

  const diaries: Diaries = {
    slots,
    isFree: ({ id }) => !taken.has(id),
    appointments: () => [...kept.values()].flatMap((all) => all.at(-1) ?? []),
    find: (id) => versions(id).at(-1),
    version: (id, version) => versions(id).find((one) => String(one.version) === version),
    book(content, slot, at, leave) {
      if (!leave) taken.add(slot.id)
      return keep({ id: `booking-${String(kept.size + 1)}`, version: 1, changed: at.toISOString(), slot, content })
    },
    change(former, content, at, leave) {
      if (!leave && content['status'] === 'cancelled') taken.delete(former.slot.id)
      return keep({ ...former, version: former.version + 1, changed: at.toISOString(), content })
    },
    isSpent: (requestId) => spent.has(requestId),
    spend: (requestId) => void spent.add(requestId),
  }
  for (const record of seed.appointments) {
    const slot = slots.filter(({ diary }) => diary.id === record.diary)[record.slot]
    if (slot) diaries.book(seededContent(record, slot, now), slot, now, record.cancelled ? 'slot' : undefined)
  }
  return diaries
}
