import { fixedClock, Headers, asString, isObject, type JsonObject } from '../../src/core/index.js'
import {
  createProvider,
  loadSeed,
  type ProviderAnswer,
  type ProviderOptions,
  type ProviderRequest,
} from '../../src/provider/index.js'

/** What the tests of the provider say as a consumer; written apart from the harness's own request builders. */

export const BASE = 'https://provider.example/A20047/STU3/1/gpconnect'
export const ASID = '200000000205'
export const NOW = '2024-06-01T10:00:00Z'
const NOW_SECONDS = Date.parse(NOW) / 1000

export const iid = (tail: string): string => `urn:nhs:names:services:gpconnect:fhir:rest:${tail}-1`

export const claims = (change: JsonObject = {}): JsonObject => ({
  iss: 'https://consumer.example/',
  sub: '1',
  aud: BASE,
  iat: NOW_SECONDS,
  exp: NOW_SECONDS + 300,
  reason_for_request: 'directcare',
  requested_scope: 'patient/*.read',
  requesting_device: { resourceType: 'Device' },
  requesting_organization: { resourceType: 'Organization' },
  requesting_practitioner: { resourceType: 'Practitioner' },
  ...change,
})

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export const token = (body: unknown, header: unknown = { alg: 'none', typ: 'JWT' }): string =>
  `${encoded(header)}.${encoded(body)}.`

export interface Ask {
  readonly path: string
  readonly iid: string
  readonly method?: string
  readonly claims?: JsonObject
  readonly body?: string
  /** Changes the good header fields. */
  readonly headers?: (good: Headers) => Headers
}

export function request({
  path,
  iid: id,
  method = 'GET',
  claims: change = {},
  body = '',
  headers,
}: Ask): ProviderRequest {
  const scope = /^\/Patient/.test(path) ? 'patient/*.read' : 'organization/*.read'
  const good = new Headers([
    ['Ssp-TraceID', '0f5c9b1e-3a55-4f0e-9f5c-0a8d3e6b7c11'],
    ['Ssp-From', '200000000115'],
    ['Ssp-To', ASID],
    ['Ssp-InteractionID', id],
    ['Accept', 'application/fhir+json'],
    ['Authorization', `Bearer ${token(claims({ requested_scope: scope, ...change }))}`],
  ])
  return {
    method,
    target: `/A20047/STU3/1/gpconnect${path}`,
    headers: headers ? headers(good) : good,
    body: Buffer.from(body),
  }
}

/** Read once: the provider never changes its seed. */
const SEED = loadSeed()

export const make = (options: Partial<ProviderOptions> = {}): ReturnType<typeof createProvider> =>
  createProvider({
    seed: SEED,
    variant: 'foundations@1.2.7',
    base: BASE,
    asid: ASID,
    clock: fixedClock(NOW),
    ...options,
  })

export interface Told {
  readonly answer: ProviderAnswer
  readonly status: number
  readonly text: string
  readonly resource: JsonObject
  header(name: string): string | undefined
}

/** Sends a request to a provider, or to a fresh one, and reads the answer. */
export async function tell(ask: Ask, provider = make()): Promise<Told> {
  const answer = await provider.answer(request(ask))
  const text = Buffer.from(answer.body).toString('utf8')
  const resource: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  return {
    answer,
    status: answer.status,
    text,
    resource: isObject(resource) ? resource : {},
    header: (name) => answer.headers.get(name),
  }
}

/** `404 not-found PATIENT_NOT_FOUND`: what an error answer says. */
export function errorOf({ status, resource }: Told): string {
  const issue = (resource['issue'] as JsonObject[] | undefined)?.[0]
  const coding = ((issue?.['details'] as JsonObject | undefined)?.['coding'] as JsonObject[] | undefined)?.[0]
  return `${status} ${asString(issue?.['code'])} ${asString(coding?.['code'])}`
}

/** `identifier` of a search, pipe encoded. */
export const by = (system: string, value: string): string => `?identifier=${system}%7C${value}`

export const systems = {
  nhs: 'https://fhir.nhs.uk/Id/nhs-number',
  sds: 'https://fhir.nhs.uk/Id/sds-user-id',
  ods: 'https://fhir.nhs.uk/Id/ods-organization-code',
  dos: 'https://fhir.nhs.uk/Id/uec-dos-service-id',
}

/** The good request of every interaction of 1.2.8, which has them all. */
export const GOOD: Readonly<Record<string, Ask>> = {
  'get-capability-statement': { path: '/metadata', iid: iid('read:metadata') },
  'find-patient': { path: `/Patient${by(systems.nhs, '9990001006')}`, iid: iid('search:patient') },
  'read-patient': { path: '/Patient/pat-thornbury', iid: iid('read:patient') },
  'find-practitioner': { path: `/Practitioner${by(systems.sds, 'G11111116')}`, iid: iid('search:practitioner') },
  'read-practitioner': { path: '/Practitioner/prac-okonkwo', iid: iid('read:practitioner') },
  'find-organisation': { path: `/Organization${by(systems.ods, 'A20047')}`, iid: iid('search:organization') },
  'read-organisation': { path: '/Organization/org-dunmere', iid: iid('read:organization') },
  'read-location': { path: '/Location/loc-branch-surgery', iid: iid('read:location') },
  'find-healthcare-service': {
    path: `/HealthcareService${by(systems.dos, '2000099001')}`,
    iid: iid('search:healthcareservice'),
  },
  'read-healthcare-service': {
    path: '/HealthcareService/hcs-extended-hours',
    iid: iid('read:healthcareservice'),
  },
}

export const good = (interaction: string): Ask => GOOD[interaction] as Ask
export const at128 = (): ReturnType<typeof make> => make({ variant: 'foundations@1.2.8' })
