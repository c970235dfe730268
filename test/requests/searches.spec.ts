import { describe, expect, it } from 'vitest'
import { interaction } from '../../src/catalogue/index.js'
import { HarnessError } from '../../src/core/index.js'
import {
  deviate,
  expectationOf,
  findDeviation,
  rangeFor,
  requestFor,
  retrieveQuery,
  slotQuery,
  timesOf,
  ukInstant,
  withFilters,
  withIncludes,
  withService,
  type Parameter,
  type Sender,
} from '../../src/requests/index.js'

const NOW = new Date('2030-07-05T22:30:00Z')
const consumer = {
  asid: '200000000115',
  odsCode: 'Z98765',
  organisation: 'Hub',
  issuer: 'https://consumer.test/',
  organisationType: 'gp-practice',
}
const sender: Sender = {
  base: 'https://provider.test/A20047/STU3/1/gpconnect',
  providerAsid: '200000000205',
  consumer,
  clock: { now: () => NOW },
}

const slots = slotQuery('2030-07-08', '2030-07-14', consumer)
const parametersOf = (path: string): Parameter[] =>
  path.includes('?') ? [...new URLSearchParams(path.slice(path.indexOf('?') + 1))] : []

/** The parameters of a good request after a mutation. */
function mutated(
  name: string,
  id: 'search-free-slots' | 'retrieve-patient-appointments' = 'search-free-slots',
): Parameter[] {
  const query = id === 'search-free-slots' ? slots : retrieveQuery('2030-07-08', '2030-07-14')
  const plan = requestFor(interaction(id), { id: 'p1', query }, sender)
  return parametersOf(deviate(plan, findDeviation(name), sender).path)
}
const valuesOf = (all: readonly Parameter[], name: string): string[] =>
  all.flatMap(([key, v]) => (key === name ? [v] : []))

describe('an entry of the appointment book', () => {
  it('stands on a day of the United Kingdom, whatever the hour of the run', () => {
    expect(expectationOf({ day: 2, from: '12:00', minutes: 10, type: 'x' }, NOW)).toEqual({
      day: 2,
      from: '12:00',
      minutes: 10,
      type: 'x',
      start: '2030-07-07T12:00:00+01:00',
      end: '2030-07-07T12:10:00+01:00',
    })
    // 23:30 in London is the next day already.
    expect(timesOf({ day: 0, from: '00:00', minutes: 1 }, new Date('2030-07-05T23:30:00Z')).start.toISOString()).toBe(
      '2030-07-05T23:00:00.000Z',
    )
  })

  it('needs its times', () => expect(() => timesOf({ day: 1, from: '09:00' }, NOW)).toThrow(RangeError))

  it.each([
    ['2030-01-07', '2030-01-07T09:00:00.000Z'],
    ['2030-07-08', '2030-07-08T08:00:00.000Z'],
    ['2030-03-31', '2030-03-31T08:00:00.000Z'],
    ['2030-10-27', '2030-10-27T09:00:00.000Z'],
  ])('09:00 of %s is %s', (day, instant) => expect(ukInstant(day, '09:00').toISOString()).toBe(instant))
})

describe('ranges in words', () => {
  const times = timesOf({ day: 3, from: '23:50', minutes: 20 }, NOW)

  it.each([
    ['its day', ['2030-07-08', '2030-07-08']],
    ['its day and the next', ['2030-07-08', '2030-07-09']],
    ['the day before', ['2030-07-07', '2030-07-07']],
    ['the day after', ['2030-07-09', '2030-07-09']],
    ['exactly its times', ['2030-07-08T23:50:00+01:00', '2030-07-09T00:10:00+01:00']],
    ['a minute after its start to its day', ['2030-07-08T23:51:00+01:00', '2030-07-08']],
    ['its day to a minute before its end', ['2030-07-08', '2030-07-09T00:09:00+01:00']],
    ['today to its day', ['2030-07-05', '2030-07-08']],
  ])('%s', (words, range) => expect(rangeFor(words, times, NOW)).toEqual(range))

  it('that nobody knows are an error', () => {
    expect(() => rangeFor('some day', times, NOW)).toThrow(HarnessError)
    expect(() => withFilters(slots, 'constructor', consumer)).toThrow(HarnessError)
    expect(() => withIncludes(slots, 'all')).toThrow(HarnessError)
  })
})

describe('changes of a good search', () => {
  it('replace its filters and includes, and leave the rest', () => {
    const bare = withIncludes(withFilters(slots, 'no filter', consumer), 'nothing more')
    expect(bare.map(([name]) => name)).toEqual(['start', 'end', 'status', '_include'])
    expect(valuesOf(withFilters(bare, 'type urgent-care and its own code', consumer), 'searchFilter')).toEqual([
      'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1|urgent-care',
      'https://fhir.nhs.uk/Id/ods-organization-code|Z98765',
    ])
    expect(valuesOf(withIncludes(slots, 'locations'), '_include:recurse')).toEqual(['Schedule:actor:Location'])
    expect(valuesOf(withService(slots, '2000099001'), 'service.identifier')).toEqual([
      'https://fhir.nhs.uk/Id/uec-dos-service-id|2000099001',
    ])
  })
})

describe('deviations of a slot search', () => {
  it.each([
    ['start with prefix gt', 'start', ['gt2030-07-08']],
    ['start without a prefix', 'start', ['2030-07-08']],
    ['end with prefix ge', 'end', ['ge2030-07-14']],
    ['start of a year alone', 'start', ['ge2030']],
    ['end of a month alone', 'end', ['le2030-07']],
    ['start in a thirteenth month', 'start', ['ge2030-13-01']],
    ['end that is no date', 'end', ['leXXXX']],
    ['empty start', 'start', ['']],
    ['start without an offset', 'start', ['ge2030-07-08T12:00:00']],
    ['start in Zulu time', 'start', ['ge2030-07-08T11:00:00Z']],
    ['end with milliseconds', 'end', ['le2030-07-14T12:00:00.000+01:00']],
    ['start twice', 'start', ['ge2030-07-08', 'ge2030-07-14']],
    ['end twice', 'end', ['le2030-07-14', 'le2030-07-08']],
    ['search without start', 'start', []],
    ['search without status', 'status', []],
    ['status busy', 'status', ['busy']],
    ['empty status', 'status', ['']],
    ['search without _include', '_include', []],
  ])('%s', (name, parameter, values) => expect(valuesOf(mutated(name), parameter)).toEqual(values))

  it('leave everything else as it was', () => {
    expect(mutated('status busy').filter(([name]) => name !== 'status')).toEqual(
      slots.filter(([name]) => name !== 'status'),
    )
    expect(mutated('unknown search filter').slice(0, -1)).toEqual(slots)
  })
})

describe('deviations of a retrieval', () => {
  const retrieve = (name: string): string[] => valuesOf(mutated(name, 'retrieve-patient-appointments'), 'start')

  it.each([
    ['lower bound missing', ['le2030-07-14']],
    ['upper bound missing', ['ge2030-07-08']],
    ['both bounds missing', []],
    ['lower bound with prefix gt', ['gt2030-07-08', 'le2030-07-14']],
    ['upper bound without a prefix', ['ge2030-07-08', '2030-07-14']],
    ['lower bound with prefix le', ['le2030-07-08', 'le2030-07-14']],
    ['upper bound with prefix ge', ['ge2030-07-08', 'ge2030-07-14']],
    ['lower bound with a time', ['ge2030-07-08T00:00:00+01:00', 'le2030-07-14']],
    ['upper bound of a year alone', ['ge2030-07-08', 'le2031']],
    ['upper bound of a month alone', ['ge2030-07-08', 'le2031-01']],
    ['impossible upper bound', ['ge2030-07-08', 'le2031-02-30']],
  ])('%s', (name, values) => expect(retrieve(name)).toEqual(values))
})
