import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedValues, boundsOf, keeps, startOfUkDay } from '../../../../src/checks/appointment-management/slot/range.js'
import { bundle, searchAnswer } from './sample.js'

const HOUR = 3_600_000
const asked = (query: string) => searchAnswer(bundle(), query)
const bound = (text: string) => {
  const [only] = boundsOf(asked(`start=${encodeURIComponent(text)}`), 'start')
  if (!only) throw new Error(`no bound in ${text}`)
  return only
}

describe('the bounds of a request', () => {
  it('are read with their prefixes, decoded, as often as they stand', () => {
    expect(askedValues(asked('start=ge2030-01-07&start=le2030-01-08T09:00:00%2B00:00'), 'start')).toEqual([
      'ge2030-01-07',
      'le2030-01-08T09:00:00+00:00',
    ])
    expect(boundsOf(asked('start=ge2030-01-07&start=2030-01-08'), 'start').map(({ prefix }) => prefix)).toEqual([
      'ge',
      'eq',
    ])
  })

  it('leave out what is no full date or dateTime', () => {
    for (const text of ['ge2030', 'ge2030-01', 'ge2030-13-01', 'geXXXX', '', 'ge2030-01-07T09:00:00'])
      expect(boundsOf(asked(`start=${text}`), 'start')).toEqual([])
    expect(boundsOf(asked(''), 'start')).toEqual([])
  })

  it('cover a British day of 23, 24 or 25 hours', () => {
    const hours = ['2030-01-07', '2030-07-08', '2030-03-31', '2030-10-27'].map((day) => bound(`ge${day}`))
    expect(hours.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 24, 23, 25])
    expect(startOfUkDay('2030-07-08')).toBe(Date.parse('2030-07-07T23:00:00Z'))
  })
})

describe('what a prefix asks for', () => {
  it.each([
    ['ge2030-01-07', true, true, true],
    ['gt2030-01-07', false, false, true],
    ['le2030-01-07', true, true, false],
    ['lt2030-01-07', false, false, false],
    ['eq2030-01-07', true, true, false],
    ['2030-01-07', true, true, false],
    ['ne2030-01-07', false, false, false],
    ['xx2030-01-07', false, false, false],
  ])('%s: first instant of the day, last, and the one after', (text, first, last, after) => {
    const instants = ['2030-01-07T00:00:00Z', '2030-01-07T23:59:59Z', '2030-01-08T00:00:00Z'].map((t) => Date.parse(t))
    expect(instants.map((at) => keeps(at, bound(text)))).toEqual([first, last, after])
  })

  it('divides all instants between lower and upper', () => {
    const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, days, fc.boolean(), (at, of, isDay) => {
        const text = isDay ? of.toISOString().slice(0, 10) : `${of.toISOString().slice(0, 19)}Z`
        const holds = (prefix: string): boolean => keeps(at.getTime(), bound(`${prefix}${text}`))
        expect(holds('ge')).toBe(!holds('lt'))
        expect(holds('gt')).toBe(!holds('le'))
        expect(holds('eq')).toBe(holds('ge') && holds('le'))
      }),
    )
  })
})
