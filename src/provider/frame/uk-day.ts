import { ukDate, ukOffset } from '../../fhir/index.js'

/** Days and times of the practice's wall clock, without dependence on the host's zone. */

const DAY = 86_400_000

/**
 * The day so many days after the British day of an instant.
 *
 * @param days - may be negative
 * @returns `yyyy-mm-dd`
 */
export const ukDayAfter = (at: Date, days: number): string =>
  new Date(Date.parse(`${ukDate(at)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/**
 * The instant of a British wall clock time. A time that the spring change leaves out is read as an hour later.
 *
 * @param day - `yyyy-mm-dd`
 * @param time - `hh:mm`
 */
export function ukInstant(day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const summer = new Date(wall - 3_600_000)
  return ukOffset(summer) === 60 ? summer : new Date(wall)
}
