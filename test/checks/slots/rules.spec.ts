import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../src/checks/check.js'
import { slotChecks, slotSequences } from '../../../src/checks/resource/slot/index.js'
import type { JsonObject } from '../../../src/core/index.js'
import { add, drop, set, type Bend } from '../resource/bends.js'
import { answerOf } from '../resource/support.js'
import {
  bundle,
  contextOf,
  good,
  location,
  organisation,
  practitioner,
  QUERY,
  schedule,
  searchAnswer,
  service,
  slot,
  withEach,
  withMore,
  withService,
} from './sample.js'

const checks = new Map<string, Check>(
  [...slotChecks, ...slotSequences.flatMap((s) => s.checks)].map((check) => [check.id, check]),
)
const find = (id: string): Check => {
  const check = checks.get(id)
  if (!check) throw new Error(`no check ${id}`)
  return check
}
const kinds = (id: string, answer: Answer, context: CheckContext): string[] => [
  ...new Set([find(id).judge(answer, context)].flat().map(({ kind }) => kind)),
]

const read = new Map<string, Answer>([
  ['Practitioner/g1', answerOf(practitioner)],
  ['Location/l1', answerOf(location)],
  ['Organization/o1', answerOf(organisation)],
  ['HealthcareService/h1', answerOf(service)],
])
const seed: JsonObject = {
  start: slot['start'],
  end: slot['end'],
  location: 'Dunmere Medical Centre',
  type: 'GP appointment',
  channel: 'In-person',
  schedule: 'Morning surgery',
  role: 'R0260',
  practitioner: 'G22345655',
}
const known = { resolved: read, seed }

/** One breach of each rule: what is bent in the Bundle. */
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
const ofSlot = (bend: Bend): Pair => ({ body: withEach(good, 'Slot', bend) })
const ofSchedule = (bend: Bend, as?: string): Pair => ({ body: withEach(good, 'Schedule', bend), ...(as && { as }) })
const role = 'extension[0].valueCodeableConcept.coding[0]'
const loose = (resource: JsonObject): Pair => ({ body: withMore(good, { ...resource, id: 'x9' }) })
const without = (type: string): Pair => ({ body: withEach(good, type, () => undefined) })
const later: Bend = set('start', '2030-07-08T09:01:00+01:00')
const filtered = `${QUERY}&service.identifier=https://fhir.nhs.uk/Id/uec-dos-service-id%7C2000099001`
const status = (code: string): JsonObject => ({
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-ServiceFilteringStatus-1',
      valueCode: code,
    },
  ],
})

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

  it('does not pass on its breach', () => {
    const answer = searchAnswer(body, query ?? soundQuery)
    const found = kinds(id, answer, contextOf({ ...known, ...pair.context }, spec))
    expect(found).toContain(pair.as ?? 'broken')
    if (pair.as === undefined) expect(found.filter((kind) => kind === 'tolerated')).toEqual([])
  })

  it('never passes where nothing was found', () => {
    const empty = kinds(id, searchAnswer(bundle()), contextOf({ seed }, spec))
    if (id !== 'filtering-status-is-told-when-a-service-was-asked-for') expect(empty).toEqual(['blocked'])
  })
})

const tells = (id: string) =>
  id.startsWith('slot-is-offered') || id.endsWith('-is-offered') || id.includes('-is-offered-')
const hides = (id: string) => id.includes('held-back')
const sessions = [...checks.keys()].filter((id) => tells(id) || hides(id))

describe.each(sessions)('%s', (id) => {
  const there = searchAnswer(good)
  const gone = searchAnswer(withEach(good, 'Slot', later))
  const spec = id.includes('service') ? '1.2.8' : '1.2.9'

  it('tells a slot that comes from one that does not', () => {
    const offered = kinds(id, there, contextOf(known, spec))
    const missing = kinds(id, gone, contextOf(known, spec))
    expect([offered, missing]).toEqual(hides(id) ? [['broken'], ['ok']] : [['ok'], ['broken']])
  })

  it('is no pass for an error, nor without a session', () => {
    expect(kinds(id, searchAnswer({ resourceType: 'OperationOutcome' }, QUERY, 422), contextOf(known))).toEqual([
      'broken',
    ])
    expect(kinds(id, there, contextOf())).toEqual(['blocked'])
  })

  it('takes a slot at the same time in another surgery for another one', () => {
    const elsewhere = searchAnswer(withEach(good, 'Location', set('name', 'Branch')))
    expect(kinds(id, elsewhere, contextOf({ seed }))).toEqual([hides(id) ? 'ok' : 'broken'])
  })
})

describe('tolerances', () => {
  const kindOf = (id: string, body: JsonObject, query = QUERY, spec = '1.2.7', over: Partial<CheckContext> = {}) =>
    kinds(id, searchAnswer(body, query), contextOf({ ...known, ...over }, spec))
  const off = { declared: { ...contextOf().declared, serviceFiltering: false } }

  it('a slot that ends exactly at the closing midnight is not graded (A65)', () => {
    const late = withEach(good, 'Slot', set('end', '2030-07-09T00:00:00+01:00'))
    expect(kindOf('slot-lies-inside-the-range', late)).toEqual(['ok', 'noted'])
    expect(
      kindOf('slot-lies-inside-the-range', late, QUERY.replace('le2030-07-08', 'le2030-07-08T23:59:59%2B01:00')),
    ).toContain('broken')
  })

  it('bounds count to the second, and slots may touch them', () => {
    const exact = QUERY.replace('ge2030-07-08', 'ge2030-07-08T09:00:00%2B01:00').replace(
      'le2030-07-08',
      'le2030-07-08T09:10:00%2B01:00',
    )
    expect(kindOf('slot-lies-inside-the-range', good, exact)).toEqual(['ok'])
    expect(kindOf('slot-lies-inside-the-range', good, exact.replace('T09:00:00', 'T09:00:01'))).toContain('broken')
    expect(kindOf('slot-lies-inside-the-range', good, exact.replace('T09:10:00', 'T09:09:59'))).toContain('broken')
  })

  it('a day is a British day, in summer as in winter', () => {
    const times = (start: string, end: string) => withEach(good, 'Slot', (s) => ({ ...s, start, end }))
    const first = times('2030-07-08T00:00:00+01:00', '2030-07-08T00:10:00+01:00')
    expect(kindOf('slot-lies-inside-the-range', first)).toEqual(['ok'])
    expect(
      kindOf('slot-lies-inside-the-range', times('2030-07-07T23:50:00+01:00', '2030-07-08T00:10:00+01:00')),
    ).toContain('broken')
    const winter = QUERY.replaceAll('2030-07-08', '2030-01-08')
    expect(
      kindOf('slot-lies-inside-the-range', times('2030-01-08T00:00:00+00:00', '2030-01-08T23:50:00+00:00'), winter),
    ).toEqual(['ok'])
  })

  it.each([
    ['2030-01-08T09:00:00+01:00', 'broken'],
    ['2030-01-08T09:00:00Z', 'broken'],
    ['2030-01-08T09:00:00.000+00:00', 'broken'],
    ['2030-01-08T09:00:00+00:00', 'ok'],
    // The clocks of 2030 change on 31 March and 27 October at 01:00 UTC.
    ['2030-03-31T00:59:00+00:00', 'ok'],
    ['2030-03-31T02:00:00+01:00', 'ok'],
    ['2030-03-31T01:00:00+00:00', 'broken'],
    ['2030-10-27T01:59:00+01:00', 'ok'],
    ['2030-10-27T01:00:00+00:00', 'ok'],
    ['2030-10-27T02:00:00+01:00', 'broken'],
  ])('%s as a UK local time: %s', (text, kind) => {
    const at = withEach(good, 'Slot', (s) => ({ ...s, start: text, end: text }))
    expect(kindOf('slot-times-are-uk-local', at)).toEqual([kind])
  })

  it('a second Location and a missing horizon warn (A81)', () => {
    const two = withEach(good, 'Schedule', add('actor', { reference: 'Location/l2' }))
    expect(kindOf('schedule-has-a-location', two)).toEqual(['tolerated'])
    const none = withEach(good, 'Schedule', drop('planningHorizon'))
    expect(kindOf('schedule-horizon-is-uk-local', none)).toEqual(['tolerated'])
  })

  it('any SDS job role counts at 1.2.9, under either system (A50)', () => {
    const id = 'schedule-practitioner-role-is-of-the-list'
    const other = withEach(good, 'Schedule', set(`${role}.code`, 'R0010'))
    expect(kindOf(id, other, QUERY, '1.2.9')).toEqual(['ok'])
    const uk = withEach(
      good,
      'Schedule',
      set(`${role}.system`, 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'),
    )
    expect(kindOf(id, uk, QUERY, '1.2.9')).toEqual(['ok'])
    expect(kindOf(id, uk)).toEqual(['tolerated'])
    expect(kindOf(id, withEach(good, 'Schedule', set('extension[0].valueCodeableConcept', {})))).toEqual(['broken'])
  })

  it('nothing comes without its include', () => {
    const bare = 'start=ge2030-07-08&end=le2030-07-08&status=free&_include=Slot:schedule'
    expect(kindOf('practitioners-come-with-their-include', good, bare)).toEqual(['broken'])
    expect(kindOf('locations-come-with-their-include', good, bare)).toEqual(['broken'])
    const alone = bundle(slot, schedule, organisation)
    expect(kindOf('locations-come-with-their-include', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-is-linked-to-a-slot', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-of-the-locations-is-there', alone, bare)).toEqual(['ok'])
    expect(kindOf('organisation-is-linked-to-a-slot', alone, bare, '1.2.7', { resolved: new Map() })).toEqual([
      'blocked',
    ])
  })

  it('services are ignored while filtering is off', () => {
    expect(kindOf('services-come-with-their-include', withService, QUERY, '1.2.8', off)).toEqual(['broken'])
    expect(kindOf('services-come-with-their-include', good, QUERY, '1.2.8', off)).toEqual(['ok'])
    const check = find('schedule-names-no-service-while-filtering-is-off')
    expect([off, {}].map((over) => check.when?.(searchAnswer(good), contextOf(over, '1.2.8')))).toEqual([true, false])
  })

  it('the filtering status is enabled exactly when it is on; place and URL may be the others of the page', () => {
    const id = 'filtering-status-is-told-when-a-service-was-asked-for'
    const told = (code: string) => ({ ...withService, meta: status(code) })
    expect(kindOf(id, told('supplier-disabled'), filtered, '1.2.8')).toEqual(['broken'])
    expect(kindOf(id, told('supplier-disabled'), filtered, '1.2.8', off)).toEqual(['ok'])
    expect(kindOf(id, told('enabled'), filtered, '1.2.8', off)).toEqual(['broken'])
    expect(kindOf(id, told('enabled'), QUERY, '1.2.8')).toEqual(['broken'])
    expect(kindOf(id, withService, QUERY, '1.2.8')).toEqual(['ok'])
    expect(kindOf(id, { ...withService, ...status('enabled') }, filtered, '1.2.8')).toEqual(['tolerated'])
    const text = JSON.stringify(told('enabled')).replace(
      'StructureDefinition/Extension-GPConnect-Service',
      'Extension/Extension-GPConnect-Service',
    )
    expect(kindOf(id, JSON.parse(text) as JsonObject, filtered, '1.2.8')).toEqual(['ok'])
  })

  it('a read Location may have its address as a list of one (A45); a read that fails is a breach', () => {
    const listed = new Map([['Location/l1', answerOf({ ...location, address: [location['address'] ?? null] })]])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: listed })).toEqual(['ok'])
    const gone = new Map([['Location/l1', answerOf(undefined, 404)]])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: gone })).toEqual(['broken'])
    expect(kindOf('location-of-the-slots-is-as-read', good, QUERY, '1.2.7', { resolved: new Map() })).toEqual([
      'blocked',
    ])
  })

  it('what the target file does not tell is not compared', () => {
    expect(kindOf('slot-type-is-as-loaded', good, QUERY, '1.2.7', { seed: { start: seed['start'] ?? '' } })).toEqual([
      'noted',
    ])
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
