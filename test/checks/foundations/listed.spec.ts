import { describe, expect, it } from 'vitest'
import { findVariant, gpConnectProfiles, interaction, type Variant } from '../../../src/catalogue/index.js'
import { readAnswer, type Answer } from '../../../src/checks/answer.js'
import type { BookingFacts, Check, CheckContext } from '../../../src/checks/check.js'
import { listedAsReadRules, listedRules } from '../../../src/checks/appointment-management/appointment/listed.js'
import { listedChecks } from '../../../src/checks/appointment-management/appointment/listed-members.js'
import type { JsonObject } from '../../../src/core/index.js'
import { contextOf as general, exchangeOf, outcome, searchset } from '../general/support.js'
import { add, drop, set, type Mutation } from './mutations.js'
import { judged } from '../judged.js'

const ID = 'retrieve-patient-appointments'
const checks = new Map([...listedRules, ...listedAsReadRules, ...listedChecks].map((check) => [check.id, check]))

const appointment: JsonObject = {
  resourceType: 'Appointment',
  id: 'a1',
  meta: { versionId: '4', profile: [gpConnectProfiles['Appointment'] ?? ''] },
  status: 'booked',
  description: 'Wound check key-1',
  start: '2030-07-08T17:00:00+01:00',
  end: '2030-07-08T17:10:00+01:00',
  comment: 'Home visit',
  participant: ['Patient/p1', 'Location/l1', 'HealthcareService/h1'].map((reference) => ({ actor: { reference } })),
}

/** The exchange began on 1 January 2030 at midnight, so the appointment lies ahead unless a test says otherwise. */
function answer(
  body: JsonObject,
  { status = 200, query = 'start=ge2030-07-08&start=le2030-07-08', at = '' } = {},
): Answer {
  const exchange = exchangeOf({ interaction: ID, status, body })
  const request = { ...exchange.request, path: `/Patient/p1/Appointment?${query}` }
  return readAnswer({ ...exchange, ...(at && { startedAt: at }), request })
}

const read = (body: JsonObject, etag = 'W/"4"', status = 200): Answer =>
  readAnswer(exchangeOf({ interaction: 'read-appointment', status, body, headers: { ETag: etag } }))

const place = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Location',
  id: 'l1',
  name: 'Contact practice for location of the visit',
  address: { line: ['Unknown'], city: 'Unknown' },
  ...over,
})
const home: JsonObject = {
  resourceType: 'Patient',
  id: 'p1',
  address: [{ line: ['8 Mill Croft'], postalCode: 'LS21 1DD' }],
}
const resolved = new Map<string, Answer>([
  ['Appointment/a1', read(appointment)],
  ['Location/l1', read(place())],
  ['Patient/p1', read(home)],
])
const booking: BookingFacts = {
  key: 'key-1',
  slots: [{ id: 's1', start: '', end: '', actors: ['Location/l1', 'HealthcareService/h1'] }],
}
const seed: JsonObject = {
  start: '2030-07-08T17:00:00+01:00',
  end: '2030-07-08T17:10:00+01:00',
  description: 'Wound check key-1',
  status: 'booked',
}

const contextOf = (over: Partial<CheckContext> = {}): CheckContext => ({
  ...general(ID, {}, '1.2.9'),
  variant: findVariant('appointment-management@1.2.9') as Variant,
  interaction: interaction(ID),
  asked: { id: 'p1' },
  expected: seed,
  resolved,
  booking,
  control,
  ...over,
})

const find = (id: string): Check => {
  const check = checks.get(id)
  if (!check) throw new Error(`no check ${id}`)
  return check
}
const kinds = (id: string, of: Answer, over: Partial<CheckContext> = {}): string[] => [
  ...new Set(judged(find(id), of, contextOf(over)).map((o) => o.kind)),
]

const sound = answer(searchset(appointment))
const mutated = (mutation: Mutation): Answer => answer(searchset(mutation(appointment)))
const nothing = answer(searchset())
/** The answer to a control retrieval, which shows what the list under test is about. */
const control = sound

const BREACHES: Readonly<Record<string, Answer>> = {
  'appointment-starts-in-the-range': answer(searchset(appointment), { query: 'start=ge2030-07-09&start=le2030-07-10' }),
  'appointment-is-of-today-or-later': answer(searchset(appointment), { at: '2030-07-09T00:00:00.000Z' }),
  'appointment-is-of-the-patient-asked-for': mutated(set('participant[0].actor.reference', 'Patient/p2')),
  'appointment-is-as-read': mutated(set('comment', 'Another')),
  'appointment-version-is-that-of-its-read': mutated(set('meta.versionId', '3')),
  'listed-appointment-is-as-loaded': mutated(set('status', 'cancelled')),
  'listed-appointment-names-its-service': mutated(drop('participant[2]')),
}

describe.each(Object.entries(BREACHES))('%s', (id, breach) => {
  it('passes what is sound, breaks for its breach, never passes nothing', () => {
    expect(kinds(id, sound)).toEqual(['ok'])
    expect(kinds(id, breach)).toContain('broken')
    expect(kinds(id, nothing)).not.toContain('ok')
  })
})

const presence = [...checks.keys()].filter((id) => /(is|are)-listed$|left-out$/.test(id))

describe.each(presence)('%s', (id) => {
  const wants = id.endsWith('-listed')

  it('tells an appointment that is there from one that is not', () => {
    const other = mutated((a) => ({ ...a, start: '2030-07-08T18:00:00+01:00', description: 'Another' }))
    expect([kinds(id, sound), kinds(id, other)]).toEqual(wants ? [['ok'], ['broken']] : [['broken'], ['ok']])
  })

  it('says nothing where a control list does not show it either', () => {
    if (!find(id).needs?.includes('control')) return
    expect([kinds(id, sound, { control: nothing }), kinds(id, nothing, { control: nothing })]).toEqual([
      ['blocked'],
      ['blocked'],
    ])
  })

  it('is no pass for an error, nor where the scenario is about nothing', () => {
    const error = answer(outcome('INVALID_PARAMETER'), { status: 422 })
    expect(kinds(id, error)).toEqual(['broken'])
    const bare = { ...general(ID, {}, '1.2.9'), interaction: interaction(ID) }
    expect(judged(find(id), sound, bare).map((o) => o.kind)).toEqual(['blocked'])
  })
})

describe('the rules of the list', () => {
  it('an appointment of earlier today belongs there, and is not compared with a read', () => {
    const later = answer(searchset(appointment), { at: '2030-07-08T20:00:00.000Z' })
    expect(kinds('appointment-is-of-today-or-later', later)).toEqual(['ok'])
    expect(kinds('appointment-is-as-read', later)).toEqual(['noted'])
  })

  it('today is the day of the United Kingdom', () => {
    const just = mutated((a) => ({ ...a, start: '2030-07-08T23:50:00+01:00' }))
    expect(kinds('appointment-is-of-today-or-later', just)).toEqual(['ok'])
    const next = answer(searchset(set('start', '2030-07-08T23:50:00+01:00')(appointment)), {
      at: '2030-07-08T23:10:00.000Z',
    })
    expect(kinds('appointment-is-of-today-or-later', next)).toEqual(['broken'])
  })

  it('a read that fails is a breach, one that was not made blocks', () => {
    const failed = new Map([['Appointment/a1', read(outcome('NO_RECORD_FOUND'), '', 404)]])
    expect(kinds('appointment-is-as-read', sound, { resolved: failed })).toEqual(['broken'])
    expect(kinds('appointment-is-as-read', sound, { resolved: new Map() })).toEqual(['blocked'])
  })
})

describe('refusal-of-a-past-range-explains-itself', () => {
  const id = 'refusal-of-a-past-range-explains-itself'
  const refused = (diagnostics: string | undefined): Answer => {
    const issue = diagnostics === undefined ? { diagnostics: '' } : { diagnostics }
    return answer(outcome('INVALID_PARAMETER', { issue }), { status: 422 })
  }

  it('passes the word, warns for other words, breaks for none', () => {
    expect(kinds(id, refused('dates in the past cannot be requested'))).toEqual(['ok'])
    expect(kinds(id, refused('start is too early'))).toEqual(['tolerated'])
    expect(kinds(id, refused(undefined))).toEqual(['broken'])
    expect(kinds(id, sound)).toEqual(['blocked'])
  })
})

describe('range-error-has-diagnostics', () => {
  const id = 'range-error-has-diagnostics'

  it('takes diagnostics, not details.text alone', () => {
    const refused = (issue: JsonObject) => answer(outcome('INVALID_PARAMETER', { issue }), { status: 422 })
    expect(kinds(id, refused({ diagnostics: 'start: no range' }))).toEqual(['ok'])
    expect(kinds(id, refused({ diagnostics: ' ', details: { text: 'no range' } }))).toEqual(['broken'])
    expect(find(id).when?.(sound, contextOf())).toBe(false)
  })
})

describe('visit-location-is-not-the-place-of-the-visit', () => {
  const id = 'visit-location-is-not-the-place-of-the-visit'
  const at = (location: Answer) => kinds(id, sound, { resolved: new Map([...resolved, ['Location/l1', location]]) })

  it('takes a generic Location, and none with the patient’s address', () => {
    expect(kinds(id, sound)).toEqual(['ok'])
    expect(at(read(place({ address: { line: ['8 mill croft'] } })))).toEqual(['broken'])
    expect(at(read(place({ address: { postalCode: 'LS211DD' } })))).toEqual(['broken'])
    expect(at(read(place({ name: '' })))).toEqual(['broken'])
    expect(at(read(outcome('NO_RECORD_FOUND'), '', 404))).toEqual(['broken'])
  })

  it('blocks where there is nothing to judge', () => {
    expect(kinds(id, nothing)).toEqual(['blocked'])
    expect(kinds(id, sound, { resolved: new Map() })).toEqual(['blocked'])
  })
})

it('a second patient does not make it another’s', () => {
  const two = mutated(add('participant', { actor: { reference: 'Patient/p2' } }))
  expect(kinds('appointment-is-of-the-patient-asked-for', two)).toEqual(['ok'])
})

it('has a pair for every check of lists', () => {
  const own = [
    'refusal-of-a-past-range-explains-itself',
    'range-error-has-diagnostics',
    'visit-location-is-not-the-place-of-the-visit',
  ]
  const paired = new Set([...Object.keys(BREACHES), ...presence, ...own])
  expect([...checks.keys()].filter((id) => !paired.has(id))).toEqual([])
})
