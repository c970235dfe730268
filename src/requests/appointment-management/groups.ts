import type { FreeSlot } from '../scheduling.js'
import { actorOf } from './slots.js'

/** What a scenario needs of the slots that it books or tries to book: named in features, data here. */
export interface SlotNeed {
  /** In the words of the features. */
  readonly words: string
  /** What a tester loads where there is none. */
  readonly load: string
  /** How many slots stand in a group. */
  readonly size: 1 | 2
  /** Holds for the group, in the order of time. */
  readonly fits: (first: FreeSlot, second: FreeSlot) => boolean
}

const meets = (a: FreeSlot, b: FreeSlot): boolean => Date.parse(a.end) === Date.parse(b.start)
const sameSchedule = (a: FreeSlot, b: FreeSlot): boolean => a.schedule === b.schedule
const sameChannel = (a: FreeSlot, b: FreeSlot): boolean => a.channel === b.channel
const sameType = (a: FreeSlot, b: FreeSlot): boolean => a.type === b.type
const bookable = (a: FreeSlot): boolean => actorOf(a, 'Location') !== undefined

const all =
  (...rules: ((a: FreeSlot, b: FreeSlot) => boolean)[]) =>
  (a: FreeSlot, b: FreeSlot): boolean =>
    rules.every((rule) => rule(a, b))
const not =
  (rule: (a: FreeSlot, b: FreeSlot) => boolean) =>
  (a: FreeSlot, b: FreeSlot): boolean =>
    !rule(a, b)

const one = (words: string, load: string, fits: (slot: FreeSlot) => boolean): SlotNeed => ({
  words,
  load,
  size: 1,
  fits: (slot) => bookable(slot) && fits(slot),
})
const two = (words: string, load: string, ...rules: ((a: FreeSlot, b: FreeSlot) => boolean)[]): SlotNeed => ({
  words,
  load,
  size: 2,
  fits: all(bookable, ...rules),
})

/** Every kind of slot or pair of slots that features ask for. Rules of pairs: spec facts section 10.2. */
export const slotNeeds: readonly SlotNeed[] = [
  one('a free slot', 'a session with free slots', () => true),
  one(
    'a free slot of a practitioner',
    'a session with a practitioner',
    (slot) => actorOf(slot, 'Practitioner') !== undefined,
  ),
  one(
    'a free slot without a practitioner',
    'a session without a practitioner',
    (slot) => actorOf(slot, 'Practitioner') === undefined,
  ),
  one(
    'a free slot linked to a service',
    'a session linked to a healthcare service, service filtering on (1.2.8)',
    (slot) => actorOf(slot, 'HealthcareService') !== undefined,
  ),
  two(
    'two free slots that may be booked together',
    'a session with two adjacent free slots of one delivery channel and slot type',
    meets,
    sameSchedule,
    sameChannel,
    sameType,
  ),
  two(
    'two free slots with a gap between them',
    'a session with two free slots of one delivery channel and slot type that are not adjacent',
    (a, b) => Date.parse(a.end) < Date.parse(b.start) && a.start.slice(0, 10) === b.start.slice(0, 10),
    sameSchedule,
    sameChannel,
    sameType,
  ),
  two(
    'two adjacent free slots of different schedules',
    'two sessions, one with a free slot that ends when one of the other begins, of one delivery channel and slot type',
    meets,
    not(sameSchedule),
    sameChannel,
    sameType,
  ),
  two(
    'two adjacent free slots of different delivery channels',
    'a session with two adjacent free slots of one slot type, one In-person and one Telephone',
    meets,
    sameSchedule,
    not(sameChannel),
    sameType,
  ),
  two(
    'two adjacent free slots of different slot types',
    'a session with two adjacent free slots of one delivery channel and two slot types',
    meets,
    sameSchedule,
    sameChannel,
    not(sameType),
  ),
]

/** The groups of slots that meet a need, in the order of time. */
export function groupsOf(slots: readonly FreeSlot[], { size, fits }: SlotNeed): FreeSlot[][] {
  if (size === 1) return slots.filter((slot) => fits(slot, slot)).map((slot) => [slot])
  return slots.flatMap((first) =>
    slots.filter((second) => second !== first && fits(first, second)).map((s) => [first, s]),
  )
}
