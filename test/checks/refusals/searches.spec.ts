import { describe, expect, it } from 'vitest'
import { findRefusal } from '../../../src/checks/registry.js'
import type { CheckContext } from '../../../src/checks/check.js'
import type { JsonObject } from '../../../src/core/index.js'
import { bundle, contextOf, good, searchAnswer } from '../appointment-management/slot/sample.js'
import { judged } from '../judged.js'

const kind = (name: string, body: JsonObject, query: string, over: Partial<CheckContext> = {}): string[] =>
  judged(findRefusal(name), searchAnswer(body, query), contextOf(over)).map((o) => o.kind)

const range = (start: string, end: string): string => `start=${start}&end=${end}`

describe('a slot search that is served against the rules', () => {
  it.each(['other-prefix-on-start', 'bound-that-stands-twice'])(
    '%s: warns where the slots keep what was asked',
    (name) => {
      expect(kind(name, good, range('gt2030-07-07', 'le2030-07-08'))).toEqual(['tolerated'])
      expect(kind(name, good, range('gt2030-07-08', 'le2030-07-09'))).toEqual(['broken'])
      expect(kind(name, good, range('lt2030-07-08', 'le2030-07-08'))).toEqual(['broken'])
      expect(kind(name, good, 'status=free')).toEqual(['broken'])
    },
  )

  it('an end with another prefix is asked of the end', () => {
    expect(kind('other-prefix-on-end', good, range('ge2030-07-08', 'lt2030-07-09'))).toEqual(['tolerated'])
    expect(kind('other-prefix-on-end', good, range('ge2030-07-08', 'ge2030-07-09'))).toEqual(['broken'])
  })

  it('both of two bounds count', () => {
    const twice = (second: string): string => `${range('ge2030-07-01', 'le2030-07-10')}&start=${second}`
    expect(kind('bound-that-stands-twice', good, twice('ge2030-07-08'))).toEqual(['tolerated'])
    expect(kind('bound-that-stands-twice', good, twice('ge2030-07-09'))).toEqual(['broken'])
  })

  it('Zulu time means the same; a foreign prefix or a missing offset means nothing', () => {
    expect(kind('date-time-in-another-form', good, range('ge2030-07-08T08:00:00Z', 'le2030-07-08'))).toEqual([
      'tolerated',
    ])
    expect(kind('date-time-in-another-form', good, range('ge2030-07-08T09:00:00Z', 'le2030-07-08'))).toEqual(['broken'])
    expect(kind('foreign-prefix-on-start', bundle(), range('ne2030-07-08', 'le2030-07-08'))).toEqual(['broken'])
    expect(kind('date-time-without-offset', bundle(), range('ge2030-07-08T09:00:00', 'le2030-07-08'))).toEqual([
      'broken',
    ])
  })

  it('an end before the start may find nothing (A64)', () => {
    expect(kind('end-before-start', bundle(), range('ge2030-07-09', 'le2030-07-08'))).toEqual(['tolerated'])
    expect(kind('end-before-start', good, range('ge2030-07-09', 'le2030-07-08'))).toEqual(['broken'])
  })
})

describe('a retrieval with another prefix', () => {
  const name = 'bound-with-another-prefix'
  const listed = bundle({ resourceType: 'Appointment', id: 'a1', start: '2030-07-08T17:00:00+01:00' })
  const seed = { start: '2030-07-08T17:00:00+01:00' }
  const starts = (lower: string, upper: string): string => `start=${lower}&start=${upper}`

  it('warns for exactly what was asked', () => {
    expect(kind(name, listed, starts('gt2030-07-07', 'le2030-07-08'), { expected: seed })).toEqual(['tolerated'])
    expect(kind(name, bundle(), starts('gt2030-07-08', 'le2030-07-09'), { expected: seed })).toEqual(['tolerated'])
  })

  it('breaks for more or less', () => {
    expect(kind(name, listed, starts('gt2030-07-08', 'le2030-07-09'), { expected: seed })).toEqual(['broken'])
    expect(kind(name, bundle(), starts('gt2030-07-07', 'le2030-07-08'), { expected: seed })).toEqual(['broken'])
    expect(kind(name, listed, starts('gt2030-07-07', 'le2030-07-08'))).toEqual(['broken'])
  })
})
