import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMoment, ukDate, ukDateTime, ukOffset } from '../../../src/fhir/index.js'

describe('British time', () => {
  it.each([
    ['2026-01-15T12:00:00Z', '2026-01-15T12:00:00+00:00'],
    ['2026-07-15T12:00:00Z', '2026-07-15T13:00:00+01:00'],
    ['2026-03-29T00:59:59Z', '2026-03-29T00:59:59+00:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00+01:00'],
    ['2026-10-25T00:59:59Z', '2026-10-25T01:59:59+01:00'],
    ['2026-10-25T01:00:00Z', '2026-10-25T01:00:00+00:00'],
    ['2026-06-30T23:30:00Z', '2026-07-01T00:30:00+01:00'],
  ])('of %s is %s', (instant, local) => {
    expect(ukDateTime(new Date(instant))).toBe(local)
    expect(ukDate(new Date(instant))).toBe(local.slice(0, 10))
  })

  it('is what the time zone data say, since 1996', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })
    const dates = fc.date({ min: new Date('1996-01-01Z'), max: new Date('2090-01-01Z'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (date) => {
        const hour = (date.getUTCHours() + ukOffset(date) / 60) % 24
        expect(Number(clock.format(date))).toBe(hour)
        const whole = Math.floor(date.getTime() / 1000) * 1000
        expect(parseMoment(ukDateTime(date), 'instant')?.earliest).toBe(whole)
      }),
      { numRuns: 500 },
    )
  })
})
