import { isObject, type JsonObject, type ScopePart } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { CheckContext } from '../check.js'

/** Whether what the supplier declares makes a refusal graded. */
export type Declared = (context: CheckContext, answer: Answer) => boolean

/** The system compares aud with the service root (A53). */
export const comparesAudience: Declared = ({ declared }) => declared.checksAudience

/** It examines whether requested_scope is one of the four that there are (A54). */
export const knowsScopes: Declared = ({ declared }) => declared.checksScope.includes('value')

/** It compares a part of requested_scope in which the one that was sent differs from the interaction's (A54). */
export const comparesScope: Declared = ({ declared, interaction }, answer) =>
  differing(sentScope(answer), interaction.scope).some((part) => declared.checksScope.includes(part))

/** The parts in which two scopes such as `patient/*.read` differ; both where there is nothing to compare. */
function differing(sent: string | undefined, due: string): ScopePart[] {
  const [resource, verb] = (sent ?? '').split('/*.')
  const [dueResource, dueVerb] = due.split('/*.')
  return [
    ...(resource === dueResource ? [] : (['resource'] as const)),
    ...(verb === dueVerb ? [] : (['verb'] as const)),
  ]
}

/** The scope of the token that was sent; undefined where none can be read. */
function sentScope({ exchange }: Answer): string | undefined {
  const [, payload = ''] = (exchange.request.headers.get('Authorization') ?? '').split('.')
  const scope = claimsIn(payload)['requested_scope']
  return typeof scope === 'string' ? scope : undefined
}

function claimsIn(payload: string): JsonObject {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return isObject(claims) ? claims : {}
  } catch {
    return {}
  }
}
