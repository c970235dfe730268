import { ukDate, ukDateTime } from '../../../fhir/index.js'
import type { SessionRecord } from '../seed/book-schema.js'
import { standsAt, type SpecTraits } from '../specs.js'
import { ukDayAfter, ukInstant } from '../../frame/uk-day.js'

const MINUTE = 60_000

/** A slot of the appointment book. */
export interface Slot {
  readonly id: string
  readonly schedule: Schedule
  /** UK local dateTime with offset. */
  readonly start: string
  readonly end: string
  readonly channel: string
  /** Slot type, in the practice's words. */
  readonly type: string
}

/** A session of the practice: who, where and under which rules. */
export interface Schedule {
  readonly id: string
  readonly session: SessionRecord
  /** Planning horizon, UK local dateTimes. */
  readonly start: string
  readonly end: string
}

interface Times {
  readonly time: string
  readonly minutes: number
  readonly channel: string
  readonly type: string
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The times of one day: a run of slots without gaps for each line of the session. */
const timesOf = ({ slots }: SessionRecord): Times[] =>
  slots.flatMap(({ from, count, minutes, channel, type }) =>
    Array.from({ length: count }, (_, i) => ({ time: clock(minutesOf(from) + i * minutes), minutes, channel, type })),
  )

function slotsOfDay(schedule: Schedule, day: string, times: readonly Times[]): Slot[] {
  return times.map(({ time, minutes, channel, type }) => {
    const start = ukInstant(day, time)
    return {
      id: `${schedule.session.id}-${day.replaceAll('-', '')}-${time.replace(':', '')}`,
      schedule,
      start: ukDateTime(start),
      end: ukDateTime(new Date(start.getTime() + minutes * MINUTE)),
      channel,
      type,
    }
  })
}

/**
 * The appointment book around an instant: the practice plans its sessions by days from today.
 *
 * @param traits - of the version of the specification: some sessions exist at some versions only
 */
export function openBook(sessions: readonly SessionRecord[], now: Date, traits: SpecTraits): Slot[] {
  return sessions.filter(standsAt(traits)).flatMap((session) => {
    const days = session.days.map((offset) => ukDayAfter(now, offset))
    const last = days.at(-1) ?? ukDate(now)
    const schedule = {
      id: `sched-${session.id}`,
      session,
      start: ukDateTime(ukInstant(days[0] ?? last, '00:00')),
      end: ukDateTime(ukInstant(last, '23:59')),
    }
    return days.flatMap((day) => slotsOfDay(schedule, day, timesOf(session)))
  })
}
