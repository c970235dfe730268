import type { Mutation } from '../../frame/mutation/mutation.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import { operationOutcome } from '../mapping/outcome.js'
import { refuse, type Case } from '../refusal.js'

type Interactions = readonly string[] | 'any'

const idOf = (name: string): string => `benign.care-connect.${name}`

/** Another way to answer. */
export const answers = (
  name: string,
  says: string,
  interactions: Interactions,
  apply: (reply: Reply, about: AnswerContext) => Reply,
): Mutation => ({ id: idOf(name), interactions, says, at: 'body', apply })

/** Rules that are passed over, as the standard allows. */
export const lets = (name: string, says: string, interactions: Interactions, skips: readonly string[]): Mutation => ({
  id: idOf(name),
  interactions,
  says,
  at: 'state',
  skips,
})

interface Otherwise {
  /** Beginnings of the names of the rules that are answered otherwise. */
  readonly rules: readonly string[]
  /** The refusal that the answer is like, and its status where it is another one. */
  readonly of: Case
  readonly status?: number
  readonly challenge?: boolean
}

/** Another refusal that one of the sources has. */
export const refusesAs = (name: string, says: string, { rules, of, status, challenge }: Otherwise): Mutation =>
  answers(name, says, 'any', (reply) => {
    if (!rules.some((rule) => reply.rule?.startsWith(rule))) return reply
    const refusal = refuse(of, 'refused as another of the sources has it')
    return {
      ...reply,
      status: status ?? refusal.status,
      headers: challenge ? reply.headers.and('WWW-Authenticate', 'Bearer error="invalid_token"') : reply.headers,
      resource: operationOutcome(refusal),
    }
  })

/** A refusal of something that one of the sources lets a provider refuse. */
export const mayRefuse = (
  name: string,
  says: string,
  interactions: Interactions,
  of: Case,
  isCase: (about: AnswerContext) => boolean,
): Mutation =>
  answers(name, says, interactions, (reply, about) => {
    if (reply.rule || !isCase(about)) return reply
    const refusal = refuse(of, 'not served here')
    return { ...reply, rule: name, status: refusal.status, resource: operationOutcome(refusal) }
  })
