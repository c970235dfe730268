import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../src/checks/answer.js'
import type { CheckContext } from '../../../../src/checks/check.js'
import { words, type JsonObject } from '../../../../src/core/index.js'
import { add, drop, set, versioned, type Mutation } from '../../foundations/mutations.js'
import {
  bundle,
  contextOf,
  good,
  location,
  organisation,
  QUERY,
  schedule,
  searchAnswer,
  withEach,
  withMore,
  withService,
} from './sample.js'
import { checks, filtered, find, kinds, known, role, seed, status } from './support.js'

/** One breach of each rule: what is mutated in the Bundle. */
interface Pair {
  readonly body?: JsonObject
  readonly query?: string
  readonly as?: string
  readonly context?: Partial<CheckContext>
  readonly spec?: string
  /** The sound answer, where it is not the usual one. */
  readonly sound?: JsonObject
  readonly soundQuery?: string
}
const ofSlot = (mutation: Mutation): Pair => ({ body: withEach(good, 'Slot', mutation) })
const ofSchedule = (mutation: Mutation, as?: string): Pair => ({
  body: withEach(good, 'Schedule', mutation),
  ...(as && { as }),
})
const loose = (resource: JsonObject): Pair => ({ body: withMore(good, { ...resource, id: 'x9' }) })
const without = (type: string): Pair => ({ body: withEach(good, type, () => undefined) })
const later: Mutation = set('start', '2030-07-08T09:01:00+01:00')
const PAIRS: Readonly<Record<string, Pair>> = {
  'slot-is-free': ofSlot(set('status', 'busy')),
  'slot-lies-inside-the-range': ofSlot(set('end', '2030-07-09T00:10:00+01:00')),
  'slot-times-are-uk-local': ofSlot(set('start', '2030-07-08T08:00:00+00:00')),
  'slot-has-a-delivery-channel': ofSlot(drop('extension')),
  'slot-delivery-channel-is-of-the-list': ofSlot(set('extension[0].valueCode', 'in-person')),
  'slot-is-no-visit': ofSlot(set('extension[0].valueCode', 'Visit')),
  'slot-has-its-type-as-text': ofSlot(drop('serviceType')),
  'slot-names-its-schedule': ofSlot(set('schedule.reference', 'https://x.example/Schedule/d1')),
  'slot-has-no-specialty': ofSlot(set('specialty', [{ text: 'x' }])),
  'slot-has-no-service-category': ofSlot(set('serviceCategory', { text: 'x' })),
  'slot-has-no-appointment-type': ofSlot(set('appointmentType', { text: 'x' })),
  'schedule-has-a-location': ofSchedule(drop('actor[0]')),
  'schedule-has-a-practitioner-role': ofSchedule(drop('extension')),
  'schedule-practitioner-role-is-of-the-list': ofSchedule(set(`${role}.code`, 'R0010'), 'tolerated'),
  'schedule-horizon-is-uk-local': ofSchedule(set('planningHorizon.start', '2030-01-07')),
  'schedule-has-one-service-at-most': {
    body: withEach(withService, 'Schedule', add('actor', { reference: 'HealthcareService/h2' })),
    spec: '1.2.8',
  },
  'schedule-names-no-service-while-filtering-is-off': { body: withService, spec: '1.2.8' },
  'schedule-has-no-specialty': ofSchedule(set('specialty', [{ text: 'x' }])),
  'schedule-has-no-active': ofSchedule(set('active', true)),
  'schedule-has-no-service-type': ofSchedule(set('serviceType', [{ text: 'x' }])),
  'schedules-of-the-slots-are-there-once': without('Schedule'),
  'practitioners-come-with-their-include': without('Practitioner'),
  'locations-come-with-their-include': { body: withMore(good, location) },
  'services-come-with-their-include': {
    sound: withService,
    body: withEach(withService, 'HealthcareService', () => undefined),
    spec: '1.2.8',
  },
  'resources-are-linked-to-a-slot': loose(schedule),
  'organisation-is-linked-to-a-slot': loose(organisation),
  'organisation-is-there-whatever-the-includes': without('Organization'),
  'organisation-of-the-locations-is-there': { body: good, context: { odsCode: 'B81016' } },
  'location-of-the-slots-has-name-and-address': { body: withEach(good, 'Location', drop('address')) },
  'location-of-the-slots-names-its-organisation': { body: withEach(good, 'Location', drop('managingOrganization')) },
  'filtering-status-is-told-when-a-service-was-asked-for': {
    sound: { ...withService, meta: status('enabled') },
    soundQuery: filtered,
    body: withService,
    query: filtered,
    spec: '1.2.8',
  },
  'listed-services-have-id-and-name': {
    sound: withService,
    body: withEach(withService, 'HealthcareService', drop('name')),
    spec: '1.2.8',
  },
  'slots-are-of-the-service-asked-for': {
    sound: withService,
    soundQuery: filtered,
    body: withService,
    query: filtered.replace('2000099001', '2000099002'),
    spec: '1.2.8',
  },
  'practitioner-of-the-slots-is-as-read': { body: withEach(good, 'Practitioner', set('gender', 'male')) },
  'location-of-the-slots-is-as-read': { body: withEach(good, 'Location', set('name', 'Elsewhere')) },
  'organization-of-the-slots-is-as-read': { body: withEach(good, 'Organization', set('name', 'Elsewhere')) },
  'healthcareservice-of-the-slots-is-as-read': {
    sound: withService,
    body: withEach(withService, 'HealthcareService', set('name', 'Elsewhere')),
    spec: '1.2.8',
  },
  'slot-end-is-as-loaded': ofSlot(set('end', '2030-07-08T09:15:00+01:00')),
  'slot-type-is-as-loaded': ofSlot(set('serviceType[0].text', 'Review')),
  'slot-delivery-channel-is-as-loaded': ofSlot(set('extension[0].valueCode', 'Video')),
  'schedule-type-is-as-loaded': ofSchedule(drop('serviceCategory')),
  'practitioner-role-is-as-loaded': ofSchedule(set(`${role}.code`, 'R0270')),
  'surgery-is-as-loaded': { body: withEach(good, 'Schedule', drop('actor[0]')), context: { resolved: new Map() } },
  'practitioner-of-the-schedule-is-as-loaded': ofSchedule(drop('actor[1]')),
}

describe.each(Object.entries(PAIRS))('%s', (id, pair) => {
  const { body = good, query, spec = '1.2.7', sound = good, soundQuery } = pair

  it('passes on a sound answer', () => {
    expect(kinds(id, searchAnswer(sound, soundQuery), contextOf(known, spec))).toEqual(['ok'])
  })

  it('says the same where references name versions', () => {
    const all = (body: JsonObject, asked = soundQuery) =>
      kinds(id, searchAnswer(body, asked), contextOf({ ...known, ...pair.context }, spec))
    expect(all(versioned(sound))).toEqual(all(sound))
    expect(all(versioned(body), query ?? soundQuery)).toEqual(all(body, query ?? soundQuery))
  })

  it('does not pass on its breach', () => {
    const answer = searchAnswer(body, query ?? soundQuery)
    const found = kinds(id, answer, contextOf({ ...known, ...pair.context }, spec))
    expect(found).toContain(pair.as ?? 'broken')
    if (pair.as === undefined) expect(found.filter((kind) => kind === 'tolerated')).toEqual([])
  })

  it('never passes where nothing was found', () => {
    const empty = kinds(id, searchAnswer(bundle()), contextOf({ expected: seed }, spec))
    if (id !== 'filtering-status-is-told-when-a-service-was-asked-for') expect(empty).toEqual(['blocked'])
  })
})

const tells = (id: string) =>
  id.startsWith('slot-is-offered') || id.endsWith('-is-offered') || id.includes('-is-offered-')
const hides = (id: string) => id.includes('held-back')
/** Held back whatever is asked for: that the session exists is the target file's word. */
const BY_WORD = words(`
  slot-that-is-not-bookable-is-held-back slot-beyond-the-booking-window-is-held-back visit-slot-is-held-back
`)
const believed = (id: string): string[] => (BY_WORD.includes(id) ? ['ok', 'noted'] : ['ok'])
const sessions = [...checks.keys()].filter((id) => tells(id) || hides(id))

describe.each(sessions)('%s', (id) => {
  const there = searchAnswer(good)
  const gone = searchAnswer(withEach(good, 'Slot', later))
  const spec = id.includes('service') ? '1.2.8' : '1.2.9'

  it('tells a slot that comes from one that does not', () => {
    const offered = kinds(id, there, contextOf({ ...known, control: there }, spec))
    const missing = kinds(id, gone, contextOf({ ...known, control: there }, spec))
    expect([offered, missing]).toEqual(hides(id) ? [['broken'], believed(id)] : [['ok'], ['broken']])
  })

  it('is no pass for an error, nor without a session', () => {
    expect(kinds(id, searchAnswer({ resourceType: 'OperationOutcome' }, QUERY, 422), contextOf(known))).toEqual([
      'broken',
    ])
    expect(kinds(id, there, contextOf())).toEqual(['blocked'])
  })

  it('takes a slot at the same time in another surgery for another one', () => {
    const elsewhere = searchAnswer(withEach(good, 'Location', set('name', 'Branch')))
    expect(kinds(id, elsewhere, contextOf({ expected: seed, control: there }))).toEqual(
      hides(id) ? believed(id) : ['broken'],
    )
  })
})

describe.each(BY_WORD)('%s', (id) => {
  const gone = withEach(good, 'Slot', later)

  it('is no pass where no slot is seen at all', () => {
    expect(kinds(id, searchAnswer(bundle()), contextOf(known))).toEqual(['blocked'])
    expect(kinds(id, searchAnswer(bundle()), contextOf({ ...known, control: searchAnswer(gone) }))).toEqual([
      'ok',
      'noted',
    ])
  })
})

const beside = sessions.filter((id) => find(id).needs?.includes('control') && !BY_WORD.includes(id))

describe.each(beside)('%s beside a control search', (id) => {
  const there = searchAnswer(good)
  const gone = searchAnswer(withEach(good, 'Slot', later))
  const unfiltered = (body: JsonObject) => searchAnswer(body, QUERY.replace(/&searchFilter=[^&]*/g, ''))
  const judgedBeside = (answer: Answer, control: Answer | undefined): string[] =>
    kinds(id, answer, contextOf({ ...known, ...(control && { control }) }, '1.2.8'))

  it('says nothing where the control does not show the slot either, or was not made', () => {
    const filtered = searchAnswer(bundle(), `${QUERY}&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CX`)
    for (const control of [undefined, filtered, unfiltered(bundle())])
      expect([judgedBeside(there, control), judgedBeside(gone, control)]).toEqual([['blocked'], ['blocked']])
  })

  it('is judged where a search without filters shows other slots of these days', () => {
    expect(judgedBeside(gone, unfiltered(withEach(good, 'Slot', later)))).toEqual([hides(id) ? 'ok' : 'broken'])
  })
})

it('has a pair for every check of slots', () => {
  const others = [
    'search-of-14-days-is-served',
    'search-of-the-past-is-served',
    'unknown-search-filter-is-ignored',
    'local-times-are-understood',
    'listed-service-without-slots-finds-nothing',
    'slot-search-is-served-beside-foundations',
    'statement-lists-the-parameters-of-a-slot-search',
  ]
  const paired = new Set([...Object.keys(PAIRS), ...sessions, ...others])
  expect([...checks.keys()].filter((id) => !paired.has(id))).toEqual([])
})
