/** The last Sunday of a month at 01:00 UTC, when British clocks change (Summer Time Order 2002). `month` from 0. */
function lastSundayAt1(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1))
  return last.getTime() - last.getUTCDay() * 86_400_000
}

/**
 * Minutes that British clocks are ahead of Greenwich at an instant: 60 from the last Sunday of March to the last Sunday
 * of October, both at 01:00 UTC. The rule is in force since 1996; earlier years are read by it too. It asks neither the
 * zone nor the time zone data of the host.
 */
export function ukOffset(at: Date): 0 | 60 {
  const year = at.getUTCFullYear()
  const ms = at.getTime()
  return ms >= lastSundayAt1(year, 2) && ms < lastSundayAt1(year, 9) ? 60 : 0
}

/** An instant as a FHIR dateTime in British local time with its offset: `2026-07-01T10:00:00+01:00`. */
export function ukDateTime(at: Date): string {
  const offset = ukOffset(at)
  const local = new Date(at.getTime() + offset * 60_000)
  return `${local.toISOString().slice(0, 19)}+0${String(offset / 60)}:00`
}

/** The British calendar day of an instant: `2026-07-01`. */
export const ukDate = (at: Date): string => ukDateTime(at).slice(0, 10)
