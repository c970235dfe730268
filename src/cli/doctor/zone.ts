import { parseMoment, ukOffset } from '../../fhir/index.js'
import type { Probe } from './probe.js'

const HOUR = 3_600_000
const inHours = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${Math.abs(minutes) / 60} h`

/**
 * Whether a server seems to keep the time of the United Kingdom, by the times that it writes. What its clock says is
 * another matter: a Date header is in UTC whatever the zone. In winter UTC and UK time look the same.
 *
 * @param starts - starts of slots as the server wrote them
 * @param shifts - by how many ms entries that the target file tells in UK time stand elsewhere: one alone proves
 *   nothing
 */
export function zoneProbe(starts: readonly string[], shifts: readonly number[]): Probe | undefined {
  const probe = { hop: 'clock', tried: 'time zone of slots and appointments' }
  const [shift] = shifts
  const advice = 'times are those of Europe/London: what runs in another zone shows and books the wrong hour'
  if (shift !== undefined && shifts.length > 1 && shifts.every((one) => one === shift)) {
    const found = `${shifts.length} entries stand ${inHours(shift / 60_000)} from where the target file tells them: the server seems to run in another time zone, or the file tells other times than those of the UK`
    return { ...probe, health: 'warn', found, advice }
  }
  const moments = starts.flatMap((start) => parseMoment(start, 'dateTime') ?? [])
  const odd = moments.filter(({ offset, earliest }) => offset !== ukOffset(new Date(earliest)))
  if (moments.length === 0) return undefined
  const [first] = odd
  if (first) {
    const due = ukOffset(new Date(first.earliest))
    const found = `${odd.length} of ${moments.length} times bear the offset ${inHours(first.offset ?? 0)} where the UK has ${inHours(due)}: the server seems to run in another time zone`
    return { ...probe, health: 'warn', found, advice }
  }
  const winter = moments.every(({ earliest }) => ukOffset(new Date(earliest)) === 0)
  const found = `${moments.length} times bear the offset of the UK${winter ? ' (in winter UTC has the same)' : ''}`
  return { ...probe, health: 'ok', found }
}

/**
 * By how many whole hours the nearest of some times is off from one that is not among them.
 *
 * @returns ms, or undefined where it is among them, or none is off by whole hours
 */
export function shiftOf(due: Date, starts: readonly string[]): number | undefined {
  const gaps = starts.map((start) => Date.parse(start) - due.getTime())
  if (gaps.includes(0)) return undefined
  const whole = gaps.filter((gap) => gap % HOUR === 0 && Math.abs(gap) <= 12 * HOUR)
  return whole.sort((a, b) => Math.abs(a) - Math.abs(b))[0]
}
