import { loadBookingSeed } from '../../../src/provider/care-connect/seed/load.js'
import { asString, fixedClock, Headers, isObject, objects, type JsonObject } from '../../../src/core/index.js'
import {
  createProvider,
  type Provider,
  type ProviderOptions,
  type ProviderRequest,
} from '../../../src/provider/index.js'

/** What the tests of the Care Connect provider say as a consumer; written apart from the harness's own builders. */

export const BASE = 'https://booking.example/STU3/1/quarry-vale'
export const NOW = '2024-06-01T10:00:00Z'
const NOW_SECONDS = Date.parse(NOW) / 1000
const PROFILE = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/'
const UUIDS = 'https://tools.ietf.org/html/rfc4122'

const SEED = loadBookingSeed()

export const make = (options: Partial<ProviderOptions> = {}): Provider =>
  createProvider({
    bookingSeed: SEED,
    variant: 'care-connect-scheduling@2.0.4',
    base: BASE,
    asid: '200000000305',
    clock: fixedClock(NOW),
    ...options,
  })

export const claims = (change: JsonObject = {}): JsonObject => ({
  iss: 'https://consumer.example/',
  sub: '1',
  aud: BASE,
  iat: NOW_SECONDS,
  exp: NOW_SECONDS + 300,
  reason_for_request: 'directcare',
  requested_scope: 'organization/slot.read',
  requesting_device: {
    resourceType: 'Device',
    identifier: [{ system: 'https://consumer.example/Id/device', value: 'D1' }],
    model: 'Test',
    version: '1',
  },
  requesting_organization: {
    resourceType: 'Organization',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A1001' }],
    name: 'Tester',
  },
  ...change,
})

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export const token = (payload: unknown, header: unknown = { alg: 'none', typ: 'JWT' }): string =>
  `${encoded(header)}.${encoded(payload)}.`

export interface Ask {
  readonly path: string
  readonly method?: string
  readonly scope?: string
  readonly claims?: JsonObject
  /** Instead of an unsigned token of {@link claims}. */
  readonly bearer?: string
  readonly body?: string
  readonly headers?: (good: Headers) => Headers
}

let asked = 0

export function request({
  path,
  method = 'GET',
  scope,
  claims: change = {},
  bearer,
  body = '',
  headers,
}: Ask): ProviderRequest {
  const text = bearer ?? token(claims({ ...(scope === undefined ? {} : { requested_scope: scope }), ...change }))
  const good = new Headers([
    ['X-Request-ID', `request-${String(++asked)}`],
    ['Accept', 'application/fhir+json'],
    ['Authorization', `Bearer ${text}`],
    ...(body === '' ? [] : [['Content-Type', 'application/fhir+json'] as const]),
  ])
  return {
    method,
    target: `/STU3/1/quarry-vale${path}`,
    headers: headers ? headers(good) : good,
    body: Buffer.from(body),
  }
}

export interface Told {
  readonly status: number
  readonly text: string
  readonly resource: JsonObject
  header(name: string): string | undefined
}

export async function tell(ask: Ask, provider = make()): Promise<Told> {
  const answer = await provider.answer(request(ask))
  const text = Buffer.from(answer.body).toString('utf8')
  const resource: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  return {
    status: answer.status,
    text,
    resource: isObject(resource) ? resource : {},
    header: (name) => answer.headers.get(name),
  }
}

/** `422 slot no longer …`: status, issue type and what is said. */
export const errorOf = ({ status, resource }: Told): string => {
  const [issue = {}] = objects(resource['issue'])
  return `${String(status)} ${String(asString(issue['code']))}: ${String(asString(issue['diagnostics']))}`
}

export const resourcesOf = (told: Told, type: string): JsonObject[] =>
  objects(told.resource['entry']).flatMap(({ resource }) =>
    isObject(resource) && resource['resourceType'] === type ? [resource] : [],
  )

/** A day of the seed's window: 3 June 2024 is a Monday in summer time. */
export const WINDOW = 'start=ge2024-06-03T00:00:00Z&start=le2024-06-03T23:59:59Z'
export const slots = (query: string): Ask => ({ path: `/Slot?${query}` })
export const ofService = (dosId: string, more = ''): Ask =>
  slots(`schedule.actor:healthcareservice=${dosId}&${WINDOW}${more}`)

export async function freeSlots(provider: Provider, dosId = '2000010001'): Promise<JsonObject[]> {
  return resourcesOf(await tell(ofService(dosId, '&status=free'), provider), 'Slot')
}

export const patient = (change: JsonObject = {}): JsonObject => ({
  resourceType: 'Patient',
  id: 'P1',
  meta: { profile: [`${PROFILE}CareConnect-Patient-1`] },
  identifier: [
    {
      extension: [
        {
          url: `${PROFILE}Extension-CareConnect-NHSNumberVerificationStatus-1`,
          valueCodeableConcept: {
            coding: [
              {
                system: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                code: '01',
                display: 'Number present and verified',
              },
            ],
          },
        },
      ],
      use: 'official',
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9476719931',
    },
  ],
  name: [{ use: 'official', family: 'Smith', given: ['John'] }],
  telecom: [{ system: 'phone', value: '01632960999', use: 'home', rank: 1 }],
  gender: 'male',
  birthDate: '1974-12-25',
  address: [{ use: 'home', line: ['1 High Street'], postalCode: 'LS1 4HR' }],
  ...change,
})

export const document = (change: JsonObject = {}): JsonObject => ({
  resourceType: 'DocumentReference',
  id: '123',
  identifier: [{ system: UUIDS, value: '6b9c59dd-675b-4026-98db-f608ef501e6e' }],
  status: 'current',
  type: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.1.3.2.4.18.17', code: 'POCD_MT200001GB02', display: 'x' }] },
  indexed: '2024-06-01T09:00:00Z',
  content: [{ attachment: { contentType: 'application/hl7-v3+xml', language: 'en' } }],
  ...change,
})

export interface Booking {
  readonly patient?: JsonObject
  readonly document?: JsonObject
  readonly slot?: JsonObject
  readonly appointment?: JsonObject
}

/** A booking of a slot as the search showed it. */
export function bookingOf(slot: JsonObject, change: Booking = {}): JsonObject {
  const { identifier, schedule, start, end } = slot
  return {
    resourceType: 'Appointment',
    meta: { profile: [`${PROFILE}CareConnect-Appointment-1`] },
    contained: [
      document(change.document),
      patient(change.patient),
      { resourceType: 'Slot', id: 'slot002', identifier, schedule, status: 'busy', start, end, ...change.slot },
    ],
    status: 'booked',
    start,
    end,
    created: '2024-06-01T09:59:00Z',
    description: '111 Referral',
    slot: [{ reference: '#slot002' }],
    supportingInformation: [{ reference: '#123' }],
    participant: [{ actor: { reference: '#P1' }, status: 'accepted' }],
    ...change.appointment,
  }
}

export const WRITE = 'patient/appointment.write'

export const post = (body: JsonObject | string, headers?: Ask['headers']): Ask => ({
  path: '/Appointment',
  method: 'POST',
  scope: WRITE,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...(headers ? { headers } : {}),
})

/** Books the first free slot, or the one of that place. */
export async function book(provider: Provider, change: Booking = {}, place = 0): Promise<Told> {
  const found = await freeSlots(provider)
  return tell(post(bookingOf(found[place] as JsonObject, change)), provider)
}

export const put = (appointment: JsonObject, version: string | undefined): Ask => ({
  path: `/Appointment/${String(asString(appointment['id']))}`,
  method: 'PUT',
  scope: WRITE,
  body: JSON.stringify(appointment),
  headers: (h) => (version === undefined ? h : h.with('If-Match', `W/"${version}"`)),
})

export const read = (path: string): Ask => ({ path: `/Appointment/${path}`, scope: 'patient/appointment.read' })
