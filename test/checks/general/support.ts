import { findVariant, gpConnectProfiles, interaction, type Variant } from '../../../src/catalogue/index.js'
import { readAnswer, type Answer } from '../../../src/checks/answer.js'
import type { CheckContext } from '../../../src/checks/check.js'
import { Headers, type Exchange, type HeaderField, type JsonObject } from '../../../src/core/index.js'
import type { ValidationFinding, Validator } from '../../../src/validator/index.js'

/** What of an answer a test sets; the rest is that of a good one. */
export interface Made {
  readonly interaction?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: JsonObject | string
  readonly hop?: Exchange['hop']
  readonly exchange?: Partial<Exchange>
}

export const STARTED = '2030-01-01T00:00:00.000Z'

const GOOD_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Type': 'application/fhir+json;charset=utf-8',
  Date: 'Tue, 01 Jan 2030 00:00:00 GMT',
}

/** An exchange with an answer of the provider. */
export function exchangeOf(made: Made = {}): Exchange {
  const { status = 200, body = '', headers = {} } = made
  const fields = Object.entries({ ...GOOD_HEADERS, ...headers }).filter(
    (f): f is [string, string] => f[1] !== undefined,
  )
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  return {
    id: 'x1',
    interaction: made.interaction ?? 'read-patient',
    hop: made.hop ?? 'direct',
    startedAt: STARTED,
    durationMs: 5,
    request: { method: 'GET', url: 'https://provider.example/x', path: '/x', headers: new Headers() },
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
    ...made.exchange,
  }
}

export const answerOf = (made: Made = {}): Answer => readAnswer(exchangeOf(made))

/** A validator that has found what it is given. */
export const validatorWith = (...findings: Partial<ValidationFinding>[]): Validator => {
  const result = () => ({
    valid: findings.length === 0,
    findings: findings.map(
      (f) => ({ rule: 'r', severity: 'error', path: 'p', params: {}, message: 'm', ...f }) as const,
    ),
    resources: 1,
    judged: { profile: 1, core: {} },
  })
  return { validateText: result, validateResource: result, membership: () => 'not-enumerable' }
}

export const contextOf = (interactionId: string, over: Partial<CheckContext> = {}, spec = '1.2.7'): CheckContext => ({
  variant: findVariant(`foundations@${spec}`) as Variant,
  interaction: interaction(interactionId),
  base: 'https://provider.example/A20047/STU3/1/gpconnect',
  odsCode: 'A20047',
  declared: {
    xml: true,
    checksScope: [],
    noPds: false,
    checksAudience: false,
    identifierSystems: [],
    serviceFiltering: true,
    unsupported: [],
  },
  validator: validatorWith(),
  ...over,
})

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '3', profile: [gpConnectProfiles['Patient'] ?? ''] },
  managingOrganization: { reference: 'Organization/o1' },
} satisfies JsonObject

/** A small good Patient with changes. */
export const patient = (over: JsonObject = {}): JsonObject => ({ ...PATIENT, ...over })

/** A searchset of those resources. */
export const searchset = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
})

/** A good OperationOutcome of a Spine code, with changes in its issue and its coding. */
export const outcome = (
  code = 'BAD_REQUEST',
  { issue = {}, coding = {}, ...over }: { issue?: JsonObject; coding?: JsonObject } & JsonObject = {},
): JsonObject => ({
  resourceType: 'OperationOutcome',
  meta: { profile: [gpConnectProfiles['OperationOutcome'] ?? ''] },
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
            code,
            display: 'Bad request',
            ...coding,
          },
        ],
      },
      diagnostics: 'the reason',
      ...issue,
    },
  ],
  ...over,
})
