import { describe, expect, it } from 'vitest'
import { careConnectScheduling as careConnect } from '../../../src/checks/care-connect-scheduling/index.js'
import { findCheck, type CheckContext } from '../../../src/checks/index.js'
import type { JsonObject } from '../../../src/core/index.js'
import {
  answerOf,
  appointment,
  BASE,
  booked,
  bundle,
  cancelled,
  contextOf,
  found,
  practitioner,
  patient,
  read,
  refusal,
  schedule,
  SEARCH,
  service,
  slot,
  withInside,
  type Made,
} from './support.js'
import { judged } from '../judged.js'

/** What a check says of an answer: the gravest of its outcomes; `silent` where it does not speak of it. */
function says(id: string, made: Made, over: Partial<CheckContext> = {}): string {
  const check = findCheck(id)
  const answer = answerOf(made)
  const context = contextOf(made.interaction ?? 'search-slot', over)
  if (check.when && !check.when(answer, context)) return 'silent'
  const outcomes = judged(check, answer, context)
  const order = ['broken', 'blocked', 'tolerated', 'noted', 'ok']
  return order.find((kind) => outcomes.some((outcome) => outcome.kind === kind)) ?? 'nothing'
}

interface Case {
  readonly made: Made
  readonly over?: Partial<CheckContext>
}

interface Pair {
  readonly good: Case
  /** Each breaks the rule. */
  readonly bad: readonly Case[]
  /** Each is tolerated. */
  readonly warns?: readonly Case[]
}

const of = (made: Made, over?: Partial<CheckContext>): Case => ({ made, ...(over && { over }) })
const slots = (...all: ReturnType<typeof slot>[]): Case => of(found(...all, schedule(), service(), practitioner()))
const identifiers = slot()['identifier'] as JsonObject[]
const chosen = [{ id: 's1', start: '', end: '', actors: [] }]
const booking = { booking: { key: 'k', slots: chosen } }
const beside = (status: number): Partial<CheckContext> => ({ comparedWith: answerOf(booked({ status })) })
const readBefore = { comparedWith: answerOf(read()) }
const listing = (...all: ReturnType<typeof appointment>[]): Made => ({
  interaction: 'search-appointment',
  path: '/Appointment?x',
  body: bundle(...all),
})
const statement = (over: object = {}): Made => ({
  interaction: 'get-capability-statement',
  path: '/metadata',
  body: {
    resourceType: 'CapabilityStatement',
    fhirVersion: '3.0.1',
    format: ['application/fhir+json'],
    acceptUnknown: 'both',
    version: '2.0.4',
    ...over,
  },
})
const error = (over: object = {}, made: Made = {}): Made => ({ status: 422, body: refusal(over as never), ...made })

/** A request that has to be served: the success passes, a failure breaks, what is accepted beside it warns. */
const served = (interaction: string, warns: readonly number[] = []): Pair => {
  const good = interaction === 'book-appointment' ? 201 : 200
  return {
    good: of({ interaction, status: good }),
    bad: [of({ interaction, status: 500 }), of({ interaction, status: 418 })],
    warns: warns.map((status) => of({ interaction, status })),
  }
}

const PAIRS: Readonly<Record<string, Pair>> = {
  'traffic-is-over-tls': {
    good: of({}),
    bad: [
      of({}, { base: 'http://booking.example.nhs.uk/STU3/1/x' }),
      of({}, { base: 'http://localhost:8080/STU3/1/x' }),
    ],
  },
  'service-root-has-version-and-segment': {
    good: of({}),
    bad: [
      of({}, { base: `${BASE}/` }),
      of({}, { base: 'https://x.example/stu3/1/a' }),
      of({}, { base: 'https://x.example/A1' }),
    ],
    warns: [of({}, { base: 'https://x.example/STU3/1' })],
  },
  'etag-names-the-version': {
    good: of(read()),
    bad: [of(read({}, { headers: { ETag: '"1"' } })), of(cancelled({}, { ETag: 'W/"1"' }))],
    warns: [of(booked({ headers: { ETag: undefined } }))],
  },
  'error-has-an-id-or-a-text': { good: of(error()), bad: [of(error({ id: undefined }))] },
  'error-issues-have-severity-and-code': {
    good: of(error({ issue: [{ severity: 'fatal', code: 'conflict' }] })),
    bad: [
      of(error({ issue: [{ severity: 'bad', code: 'conflict' }] })),
      of(error({ issue: [{ severity: 'error', code: 'SLOT_GONE' }] })),
    ],
  },
  'forbidden-slot-search-has-an-outcome': {
    good: of({ status: 403, body: refusal() }),
    bad: [of({ status: 403, body: '' }), of({ status: 403, body: { resourceType: 'OperationOutcome' } })],
  },
  'answer-has-a-request-id': {
    good: of(booked()),
    bad: [of(booked({ headers: { 'X-Request-ID': undefined } })), of(booked({ headers: { 'X-Request-ID': ' ' } }))],
    warns: [
      of(booked({ headers: { 'X-Request-ID': 'of-the-consumer' } })),
      of({ headers: { 'X-Request-ID': undefined } }),
    ],
  },
  'answer-repeats-the-request-id-as-correlation-id': {
    good: of(booked()),
    bad: [
      of(booked({ headers: { 'X-Correlation-ID': undefined } })),
      of({ headers: { 'X-Correlation-ID': 'another' } }),
    ],
    warns: [of({ headers: { 'X-Correlation-ID': undefined } })],
  },
  'request-id-comes-back': {
    good: of(booked({ headers: { 'X-Request-ID': 'of-the-consumer', 'X-Correlation-ID': undefined } })),
    bad: [of(booked({ headers: { 'X-Correlation-ID': undefined } }))],
  },
  'slot-has-a-uuid-identifier': {
    good: slots(slot()),
    bad: [
      slots(slot('s1', { identifier: [] })),
      slots(slot('s1', { identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: '7' }] })),
      slots(slot('s1', { identifier: [{ value: '5a889965-3db4-4c29-8003-676c247a763e' }] })),
    ],
    warns: [slots(slot('s1', { identifier: [...identifiers, { system: 'urn:x', value: '7' }] }))],
  },
  'slot-status-is-busy-or-free': {
    good: slots(slot()),
    bad: [slots(slot('s1', { status: 'busy-tentative' }))],
    warns: [of({ ...found(slot('s1', { status: 'busy-tentative' })), path: '/Slot?status=free,busy-tentative' })],
  },
  'slot-status-is-one-asked-for': { good: slots(slot()), bad: [slots(slot('s1', { status: 'busy' }))] },
  'slot-times-are-instants': {
    good: slots(slot()),
    bad: [slots(slot('s1', { start: '2030-01-02' })), slots(slot('s1', { end: undefined }))],
    warns: [slots(slot('s1', { start: '2030-01-02T10:00:00+01:00' }))],
  },
  'slot-names-a-schedule-of-the-answer': {
    good: slots(slot()),
    bad: [slots(slot('s1', { schedule: undefined }))],
    warns: [of(found(slot()))],
  },
  'slot-starts-inside-the-window': {
    good: slots(slot('s1', { start: '2030-01-02T23:59:59Z' })),
    bad: [slots(slot('s1', { start: '2030-01-03T00:00:00Z' })), slots(slot('s1', { start: '2030-01-01T23:00:00Z' }))],
  },
  'schedule-has-its-actors': {
    good: of(found()),
    bad: [
      of(found(slot(), schedule({ actor: [] }))),
      of(found(slot(), schedule({ actor: [{ reference: 'Practitioner/p1' }] }))),
      of(found(slot(), schedule({ actor: ['h1', 'h2'].map((id) => ({ reference: `HealthcareService/${id}` })) }))),
      of(found(slot(), schedule({ id: undefined }))),
    ],
    warns: [of(found(slot(), schedule({ actor: [{ reference: 'Location/l1' }] })))],
  },
  'healthcare-service-is-the-one-searched': {
    good: of(found()),
    bad: [of(found(service({ identifier: [] }))), of(found(service({ identifier: [{ value: '1' }] })))],
    warns: [
      of(found(service({ id: '2000010001', identifier: [{ value: '357' }] }))),
      of(found(service(), service({ id: 'h2', identifier: [{ value: '2000010002' }] }))),
    ],
  },
  'practitioners-have-sds-identifiers': {
    good: of(found()),
    bad: [],
    warns: [
      of(found(practitioner({ identifier: [] }))),
      of(
        found({ resourceType: 'PractitionerRole', id: 'r', identifier: [{ system: 'https://x.example', value: '1' }] }),
      ),
    ],
  },
  'resources-name-their-care-connect-profile': {
    good: of(found()),
    bad: [of(found(slot('s1', { meta: { profile: ['https://example.org/Slot'] } })))],
    warns: [
      of(found(slot('s1', { meta: {} }))),
      of(found(slot('s1', { meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-Slot-1'] } }))),
    ],
  },
  'bundle-holds-what-belongs-to-its-slots': {
    good: of(found()),
    bad: [
      of(found(slot(), schedule(), schedule({ id: 'd2' }), service(), practitioner())),
      of(found(slot(), schedule({ actor: [] }), service({ identifier: [{ value: '1' }] }))),
      of(found(slot(), schedule(), service(), practitioner(), patient({ id: 'p9' }))),
    ],
    warns: [of(found(slot(), schedule(), service(), practitioner(), practitioner({ id: 'p2' })))],
  },
  'resources-are-not-repeated': { good: of(found()), bad: [], warns: [of(found(slot(), slot(), schedule()))] },
  'included-schedules-come-along': { good: of(found()), bad: [of(found(slot()))] },
  'free-slots-are-found': { good: of(found()), bad: [of(found(schedule()))] },
  'no-slots-is-no-error': {
    good: of({ path: SEARCH, body: bundle() }, { control: answerOf(found()) }),
    bad: [of(found()), of({ status: 404, body: refusal() }), of({ body: patient() })],
    warns: [of({ body: refusal() }), of({ body: bundle(schedule()) })],
  },
  'no-slots-is-explained': {
    good: of({ body: bundle(refusal()) }),
    bad: [],
    warns: [of({ body: bundle() }), of({ body: bundle(refusal({ issue: [{ severity: 'error' }] })) })],
  },
  'two-services-have-slots-of-their-own': {
    good: of(found(), { comparedWith: answerOf(found(slot('s2', { identifier: [] }))) }),
    bad: [
      of(found(), { comparedWith: answerOf(found()) }),
      // The same slot under another id.
      of(found(), { comparedWith: answerOf(found(slot('s2'))) }),
      of(found(schedule()), { comparedWith: answerOf(found()) }),
    ],
  },
  'slots-of-every-diary-are-found': {
    good: of(found(), { expected: { diaries: 1 } }),
    bad: [of(found(), { expected: { diaries: 2 } })],
  },
  'booking-location-names-the-version': {
    good: of(booked()),
    bad: [
      of(booked({ headers: { Location: undefined } })),
      of(booked({ headers: { Location: '/Appointment/a1/_history/1' } })),
      of(booked({ headers: { Location: `${BASE}/Appointment/a1/_history/2` } })),
      of(booked({ headers: { Location: `${BASE}/Appointment/a1` } })),
    ],
    warns: [of(booked({ headers: { Location: 'https://front.example/x/Appointment/a1/_history/1' } }))],
  },
  'booking-has-etag-and-last-modified': {
    good: of(booked()),
    bad: [of(booked({ headers: { 'Last-Modified': undefined } })), of(booked({ headers: { ETag: undefined } }))],
  },
  'booking-answers-the-stored-appointment': {
    good: of(booked()),
    bad: [{ id: undefined }, { meta: {} }, { status: 'pending' }].map((over) =>
      of(booked({ body: appointment(over) })),
    ),
  },
  'booking-has-its-time-of-creation': {
    good: of(booked()),
    bad: [
      of(booked({ body: appointment({ created: undefined }) })),
      of(booked({ body: appointment({ created: 'x' }) })),
    ],
  },
  'booking-keeps-the-document': {
    good: of(booked()),
    bad: [
      of(booked({ body: withInside((one) => (one['id'] === 'document' ? { ...one, identifier: [] } : one)) })),
      of(booked({ body: appointment({ contained: [] }) })),
    ],
  },
  'booking-keeps-the-patient': {
    good: of(booked({ body: withInside((one) => (one['id'] === 'patient' ? { ...one, gender: 'female' } : one)) })),
    bad: [{ identifier: [] }, { name: [{ family: 'Otherwise' }] }, { birthDate: '1974-12-30' }].map((over) =>
      of(booked({ body: withInside((one) => (one['id'] === 'patient' ? { ...one, ...over } : one)) })),
    ),
  },
  'patient-without-nhs-number-has-a-local-identifier': {
    good: of(booked({ body: withInside((one) => ({ ...one, identifier: [{ system: 'urn:x', value: '7' }] })) })),
    bad: [of(booked()), of(booked({ body: withInside((one) => ({ ...one, identifier: [] })) }))],
  },
  'read-gives-the-whole-appointment': {
    good: of(read()),
    bad: [{ description: undefined }, { slot: [] }, { contained: [] }, { meta: {} }].map((over) => of(read(over))),
  },
  'read-gives-the-booking': {
    good: of(read(), { comparedWith: answerOf(booked()) }),
    bad: [
      of(read({ description: 'x' }), { comparedWith: answerOf(booked()) }),
      of(read({}, { status: 404 }), readBefore),
    ],
  },
  'read-of-the-version-gives-the-same': {
    good: of(read(), readBefore),
    bad: [of(read({ meta: { versionId: '2' } }), readBefore), of(read({}, { status: 500 }), readBefore)],
    warns: [of(read({}, { status: 404 }), readBefore)],
  },
  'former-version-is-kept': {
    good: of(read()),
    bad: [of(read({ status: 'cancelled' })), of(read({}, { status: 500 }))],
    warns: [of(read({}, { status: 410 }))],
  },
  'read-with-an-odd-query-is-served-or-refused': {
    good: of(read({}, { status: 400 })),
    bad: [of(read({}, { status: 500 }))],
  },
  'cancelled-appointment-is-a-new-version': {
    good: of(cancelled(), readBefore),
    bad: [
      of(cancelled({ status: 'booked' }), readBefore),
      of(cancelled({ meta: { versionId: '1' } }), readBefore),
      of(cancelled({ meta: {} }), readBefore),
    ],
  },
  'cancellation-location-names-the-version': {
    good: of(cancelled()),
    bad: [of(cancelled({}, { Location: `${BASE}/Appointment/a1/_history/1` }))],
    warns: [of(cancelled({}, { Location: undefined }))],
  },
  'cancellation-has-last-modified': {
    good: of(cancelled()),
    bad: [],
    warns: [of(cancelled({}, { 'Last-Modified': undefined }))],
  },
  'refused-cancellation-leaves-it-booked': {
    good: of(read(), readBefore),
    bad: [of(read({ status: 'cancelled' }), readBefore), of(read({ description: 'x' }), readBefore)],
  },
  'booking-of-two-patients-is-recorded': { good: of(booked()), bad: [of(booked({ status: 500 }))] },
  'listed-appointment-has-the-short-form': {
    good: of(listing(appointment())),
    bad: [of(listing(appointment({ created: undefined }))), of(listing(appointment({ participant: [] })))],
  },
  'listed-appointment-is-not-past': {
    good: of(listing(appointment())),
    bad: [of(listing(appointment({ start: '2029-01-02T09:00:00Z', end: '2029-01-02T09:15:00Z' })))],
  },
  'booking-is-listed-for-its-patient': {
    good: of(listing(appointment()), readBefore),
    bad: [of(listing(), readBefore), of(listing(appointment({ id: 'a2' })), readBefore)],
  },
  'patient-without-appointments-has-none-listed': {
    good: of(listing(), { control: answerOf(listing(appointment())) }),
    bad: [of(listing(appointment())), of({ interaction: 'search-appointment', status: 404 })],
  },
  'request-id-used-twice-makes-one-appointment': { good: of(found(), booking), bad: [of(found(schedule()), booking)] },
  'refused-booking-leaves-the-slot-to-others': { good: of(found(), booking), bad: [of(found(slot('s2')), booking)] },
  'booked-slot-is-taken-from-the-free-ones': {
    good: of(found(slot('s2', { identifier: [] })), { ...booking, control: answerOf(found()) }),
    bad: [of(found(), booking)],
  },
  'cancelled-slot-comes-back': {
    good: of(found(), { ...booking, control: answerOf(found(schedule())) }),
    bad: [],
    warns: [of(found(schedule()), { ...booking, control: answerOf(found(schedule())) })],
  },
  'booked-slot-is-shown-as-busy': { good: of(found(), booking), bad: [], warns: [of(found(schedule()), booking)] },
  'one-of-two-bookings-of-a-slot-wins': {
    good: of(booked(), beside(422)),
    bad: [of(booked(), beside(201)), of(booked({ status: 422 }), beside(422)), of(booked(), beside(500))],
    warns: [of(booked(), beside(409))],
  },
  'statement-is-of-fhir-3-0': {
    good: of(statement()),
    bad: [of(statement({ fhirVersion: '4.0.1' }))],
    warns: [of(statement({ fhirVersion: '3.0.2' }))],
  },
  'statement-lists-fhir-json': {
    good: of(statement()),
    bad: [of(statement({ format: ['application/fhir+xml'] }))],
    warns: [of(statement({ format: ['json'] }))],
  },
  'statement-accepts-unknown-content': {
    good: of(statement()),
    bad: [of(statement({ acceptUnknown: 'no' })), of(statement({ format: [] }))],
  },
  'statement-says-its-version': { good: of(statement()), bad: [of(statement({ version: ' ' }))] },
  'unauthorised-answer-names-the-bearer-scheme': {
    good: of({ status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }),
    bad: [of({ status: 401 }), of({ status: 401, headers: { 'WWW-Authenticate': 'Basic' } }), of({ status: 200 })],
  },
  'unknown-patient-is-booked': served('book-appointment'),
  'patient-without-nhs-number-is-booked': served('book-appointment'),
  'slot-of-either-status-is-booked': served('book-appointment'),
  'booking-without-created-is-served': served('book-appointment', [400, 422]),
  'booking-without-document-is-served-or-refused': served('book-appointment', [400, 422]),
  'contacts-are-accepted': served('book-appointment'),
  'unknown-extension-is-ignored': served('book-appointment'),
  'unknown-search-parameter-is-ignored': served('search-slot', [400]),
  'search-filter-does-no-harm': served('search-slot', [400]),
  'search-parameter-may-be-missing': served('search-slot'),
  'service-may-be-missing': served('search-slot', [400]),
  'every-status-can-be-asked-for': served('search-slot'),
  'include-is-no-error': served('search-slot'),
  'include-of-another-form-is-no-error': served('search-slot', [400]),
  'start-in-the-past-alone-is-served': served('search-slot'),
  'practitioner-in-the-token-is-optional': served('search-slot'),
  'token-with-both-groups-is-accepted': served('search-slot'),
  'group-of-the-call-is-enough': served('search-slot', [403]),
  'json-is-the-default-format': {
    good: of(found()),
    bad: [of({ ...found(), status: 400 }), of({ headers: { 'Content-Type': 'application/fhir+xml' } })],
  },
  'format-parameter-wins-over-accept': {
    good: of(found()),
    bad: [of({ headers: { 'Content-Type': 'application/fhir+xml' } })],
  },
  'xml-is-served-or-refused': {
    good: of({ headers: { 'Content-Type': 'application/fhir+xml' } }),
    bad: [of(found()), of({ status: 500 })],
  },
  'gzip-is-given-where-it-is-asked-for': {
    good: of({ headers: { 'Content-Encoding': 'gzip' } }),
    bad: [of({ status: 500 })],
    warns: [of({})],
  },
  'offset-of-the-window-changes-nothing': {
    // A slot is told by its UUID, whatever id the answer gives it.
    good: of(found(slot('s2')), { comparedWith: answerOf(found()) }),
    bad: [of(found(slot('s1', { id: 's2', identifier: [] })), { comparedWith: answerOf(found()) })],
  },
}

const own = [...careConnect.checks, ...careConnect.sequences.flatMap(({ checks }) => checks)].map(({ id }) => id)

/** Rules of both standards, whose pairs stand with GP Connect's. */
const SHARED = [
  'no-store-on-every-answer',
  'content-type-is-fhir',
  'charset-is-utf-8',
  'content-coding-decodes',
  'error-is-an-operation-outcome',
  'search-is-a-searchset-bundle',
  'bundle-has-no-next-page',
  'whole-resource-is-returned',
  'read-id-is-the-one-asked-for',
  'body-conforms-to-its-profile',
]

describe('the checks of Care Connect', () => {
  it('have a pair each', () => {
    const ids = [...new Set(own)].filter((id) => !SHARED.includes(id)).sort()
    expect(Object.keys(PAIRS).sort()).toEqual(ids)
  })

  it('traffic-is-over-tls is not applicable where a developer’s own machine is called without it', () => {
    const base = 'http://localhost:8080/STU3/1/x'
    const through = (url: string) => {
      const { exchange, ...answer } = answerOf({})
      const called = { ...answer, exchange: { ...exchange, request: { ...exchange.request, url } } }
      return judged(findCheck('traffic-is-over-tls'), called, contextOf('search-slot', { base })).map(
        ({ kind }) => kind,
      )
    }
    expect(through(`${base}/metadata`)).toEqual(['noted'])
    expect(through(`https://localhost:1/${base}/metadata`)).toEqual(['noted'])
    expect(through('https://localhost:8080/STU3/1/x/metadata')).toEqual(['broken'])
  })

  describe.each(Object.entries(PAIRS))('%s', (id, { good, bad, warns = [] }) => {
    it('is seen to pass', () => expect(['ok', 'noted']).toContain(says(id, good.made, good.over)))
    it('is seen not to pass', () => {
      expect(bad.length + warns.length).toBeGreaterThan(0)
      expect(bad.map(({ made, over }) => says(id, made, over))).toEqual(bad.map(() => 'broken'))
      expect(warns.map(({ made, over }) => says(id, made, over))).toEqual(warns.map(() => 'tolerated'))
    })
  })
})

describe('an absence where nothing is seen', () => {
  it.each([
    'no-slots-is-no-error',
    'patient-without-appointments-has-none-listed',
    'booked-slot-is-taken-from-the-free-ones',
  ])('%s: blocks', (id) => {
    const empty = PAIRS[id]?.good.made ?? {}
    expect(says(id, { ...empty, body: bundle() }, booking)).toBe('blocked')
  })
})

describe('a state that cannot be asked', () => {
  it.each([
    'refused-booking-leaves-the-slot-to-others',
    'booked-slot-is-shown-as-busy',
    'request-id-used-twice-makes-one-appointment',
  ])('%s: blocks, and accuses nobody', (id) => {
    expect(says(id, { status: 500 }, booking)).toBe('blocked')
    expect(says(id, found())).toBe('blocked')
  })

  it('a comparison without the earlier answer blocks', () => {
    for (const id of [
      'read-gives-the-booking',
      'booking-is-listed-for-its-patient',
      'refused-cancellation-leaves-it-booked',
    ])
      expect(says(id, read())).toBe('blocked')
    expect(says('one-of-two-bookings-of-a-slot-wins', booked())).toBe('blocked')
    expect(says('refused-cancellation-leaves-it-booked', read({}, { status: 404 }), readBefore)).toBe('blocked')
  })
})

describe('references of any form', () => {
  const urn = (id: string): string => `urn:uuid:00000000-0000-4000-8000-00000000000${id}`
  const entries = [
    { fullUrl: urn('1'), resource: slot('s1', { schedule: { reference: urn('2') } }) },
    { fullUrl: urn('2'), resource: schedule({ actor: [{ reference: urn('3') }] }) },
    { fullUrl: urn('3'), resource: service() },
  ]
  const made: Made = { path: SEARCH, body: { ...bundle(), entry: entries } }

  it.each(['schedule-has-its-actors', 'bundle-holds-what-belongs-to-its-slots', 'slot-names-a-schedule-of-the-answer'])(
    '%s: follows a fullUrl, a version and an absolute URL',
    (id) => {
      expect(says(id, made)).toBe('ok')
      const absolute = slot('s1', { schedule: { reference: `${BASE}/Schedule/d1/_history/3` } })
      expect(says(id, found(absolute, schedule(), service(), practitioner()))).toBe('ok')
    },
  )

  it('an actor may be contained', () => {
    const contained = schedule({ contained: [service({ id: 'x' })], actor: [{ reference: '#x' }] })
    expect(says('schedule-has-its-actors', found(slot(), contained))).toBe('ok')
  })
})

describe('a slot that a cancellation frees', () => {
  it('is judged where it was looked for, and not free, while it was booked', () => {
    const id = 'cancelled-slot-comes-back'
    expect(says(id, found(), booking)).toBe('blocked')
    expect(says(id, found(), { ...booking, control: answerOf(found()) })).toBe('blocked')
  })
})
