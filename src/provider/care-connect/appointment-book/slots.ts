import { createHash } from 'node:crypto'
import { ukDayAfter, ukInstant } from '../../frame/uk-day.js'
import type { BookingSeed, DiaryRecord } from '../seed/schema.js'

/** A slot of a diary. */
export interface Slot {
  readonly id: string
  /** Its identifier for consumers. */
  readonly uuid: string
  readonly diary: DiaryRecord
  /** Instants in UTC, `2026-03-02T09:00:00.000Z`. */
  readonly start: string
  readonly end: string
}

/** A UUID that is always the same for the same words (RFC 4122 version 5 in form). */
export function uuidOf(words: string): string {
  const hex = createHash('sha1').update(words).digest('hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

const MINUTE = 60_000

function slotsOfDay(diary: DiaryRecord, day: string): Slot[] {
  const first = ukInstant(day, diary.from).getTime()
  return Array.from({ length: diary.count }, (_, i) => {
    const start = new Date(first + i * diary.minutes * MINUTE)
    const id = `${diary.id}-${start.toISOString().replace(/[-:]|\.000/g, '')}`
    return {
      id,
      uuid: uuidOf(id),
      diary,
      start: start.toISOString(),
      end: new Date(start.getTime() + diary.minutes * MINUTE).toISOString(),
    }
  })
}

/** The slots of every diary around an instant. */
export const slotsAround = ({ diaries }: BookingSeed, now: Date): Slot[] =>
  diaries.flatMap((diary) => diary.days.flatMap((offset) => slotsOfDay(diary, ukDayAfter(now, offset))))
