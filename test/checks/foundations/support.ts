import { defaultVariant, interaction, variants } from '../../../src/catalogue/index.js'
import type { Answer } from '../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../src/checks/check.js'
import { Headers, type Exchange, type JsonObject } from '../../../src/core/index.js'
import type { Validator } from '../../../src/validator/index.js'
import { judged } from '../judged.js'

const exchange = (interactionId: string): Exchange => ({
  id: 'x1',
  interaction: interactionId,
  hop: 'ssp',
  startedAt: '2030-01-01T00:00:00Z',
  durationMs: 1,
  request: { method: 'GET', url: 'https://ssp.example/x', path: '/x', headers: new Headers() },
  answeredBy: 'provider',
  curl: 'curl',
})

/** An answer with that resource as its body. */
export const answerOf = (resource: JsonObject | undefined, status = 200, interactionId = 'read-patient'): Answer => ({
  exchange: exchange(interactionId),
  status,
  header: () => undefined,
  text: JSON.stringify(resource ?? ''),
  ...(resource && { resource }),
})

/** A searchset of those resources. */
export const searchset = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})

const noValidator: Validator = {
  validateText: () => ({ valid: true, findings: [], resources: 0, judged: { profile: 0, core: {} } }),
  validateResource: () => ({ valid: true, findings: [], resources: 0, judged: { profile: 0, core: {} } }),
  membership: () => 'not-enumerable',
}

/** What the checks of these tests may know. */
export const contextOf = (interactionId: string, over: Partial<CheckContext> = {}, spec = '1.2.7'): CheckContext => ({
  variant: variants().find((v) => v.id === `foundations@${spec}`) ?? defaultVariant(),
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
  validator: noValidator,
  ...over,
})

/** The outcomes of a check as a list. */
export const outcomes = judged

/** The kinds of outcomes, each once. */
export const kinds = (check: Check, answer: Answer, context: CheckContext): string[] => [
  ...new Set(outcomes(check, answer, context).map((o) => o.kind)),
]
