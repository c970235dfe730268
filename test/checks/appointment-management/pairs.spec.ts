import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../src/checks/check.js'
import { judge } from '../../../src/checks/engine/index.js'
import { findCheck, findSequence } from '../../../src/checks/registry.js'
import type { JsonObject } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { amendmentOf, cancellationOf } from '../../../src/requests/index.js'
import { searchset } from '../general/support.js'
import { add, copy, drop, nothing, set, versioned, type Mutation } from '../foundations/mutations.js'
import { kinds } from '../foundations/support.js'
import { amended, answerOf, appointment, cancelled, contextOf, KEY, sent, slot } from './samples.js'

interface Pair {
  readonly mutation: Mutation
  /** What it does instead of breaking. */
  readonly as?: string
  /** Makes another sound resource first. */
  readonly sound?: Mutation
  readonly context?: Partial<CheckContext>
}
type Pairs = Readonly<Record<string, Pair | Mutation>>

interface Situation {
  readonly name: string
  readonly interaction: string
  readonly sound: JsonObject
  readonly sent?: JsonObject
  readonly before?: JsonObject
}

const pairOf = (pair: Pair | Mutation): Pair => (typeof pair === 'function' ? { mutation: pair } : pair)

const always: Pairs = {
  'appointment-times-are-uk-local': set('start', '2030-01-08T09:10:00Z'),
  'appointment-says-when-it-was-created': drop('created'),
  'appointment-has-the-slot-type-as-text': drop('serviceType'),
  'appointment-has-one-patient': drop('participant[0]'),
  'appointment-has-one-location': add('participant', { actor: { reference: 'Location/l2' }, status: 'accepted' }),
  'appointment-has-a-slot': drop('slot'),
  'appointment-slots-are-references': set('slot[0].reference', 'https://elsewhere.example/Slot/s1'),
  'appointment-has-a-description': set('description', ' '),
  'appointment-identifier-has-system-and-value-only': {
    sound: add('identifier', { system: 'https://example.org/x', value: '1' }),
    mutation: add('identifier', { system: 'https://example.org/x', value: '1', use: 'usual' }),
  },
  'appointment-has-no-reason': add('reason', { text: 'Pain' }),
  'appointment-has-no-specialty': add('specialty', { text: 'Medicine' }),
  'appointment-has-nothing-that-its-profile-excludes': set('requestedPeriod', [{ start: '2030-01-08' }]),
  'appointment-has-no-appointment-type': { mutation: set('appointmentType', { text: 'Walk in' }), as: 'tolerated' },
  'appointment-delivery-channel-is-in-its-value-set': set('extension[2].valueCode', 'in-person'),
}

const booked: Pairs = {
  'appointment-type-is-the-slots': set('serviceType[0].text', 'Another'),
  'appointment-category-is-the-schedules': set('serviceCategory.text', 'Another'),
  'appointment-delivery-channel-is-the-slots': set('extension[2].valueCode', 'Telephone'),
  'appointment-practitioner-role-is-the-schedules': drop('extension[1]'),
  'appointment-start-is-as-sent': set('start', '2030-01-08T09:20:00+00:00'),
  'appointment-end-is-as-sent': drop('end'),
  'appointment-slot-is-as-sent': copy('slot'),
  'appointment-participants-are-as-sent': drop('participant[2]'),
  'appointment-has-the-practitioner-of-the-schedule': drop('participant[2]'),
  'appointment-booking-organisation-is-as-sent': set('contained[0].telecom[0].value', '01632960000'),
  'booking-organisation-names-its-profile': { mutation: drop('contained[0].meta'), as: 'tolerated' },
  'appointment-texts-are-whole': set('comment', 'Comment'),
  'appointment-has-the-service-of-the-schedule': add('participant', {
    actor: { reference: 'HealthcareService/h1' },
    status: 'accepted',
  }),
}

const TABLE: readonly (readonly [string, Situation, Pairs])[] = [
  [
    'new appointment',
    { name: 'a booking', interaction: 'book-appointment', sound: appointment, sent },
    {
      ...always,
      ...booked,
      'appointment-status-is-as-sent': set('status', 'pending'),
      'appointment-created-is-as-sent': drop('created'),
    },
  ],
  [
    'booked appointment',
    { name: 'a read', interaction: 'read-appointment', sound: appointment, before: appointment },
    { ...always, ...booked, 'read-appointment-is-as-answered': set('meta.versionId', '9') },
  ],
  [
    'amended appointment',
    {
      name: 'an amendment',
      interaction: 'amend-appointment',
      sound: amended,
      before: appointment,
      sent: amendmentOf(appointment, { comment: `Amended ${KEY}` }),
    },
    {
      ...always,
      'changed-appointment-has-a-new-version': set('meta.versionId', '1'),
      'amended-texts-are-whole': set('comment', 'Amended'),
      'changed-appointment-keeps-the-providers-types': set('serviceCategory.text', 'Another'),
      'amendment-changes-the-texts-alone': set('start', '2030-01-08T09:15:00+00:00'),
    },
  ],
  [
    'cancelled appointment',
    {
      name: 'a cancellation',
      interaction: 'cancel-appointment',
      sound: cancelled,
      before: appointment,
      sent: cancellationOf(appointment, 'Patient asked for it'),
    },
    {
      ...always,
      'changed-appointment-has-a-new-version': set('meta.versionId', '1'),
      'cancelled-appointment-has-its-status': set('status', 'booked'),
      'cancellation-reason-is-as-sent': set('extension[3].valueString', 'Another'),
      'changed-appointment-keeps-the-providers-types': drop('serviceType'),
      'cancellation-changes-the-status-alone': set('description', 'Another'),
    },
  ],
  [
    'still cancelled appointment',
    { name: 'a read after it', interaction: 'read-appointment', sound: cancelled, before: cancelled },
    {
      ...always,
      'cancelled-appointment-has-its-status': set('status', 'booked'),
      'cancelled-appointment-shows-its-reason': drop('extension[3]'),
      'read-appointment-is-as-answered': set('meta.versionId', '1'),
    },
  ],
]

describe.each(TABLE)('the %s rules', (name, situation, pairs) => {
  const { interaction, sound, sent: request, before } = situation
  const checks = findSequence(name).checks
  const context = (over: Partial<CheckContext> = {}): CheckContext =>
    contextOf(interaction, { ...(before && { comparedWith: answerOf('read-appointment', before) }), ...over })
  const judged = (check: Check, mutation: Mutation, over?: Partial<CheckContext>): string[] => {
    const answer = answerOf(interaction, mutation(sound), request)
    return check.when?.(answer, context(over)) === false ? ['silent'] : kinds(check, answer, context(over))
  }

  it('have a pair each', () => {
    expect(Object.keys(pairs).sort()).toEqual(checks.map(({ id }) => id).sort())
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s: passes what is sound, and breaks', (id, check) => {
    const { mutation, as = 'broken', sound: first = nothing, context: over } = pairOf(pairs[id] ?? nothing)
    const good = judged(check, first, over)
    expect(good.filter((kind) => !['ok', 'noted'].includes(kind))).toEqual([])
    expect(judged(check, mutation, over)).toContain(as)
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s: minds no version in a reference', (id, check) => {
    const { mutation, sound: first = nothing, context: over } = pairOf(pairs[id] ?? nothing)
    for (const written of [first, mutation]) {
      const outcomes = judged(check, (resource) => versioned(written(resource)), over)
      expect(outcomes).toEqual(judged(check, written, over))
    }
  })

  it('name requirements of the interaction', () => {
    const answer = answerOf(interaction, sound, request)
    const found = judge(findSequence(name), answer, context(), loadRegister())
    expect(found.filter(({ reqs }) => reqs.length === 0)).toEqual([])
  })
})

describe('what the specification leaves open', () => {
  const outcome = (
    id: string,
    mutation: Mutation,
    interaction = 'book-appointment',
    over: Partial<CheckContext> = {},
  ): string[] => kinds(findCheck(id), answerOf(interaction, mutation(appointment), sent), contextOf(interaction, over))

  it('lets the answer to a booking drop the type of the organisation, but not a read (A39)', () => {
    const id = 'appointment-booking-organisation-is-as-sent'
    expect(outcome(id, drop('contained[0].type'))).toContain('tolerated')
    expect(outcome(id, drop('contained[0].type'), 'read-appointment')).toContain('broken')
    expect(outcome(id, set('contained[0].id', '1'))).toEqual(['broken'])
  })

  it('lets a provider leave out a practitioner that was not sent (A67)', () => {
    const without = drop('participant[2]')
    const booking = { key: KEY, slots: [slot], sent: without(sent) }
    const id = 'appointment-has-the-practitioner-of-the-schedule'
    expect(outcome(id, without, 'book-appointment', { booking })).toEqual(['tolerated'])
  })

  it('asks for an identifier back that was sent, whatever else stands beside it', () => {
    const own = add('identifier', { system: 'https://example.org/consumer', value: '7' })
    const others = add('identifier', { system: 'https://example.org/provider', value: '8' })
    const booking = { key: KEY, slots: [slot], sent: own(sent) }
    const found = (mutation: Mutation): string[] =>
      outcome('appointment-identifier-is-as-sent', mutation, 'read-appointment', { booking })
    expect(found((one) => own(others(one)))).toEqual(['ok'])
    expect(found(others)).toEqual(['broken'])
    expect(found(nothing)).toEqual(['broken'])
    expect(outcome('appointment-identifier-is-as-sent', nothing, 'read-appointment')).toEqual(['blocked'])
  })

  it('takes another instant of creation with a warning', () => {
    expect(outcome('appointment-created-is-as-sent', set('created', '2030-01-01T10:00:05+00:00'))).toEqual([
      'tolerated',
    ])
  })

  it('takes joined texts, and no shortened ones', () => {
    const joined = set('description', `Test ${KEY} / Comment ${KEY}`)
    expect(outcome('appointment-texts-are-whole', (a) => drop('comment')(joined(a)))).toEqual(['ok'])
  })

  it('takes a shortened cancellation reason, but not an empty one', () => {
    const check = findCheck('cancellation-reason-is-as-sent')
    const request = cancellationOf(appointment, 'Patient asked for it')
    const told = (reason: string): string[] =>
      kinds(
        check,
        answerOf('cancel-appointment', set('extension[3].valueString', reason)(cancelled), request),
        contextOf('cancel-appointment'),
      )
    expect([told('Patient asked'), told('')]).toEqual([['ok'], ['broken']])
  })

  it('asks for the service of a schedule while filtering is on, and for none while it is off (1.2.8)', () => {
    const linked = { key: KEY, slots: [{ ...slot, actors: [...slot.actors, 'HealthcareService/h1'] }], sent }
    const withService = add('participant', { actor: { reference: 'HealthcareService/h1' }, status: 'accepted' })
    const id = 'appointment-has-the-service-of-the-schedule'
    const on = contextOf('book-appointment').declared
    const judged = (mutation: Mutation, serviceFiltering: boolean): string[] =>
      outcome(id, mutation, 'book-appointment', { booking: linked, declared: { ...on, serviceFiltering } })
    expect([judged(withService, true), judged(nothing, true)]).toEqual([['ok'], ['broken']])
    expect([judged(nothing, false), judged(withService, false)]).toEqual([['ok'], ['broken']])
  })

  it('lets the practice’s own appointments have another delivery channel, and Visit where the version has it', () => {
    const id = 'appointment-delivery-channel-is-in-its-value-set'
    const by =
      (code: string): Mutation =>
      (a) =>
        set('extension[2].valueCode', code)({ ...a, description: 'Wound check', comment: 'By phone' })
    expect(outcome(id, by('Text-message'), 'read-appointment')).toEqual(['tolerated'])
    expect(outcome(id, by('telephone'), 'read-appointment')).toEqual(['broken'])
    expect(outcome(id, set('extension[2].valueCode', 'Text-message'), 'read-appointment')).toEqual(['broken'])
    const visit = answerOf('read-appointment', by('Visit')(appointment))
    const at = (spec: string) => kinds(findCheck(id), visit, contextOf('read-appointment', {}, spec))
    expect([at('1.2.8'), at('1.2.9')]).toEqual([['tolerated'], ['ok']])
  })

  it('lets the practice’s own appointments have no date of creation', () => {
    const id = 'appointment-says-when-it-was-created'
    const diary: Mutation = (a) => drop('created')({ ...a, description: 'Wound check', comment: 'By phone' })
    expect(outcome(id, diary, 'read-appointment')).toEqual(['tolerated'])
    // Its own diary may name a booking organisation as well, and be shown to a scenario that has booked another one.
    expect(
      outcome(id, drop('created'), 'read-appointment', { booking: { key: 'gpc-assure-00000000', slots: [slot] } }),
    ).toEqual(['tolerated'])
    expect(outcome(id, drop('created'), 'read-appointment')).toEqual(['broken'])
    expect(outcome('appointment-times-are-uk-local', drop('created'), 'read-appointment')).toEqual(['ok'])
    expect(outcome('appointment-times-are-uk-local', set('created', '2030-01-01'), 'read-appointment')).toContain(
      'broken',
    )
  })
})

describe('state that is asked again', () => {
  const ask = (id: string, body: JsonObject, over: Partial<CheckContext> = {}, status = 200): string[] =>
    kinds(
      findCheck(id),
      answerOf('retrieve-patient-appointments', body, undefined, { status }),
      contextOf('book-appointment', over),
    )
  const free = searchset({ resourceType: 'Slot', id: 's1' })
  const search = (body: JsonObject): Answer => answerOf('search-free-slots', body)

  it('shows no appointment after a refused booking', () => {
    const id = 'refused-booking-leaves-no-appointment'
    expect(ask(id, searchset(), { control: search(free) })).toEqual(['ok'])
    expect(ask(id, searchset())).toEqual(['blocked'])
    expect(ask(id, searchset(), { control: search(searchset()) })).toEqual(['blocked'])
    expect(ask(id, searchset(cancelled))).toEqual(['ok'])
    expect(ask(id, searchset(appointment))).toEqual(['broken'])
    expect(ask(id, searchset({ ...appointment, description: 'x', comment: 'y' }))).toEqual(['broken'])
    expect(ask(id, searchset(), {}, 500)).toEqual(['blocked'])
  })

  it.each([
    ['refused-booking-leaves-its-slots-free', true, undefined],
    ['cancelled-slot-is-free-again', true, searchset()],
    ['booked-slot-is-no-longer-free', false, free],
  ])('%s', (id, whenFree, control) => {
    const beside = control && { control: search(control) }
    expect(ask(id, free, beside)).toEqual([whenFree ? 'ok' : 'broken'])
    expect(ask(id, searchset(), beside)).toEqual([whenFree ? 'broken' : 'ok'])
  })

  it('is no slot that is free again where it was free all the time, or nobody has looked', () => {
    const id = 'cancelled-slot-is-free-again'
    expect([ask(id, free), ask(id, free, { control: search(free) })]).toEqual([['blocked'], ['blocked']])
  })

  it('takes an empty answer for no proof that a slot is taken, where the same search showed others', () => {
    const id = 'booked-slot-is-no-longer-free'
    const others = {
      control: search(searchset({ resourceType: 'Slot', id: 's1' }, { resourceType: 'Slot', id: 's9' })),
    }
    expect(ask(id, searchset(), others)).toEqual(['blocked'])
    expect(ask(id, searchset({ resourceType: 'Slot', id: 's9' }), others)).toEqual(['ok'])
    expect(ask(id, searchset())).toEqual(['blocked'])
  })

  it('knows a freed slot by its times and its Schedule, whatever its id and the version of the reference', () => {
    const id = 'cancelled-slot-is-free-again'
    const anew = { resourceType: 'Slot', id: 's77', start: slot.start, end: slot.end }
    const taken = { control: search(searchset()) }
    const of = (over: JsonObject): string[] => ask(id, searchset({ ...anew, ...over }), taken)
    expect(of({ schedule: { reference: 'Schedule/c1/_history/4' } })).toEqual(['ok'])
    expect(of({ schedule: { reference: 'Schedule/c2' } })).toEqual(['broken'])
    expect(of({ schedule: { reference: 'Schedule/c1' }, start: '2030-01-08T09:00:00+00:00' })).toEqual(['broken'])
  })

  it('takes a neighbour at the same times for no proof that a booked slot is still free', () => {
    const neighbour = { resourceType: 'Slot', id: 's2', start: slot.start, end: slot.end }
    const body = searchset({ ...neighbour, schedule: { reference: slot.schedule } })
    expect(ask('booked-slot-is-no-longer-free', body, { control: search(free) })).toEqual(['ok'])
  })

  it('shows the appointment as it was after a refused change', () => {
    const id = 'refused-change-leaves-the-appointment'
    const earlier = answerOf('read-appointment', appointment)
    expect(ask(id, appointment, { comparedWith: earlier })).toEqual(['ok'])
    expect(ask(id, amended, { comparedWith: earlier })).toEqual(['broken'])
    expect(ask(id, searchset(), { comparedWith: earlier })).toEqual(['broken'])
    expect(ask(id, appointment)).toEqual(['blocked'])
  })

  it.each([
    ['exactly-one-of-two-bookings-wins', 'book-appointment', 201],
    ['exactly-one-of-two-amendments-wins', 'amend-appointment', 200],
  ])('%s', (id, interaction, won) => {
    const of = (status: number): Answer => answerOf(interaction, appointment, undefined, { status })
    const judged = (one: number, other: number): string[] =>
      kinds(findCheck(id), of(one), contextOf(interaction, { comparedWith: of(other) }))
    expect([judged(won, 409), judged(409, won)]).toEqual([['ok'], ['ok']])
    expect([judged(won, won), judged(409, 409), judged(won, 422)]).toEqual([['broken'], ['broken'], ['broken']])
    expect(kinds(findCheck(id), of(won), contextOf(interaction))).toEqual(['blocked'])
  })
})

describe('headers of what is made and changed', () => {
  const LOCATION = 'https://provider.example/A20047/STU3/1/gpconnect/Appointment/a1/_history/1'
  const judged = (
    id: string,
    headers: Record<string, string | undefined>,
    body: JsonObject | string = appointment,
  ): string[] => {
    const answer = answerOf('book-appointment', body, sent, { headers })
    const context = contextOf('book-appointment')
    const check = findCheck(id)
    return check.when?.(answer, context) === false ? ['silent'] : kinds(check, answer, context)
  }

  it('name the new version, absolute or relative, and not below another root (A85)', () => {
    const id = 'location-names-the-new-version'
    expect(judged(id, { Location: LOCATION })).toEqual(['ok'])
    expect(judged(id, { Location: 'Appointment/a1/_history/1' })).toEqual(['ok'])
    expect(judged(id, { Location: '/A20047/STU3/1/gpconnect/Appointment/a1/_history/1' })).toEqual(['ok'])
    expect(judged(id, { Location: LOCATION }, '')).toEqual(['ok'])
    for (const wrong of [
      undefined,
      `https://ssp.example/${LOCATION}`,
      LOCATION.replace('/_history/1', ''),
      LOCATION.replace('a1', 'a2'),
      LOCATION.replace(/1$/, '2'),
    ])
      expect(judged(id, { Location: wrong })).toEqual(['broken'])
    expect(judged(id, { Location: 'Appointment/a1' }, '')).toEqual(['broken'])
  })

  it('say when, and give the whole resource', () => {
    expect(judged('create-has-last-modified', { 'Last-Modified': 'Tue, 01 Jan 2030 10:00:00 GMT' })).toEqual(['ok'])
    expect(judged('create-has-last-modified', {})).toEqual(['broken'])
    expect(judged('whole-resource-is-returned', {})).toEqual(['ok'])
    expect(judged('whole-resource-is-returned', {}, { resourceType: 'AppointmentResponse' })).toEqual(['broken'])
  })

  it('follow what was preferred', () => {
    expect(judged('minimal-answer-is-empty', {}, '')).toEqual(['ok'])
    expect(judged('minimal-answer-is-empty', {})).toEqual(['tolerated'])
    expect(judged('preferred-representation-is-given', {})).toEqual(['ok'])
    expect(judged('preferred-representation-is-given', {}, '')).toEqual(['broken'])
    expect(judged('altered-content-is-recorded', {})).toEqual(['ok', 'noted'])
  })

  it('have the ETag of the version', () => {
    expect(judged('etag-is-the-version-id', { ETag: 'W/"1"' })).toEqual(['ok'])
    expect(judged('etag-is-the-version-id', { ETag: 'W/"2"' })).toEqual(['broken'])
    expect(judged('etag-is-the-version-id', {}, '')).toEqual(['silent'])
  })
})

describe('what has to be served', () => {
  const answered = (
    id: string,
    status: number,
    body: JsonObject | string,
    request = sent,
    interaction = 'book-appointment',
  ) => kinds(findCheck(id), answerOf(interaction, body, request, { status }), contextOf(interaction))

  it.each([
    ['patient-with-dissent-to-share-is-booked', 'book-appointment', 201],
    ['least-booking-is-accepted', 'book-appointment', 201],
    ['appointment-of-any-organisation-is-changed', 'amend-appointment', 200],
    ['appointment-of-any-organisation-is-read', 'read-appointment', 200],
    ['freed-slot-is-booked-again', 'book-appointment', 201],
    ['booking-of-earlier-consumers-is-accepted', 'book-appointment', 201],
  ])('%s', (id, interaction, status) => {
    expect(answered(id, status, appointment, sent, interaction)).toEqual(['ok'])
    expect(answered(id, 403, '', sent, interaction)).toEqual(['broken'])
  })

  it('texts just beyond the limits are refused or stored whole (A42)', () => {
    const id = 'text-is-refused-or-stored-whole'
    expect(answered(id, 201, appointment)).toEqual(['ok'])
    expect(answered(id, 201, set('comment', 'Comm')(appointment))).toEqual(['broken'])
    expect(answered(id, 422, { resourceType: 'OperationOutcome', issue: [] })).toContain('ok')
    expect(answered(id, 500, '')).toEqual(['broken'])
  })

  it('chunks are read, or a length is asked for (A74)', () => {
    expect(answered('chunked-request-is-served', 201, appointment)).toEqual(['ok'])
    expect(answered('chunked-request-is-served', 411, '')).toEqual(['tolerated'])
    expect(answered('chunked-request-is-served', 400, '')).toEqual(['broken'])
  })
})

describe('a success where a refusal is asked for', () => {
  const judged = (
    name: string,
    interaction: string,
    body: JsonObject,
    request: JsonObject,
    over: Partial<CheckContext> = {},
  ) => kinds(findCheck(`refuses-${name}`), answerOf(interaction, body, request), contextOf(interaction, over))
  const earlier = answerOf('read-appointment', appointment)

  it('is right for long texts that are stored whole, and only then (A42)', () => {
    expect(judged('texts-too-long-to-store', 'book-appointment', appointment, sent)).toEqual(['ok'])
    expect(judged('texts-too-long-to-store', 'book-appointment', drop('comment')(appointment), sent)).toEqual([
      'broken',
    ])
  })

  it('is tolerated for an unknown element where the statement says so (A75)', () => {
    const of = (acceptUnknown: string) =>
      judged('booking-with-unknown-element', 'book-appointment', appointment, sent, {
        statement: answerOf('get-capability-statement', { resourceType: 'CapabilityStatement', acceptUnknown }),
      })
    expect([of('both'), of('elements'), of('no'), of('extensions')]).toEqual([
      ['tolerated'],
      ['tolerated'],
      ['broken'],
      ['broken'],
    ])
  })

  it('is right for another service type where the provider keeps its own (A43)', () => {
    const other = set('serviceType[0].text', 'Another')
    expect(
      judged('changed-service-type', 'amend-appointment', amended, other(amended), { comparedWith: earlier }),
    ).toEqual(['ok'])
    expect(
      judged('changed-service-type', 'amend-appointment', other(amended), other(amended), { comparedWith: earlier }),
    ).toEqual(['broken'])
  })

  it('is right for a second cancellation that changes nothing (A44)', () => {
    const before = answerOf('read-appointment', cancelled)
    expect(judged('second-cancellation', 'cancel-appointment', cancelled, cancelled, { comparedWith: before })).toEqual(
      ['ok'],
    )
    expect(
      judged('second-cancellation', 'cancel-appointment', appointment, cancelled, { comparedWith: before }),
    ).toEqual(['broken'])
  })
})

describe('visits', () => {
  const visit = set('extension[2].valueCode', 'Visit')(appointment)
  const judged = (id: string, body: JsonObject, over: Partial<CheckContext> = {}): string[] =>
    kinds(findCheck(id), answerOf('read-appointment', body), contextOf('read-appointment', over, '1.2.9'))

  it('are read, with the kind of visit in the comment', () => {
    expect([judged('visit-is-read', visit), judged('visit-is-read', appointment)]).toEqual([['ok'], ['broken']])
    const id = 'visit-comment-names-the-kind-of-visit'
    expect(judged(id, set('comment', 'A home visit')(visit), { expected: { comment: 'Home visit' } })).toEqual(['ok'])
    expect(judged(id, visit, { expected: { comment: 'Home visit' } })).toEqual(['broken'])
    expect(judged(id, visit)).toEqual(['blocked'])
  })

  it('have a place that says nothing of the patient’s home', () => {
    const place = (address: JsonObject | JsonObject[]): JsonObject => ({
      resourceType: 'Location',
      name: 'Contact practice',
      address,
    })
    const home = { line: ['1 Mill Lane'], postalCode: 'LS1 1AA' }
    const of = (location?: JsonObject): string[] =>
      judged('visit-location-is-an-unknown-one', visit, {
        resolved: new Map([
          ['Patient/p1', answerOf('read-patient', { resourceType: 'Patient', address: [home] })],
          ...(location ? ([['Location/l1', answerOf('read-location', location)]] as const) : []),
        ]),
      })
    expect(of(place({ line: ['Unknown'], city: 'Unknown' }))).toEqual(['ok'])
    expect(of(place([{ line: ['Unknown'], city: 'Unknown' }]))).toEqual(['ok'])
    expect(of(place(home))).toEqual(['broken'])
    expect(of({ resourceType: 'Location', name: 'x' })).toEqual(['broken'])
    expect(of()).toEqual(['broken'])
  })
})
