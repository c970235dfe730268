import { findVariant, interactionOf, withTokens, type TokenForm, type Variant } from '../../../src/catalogue/index.js'
import { readAnswer, type Answer, type CheckContext } from '../../../src/checks/index.js'
import { Headers, type Exchange, type HeaderField, type JsonObject } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { validatorWith } from '../general/support.js'

export const BASE = 'https://booking.example.nhs.uk/STU3/1/harness'
export const register = loadRegister(['care-connect-scheduling'])

export const variantOf = (spec: '2.0.4' | 'a2si' = '2.0.4', tokens?: TokenForm): Variant => {
  const found = findVariant(`care-connect-scheduling@${spec}`) as Variant
  return tokens === undefined ? found : withTokens(found, tokens)
}

/** What of an answer a test sets; the rest is that of a good one. */
export interface Made {
  readonly interaction?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: JsonObject | string
  readonly path?: string
  readonly sent?: JsonObject
  readonly requestId?: string
}

const GOOD_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'application/fhir+json;charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Request-ID': 'of-the-provider',
  'X-Correlation-ID': 'of-the-consumer',
}

/** An answer of a booking system. */
export function answerOf(made: Made = {}): Answer {
  const { status = 200, body = '', headers = {}, interaction = 'search-slot', path = '/Slot' } = made
  const fields = Object.entries({ ...GOOD_HEADERS, ...headers }).filter(
    (f): f is [string, string] => f[1] !== undefined,
  )
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  const exchange: Exchange = {
    id: 'x1',
    interaction,
    hop: 'direct',
    startedAt: '2030-01-01T00:00:00.000Z',
    durationMs: 5,
    request: {
      method: 'GET',
      url: `${BASE}${path}`,
      path,
      headers: new Headers([['X-Request-ID', made.requestId ?? 'of-the-consumer']]),
      ...(made.sent && { body: new TextEncoder().encode(JSON.stringify(made.sent)) }),
    },
    response: {
      status,
      reason: '',
      httpVersion: '1.1',
      headers: new Headers(fields satisfies HeaderField[]),
      raw: bytes,
      body: bytes,
    },
    answeredBy: 'provider',
    curl: 'curl',
  }
  return readAnswer(exchange)
}

export const contextOf = (
  interaction = 'search-slot',
  over: Partial<CheckContext> = {},
  variant = variantOf(),
): CheckContext => ({
  variant,
  interaction: interactionOf(variant, interaction),
  base: BASE,
  odsCode: 'RQX90',
  declared: {
    xml: false,
    checksScope: ['value', 'resource'],
    noPds: false,
    checksAudience: true,
    identifierSystems: [],
    serviceFiltering: false,
    unsupported: [],
  },
  validator: validatorWith(),
  ...over,
})

const HL7_UK = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-'
const UUIDS = 'https://tools.ietf.org/html/rfc4122'
const meta = (type: string): JsonObject => ({ profile: [`${HL7_UK}${type}-1`] })

export const SERVICE = '2000010001'
export const SEARCH =
  '/Slot?schedule.actor:healthcareservice=2000010001&start=ge2030-01-02T00:00:00Z&start=le2030-01-02T23:59:59Z&status=free&_include=Slot:schedule'

export const slot = (id = 's1', over: JsonObject = {}): JsonObject => ({
  resourceType: 'Slot',
  id,
  meta: meta('Slot'),
  identifier: [{ system: UUIDS, value: '5a889965-3db4-4c29-8003-676c247a763e' }],
  schedule: { reference: 'Schedule/d1' },
  status: 'free',
  start: '2030-01-02T09:00:00.000Z',
  end: '2030-01-02T09:15:00.000Z',
  ...over,
})

export const schedule = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Schedule',
  id: 'd1',
  meta: meta('Schedule'),
  actor: [{ reference: 'HealthcareService/h1' }, { reference: 'Practitioner/p1' }],
  ...over,
})

export const service = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'HealthcareService',
  id: 'h1',
  meta: meta('HealthcareService'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: SERVICE }],
  ...over,
})

export const practitioner = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Practitioner',
  id: 'p1',
  meta: meta('Practitioner'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555010203040' }],
  ...over,
})

export const bundle = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: [{ relation: 'self', url: `${BASE}/Slot` }],
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
})

/** A good answer to a slot search. */
export const found = (...resources: JsonObject[]): Made => ({
  path: SEARCH,
  body: bundle(...(resources.length > 0 ? resources : [slot(), schedule(), service(), practitioner()])),
})

export const patient = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Patient',
  id: 'patient',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9476719931' }],
  name: [{ family: 'Fenwick', given: ['Imogen'] }],
  birthDate: '1974-12-31',
  ...over,
})

const document = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'DocumentReference',
  id: 'document',
  identifier: [{ system: UUIDS, value: '6b9c59dd-675b-4026-98db-f608ef501e6e' }],
  status: 'current',
  ...over,
})

/** A stored appointment. */
export const appointment = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Appointment',
  id: 'a1',
  meta: { versionId: '1' },
  contained: [document(), patient(), slot('slot', { status: 'busy' })],
  status: 'booked',
  start: '2030-01-02T09:00:00.000Z',
  end: '2030-01-02T09:15:00.000Z',
  created: '2030-01-01T00:00:00Z',
  description: 'Conformance test',
  slot: [{ reference: '#slot' }],
  supportingInformation: [{ reference: '#document' }],
  participant: [{ actor: { reference: '#patient' }, status: 'accepted' }],
  ...over,
})

export const withInside = (change: (one: JsonObject) => JsonObject): JsonObject =>
  appointment({ contained: [document(), patient(), slot('slot')].map(change) })

/** A good answer to a booking. */
export const booked = (over: Made = {}): Made => ({
  interaction: 'book-appointment',
  status: 201,
  path: '/Appointment',
  sent: appointment(),
  body: appointment(),
  ...over,
  headers: {
    Location: `${BASE}/Appointment/a1/_history/1`,
    ETag: 'W/"1"',
    'Last-Modified': 'Tue, 01 Jan 2030 00:00:00 GMT',
    ...over.headers,
  },
})

/** A good answer to a read. */
export const read = (over: JsonObject = {}, made: Made = {}): Made => ({
  interaction: 'read-appointment',
  path: '/Appointment/a1',
  body: appointment(over),
  ...made,
  headers: { ETag: 'W/"1"', ...made.headers },
})

/** A good answer to a cancellation. */
export const cancelled = (over: JsonObject = {}, headers: Made['headers'] = {}): Made => ({
  interaction: 'cancel-appointment',
  path: '/Appointment/a1',
  body: appointment({ status: 'cancelled', meta: { versionId: '2' }, ...over }),
  headers: {
    Location: `${BASE}/Appointment/a1/_history/2`,
    ETag: 'W/"2"',
    'Last-Modified': 'Tue, 01 Jan 2030 00:00:00 GMT',
    ...headers,
  },
})

export const refusal = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'OperationOutcome',
  id: 'o1',
  issue: [{ severity: 'error', code: 'processing', diagnostics: 'why' }],
  ...over,
})
