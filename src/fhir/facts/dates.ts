/** How much of a moment a text gives. */
export type Precision = 'year' | 'month' | 'day' | 'second' | 'fraction'

/** A FHIR date, dateTime or instant, taken apart. */
export interface FhirMoment {
  readonly precision: Precision
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Digits after the point, as written. */
  readonly fraction?: string
  /** Minutes east of Greenwich; present from the precision of a second on. */
  readonly offset?: number
  /** First instant that the text can mean, in ms since 1970; UTC is taken where there is no offset. */
  readonly earliest: number
  /** First instant after all those that it can mean. */
  readonly end: number
}

/** The types of {@link parseMoment}, and what each must be at least. */
export type MomentType = 'date' | 'dateTime' | 'instant'

const MOMENT =
  /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:(Z)|([+-])(\d{2}):(\d{2})))?)?)?$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?$/
const ALLOWED: Readonly<Record<MomentType, readonly Precision[]>> = {
  date: ['year', 'month', 'day'],
  dateTime: ['year', 'month', 'day', 'second', 'fraction'],
  instant: ['second', 'fraction'],
}
const MS: Readonly<Record<'day' | 'second', number>> = { day: 86_400_000, second: 1000 }

/** Days of a month of the proleptic Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number => utc(year, month + 1, 0).getUTCDate()

/** Date.UTC that does not read 0 to 99 as 1900 to 1999. `month` from 1; day 0 is the last of the month before. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, 0)
  return date
}

/**
 * Reads a date, dateTime or instant as FHIR STU3 defines them (datatypes.html): seconds and zone are mandatory with a
 * time, the day exists in the calendar, 24:00 is not allowed, a second of 60 (leap) is. Years before Christ are allowed
 * but in an instant; a year 0 only in a date.
 *
 * @returns undefined where the text is no value of the type
 */
export function parseMoment(text: string, type: MomentType): FhirMoment | undefined {
  if (text.length > 64) return undefined
  const match = MOMENT.exec(text)
  if (match === null) return undefined
  const [year = 0, month, day, hour, minute, second] = match.slice(1, 7).map((t) => (t ? Number(t) : undefined))
  const fraction = match[7]
  const precision = precisionOf(month, day, second, fraction)
  if (!ALLOWED[type].includes(precision) || !isYear(year, type)) return undefined
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1))) return undefined
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined
  const offset = second === undefined ? undefined : offsetOf(match)
  if (second !== undefined && offset === undefined) return undefined
  const earliest =
    utc(year, month ?? 1, day ?? 1, hour, minute, second).getTime() -
    (offset ?? 0) * 60_000 +
    Math.floor(Number(`0.${fraction ?? '0'}`) * 1000)
  return {
    precision,
    year,
    ...optional({ month, day, hour, minute, second, offset }),
    ...(fraction === undefined ? {} : { fraction }),
    earliest,
    end: endOf(precision, earliest, year, month),
  }
}

const isYear = (year: number, type: MomentType): boolean =>
  year > 0 || (year < 0 && type !== 'instant') || (year === 0 && type === 'date')

function precisionOf(month?: number, day?: number, second?: number, fraction?: string): Precision {
  if (fraction !== undefined) return 'fraction'
  if (second !== undefined) return 'second'
  if (day !== undefined) return 'day'
  return month === undefined ? 'year' : 'month'
}

/** Minutes east of Greenwich; zones run from -14:00 to +14:00. */
function offsetOf(match: RegExpExecArray): number | undefined {
  if (match[8] === 'Z') return 0
  const hours = Number(match[10])
  const minutes = Number(match[11])
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined
  const size = hours * 60 + minutes
  return match[9] === '-' && size !== 0 ? -size : size
}

function endOf(precision: Precision, earliest: number, year: number, month?: number): number {
  if (precision === 'year') return utc(year + 1, 1, 1).getTime()
  if (precision === 'month') return utc(year, (month ?? 1) + 1, 1).getTime()
  return earliest + (precision === 'fraction' ? 1 : MS[precision])
}

type Parts = Partial<Pick<FhirMoment, 'month' | 'day' | 'hour' | 'minute' | 'second' | 'offset'>>

const optional = (parts: Readonly<Record<keyof Parts, number | undefined>>): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))

/** True for a FHIR time: `hh:mm:ss` with an optional fraction, no zone. */
export const isTime = (text: string): boolean => text.length <= 64 && TIME.test(text)

/**
 * Compares two moments of any precision.
 *
 * @returns -1 or 1 where one is certainly before or after the other; 0 where both say the same; undefined where the
 * coarser one may mean before, after or the same (a year against a day within it)
 */
export function compareMoments(a: FhirMoment, b: FhirMoment): -1 | 0 | 1 | undefined {
  if (a.end <= b.earliest) return -1
  if (b.end <= a.earliest) return 1
  return a.earliest === b.earliest && a.end === b.end ? 0 : undefined
}
