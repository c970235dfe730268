import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMoments, daysInMonth, isTime, parseMoment, type MomentType } from '../../../src/fhir/index.js'

const SOUND: readonly (readonly [text: string, types: readonly MomentType[], precision: string])[] = [
  ['2026', ['date', 'dateTime'], 'year'],
  ['2026-02', ['date', 'dateTime'], 'month'],
  ['2024-02-29', ['date', 'dateTime'], 'day'],
  ['2000-02-29', ['date', 'dateTime'], 'day'],
  ['0001-01-01', ['date', 'dateTime'], 'day'],
  ['-0044-03-15', ['date', 'dateTime'], 'day'],
  ['-0044-03-15T12:00:00Z', ['dateTime'], 'second'],
  ['0000', ['date'], 'year'],
  ['2026-07-01T10:00:00+01:00', ['dateTime', 'instant'], 'second'],
  ['2026-07-01T10:00:00Z', ['dateTime', 'instant'], 'second'],
  ['2026-07-01T23:59:60.123456Z', ['dateTime', 'instant'], 'fraction'],
  ['2026-07-01T10:00:00-00:00', ['dateTime', 'instant'], 'second'],
  ['2026-07-01T10:00:00+14:00', ['dateTime', 'instant'], 'second'],
]
const TYPES: readonly MomentType[] = ['date', 'dateTime', 'instant']

describe('a moment', () => {
  it.each(SOUND)('%s is of the types %j, to the %s', (text, types, precision) => {
    expect(TYPES.filter((type) => parseMoment(text, type) !== undefined)).toEqual(types)
    expect(parseMoment(text, types[0] as MomentType)?.precision).toBe(precision)
  })

  it.each([
    '',
    '26',
    '2026-1-01',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-01-00',
    '2026-07-01T10:00',
    '2026-07-01T10:00:00',
    '2026-07-01T10:00Z',
    '2026-07-01T24:00:00Z',
    '2026-07-01T10:60:00Z',
    '2026-07-01T10:00:61Z',
    '2026-07-01T10:00:00.Z',
    '2026-07-01T10:00:00+14:01',
    '2026-07-01T10:00:00+01:60',
    '2026-07-01T10:00:00+0100',
    '2026-07-01 10:00:00Z',
    '2026-07-01t10:00:00z',
    ' 2026-07-01',
    '2026-07-01\n',
    '1990-99-99junk',
    `2026-07-01T10:00:00.${'0'.repeat(100)}Z`,
  ])('%j is none', (text) => {
    expect(TYPES.filter((type) => parseMoment(text, type) !== undefined)).toEqual([])
  })

  it('of any instant is the instant', () => {
    const dates = fc.date({ min: new Date('0001-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseMoment(date.toISOString(), 'instant')?.earliest).toBe(date.getTime())
      }),
    )
  })

  it('knows its parts', () => {
    expect(parseMoment('2026-07-01T10:20:30.5-05:30', 'instant')).toMatchObject({
      year: 2026,
      month: 7,
      day: 1,
      hour: 10,
      minute: 20,
      second: 30,
      fraction: '5',
      offset: -330,
      earliest: Date.UTC(2026, 6, 1, 15, 50, 30, 500),
    })
  })
})

const ORDERS: readonly (readonly [a: string, b: string, order: -1 | 0 | 1 | undefined])[] = [
  ['2025', '2026', -1],
  ['2026', '2026', 0],
  ['2026', '2026-05', undefined],
  ['2025-12', '2026', -1],
  ['2026-05-01', '2026-05', undefined],
  ['2026-05-31', '2026-06', -1],
  ['2026-07-01T10:00:00+01:00', '2026-07-01T09:00:00Z', 0],
  ['2026-07-01T10:00:00+01:00', '2026-07-01T09:00:01Z', -1],
  ['2026-07-01', '2026-07-01T09:00:01Z', undefined],
]

describe('the order of moments', () => {
  it.each(ORDERS)('%s against %s', (a, b, order) => {
    const [left, right] = [a, b].map((text) => parseMoment(text, 'dateTime'))
    if (left === undefined || right === undefined) throw new Error('no moment')
    expect(compareMoments(left, right)).toBe(order)
    expect(compareMoments(right, left)).toBe(order === -1 ? 1 : order)
  })
})

describe('small facts of the calendar', () => {
  it('has leap years', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
  })

  it.each([
    ['10:00:00', true],
    ['23:59:59.5', true],
    ['23:59:60', false],
    ['10:00', false],
    ['24:00:00', false],
    ['10:00:00Z', false],
    ['10:00:00.', false],
  ])('%s as a time: %s', (text, sound) => expect(isTime(text)).toBe(sound))
})

/** The patterns that the definitions of the types give (FHIR STU3 datatypes.html), anchored. */
const YEAR = '-?([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)'
const ZONED =
  'T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))'
const MONTH = '(0[1-9]|1[0-2])'
const PATTERNS: Readonly<Record<MomentType, RegExp>> = {
  date: new RegExp(`^-?[0-9]{4}(-${MONTH}(-(0[0-9]|[1-2][0-9]|3[0-1]))?)?$`),
  dateTime: new RegExp(`^${YEAR}(-${MONTH}(-(0[1-9]|[1-2][0-9]|3[0-1])(${ZONED})?)?)?$`),
  instant: new RegExp(`^${YEAR.slice(2)}-${MONTH}-(0[1-9]|[1-2][0-9]|3[0-1])${ZONED}$`),
}

describe('the patterns of the types', () => {
  it.each(TYPES)('allow nothing of %s that is refused here, but days that do not exist', (type) => {
    fc.assert(
      fc.property(fc.stringMatching(PATTERNS[type]), (text) => {
        const [, year = '', month = '1', day = '1'] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text) ?? []
        const exists = Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month))
        expect(parseMoment(text, type) !== undefined).toBe(exists)
      }),
      { numRuns: 300 },
    )
  })
})
