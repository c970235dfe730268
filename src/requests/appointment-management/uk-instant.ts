import { ukDateTime, ukOffset } from '../../fhir/index.js'

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

/** The same as a local dateTime with its offset. */
export const localTime = (day: string, time: string): string => ukDateTime(ukInstant(day, time))
