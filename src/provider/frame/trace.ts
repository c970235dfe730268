import { isDeepStrictEqual } from 'node:util'
import { concerns, type Mutation } from './mutation/mutation.js'
import type { AnswerContext, ProviderAnswer, Reply } from './messages.js'
import { pathsOf } from './policy.js'

/** One answer of the honest provider, remembered with all that a mutation could have looked at. */
export interface Trace {
  /**
   * True where the answer would have been another with the mutation of that id on. Mutations are pure and the provider
   * is deterministic, so a no is certain: a scenario of which no answer shows a mutation goes on as without it.
   */
  shows(id: string): boolean
}

/** What the honest provider did with one request. */
export interface Answered {
  readonly about: AnswerContext
  readonly honest: Reply
  readonly wire: ProviderAnswer
  readonly consulted: Consulted
}

/** What an answer hung on: rules that refused, and the paths of policies that were read. */
export interface Consulted {
  readonly rules: Set<string>
  readonly policies: Set<string>
}

/**
 * Makes the trace of one answer.
 *
 * @param find - gives the mutation of an id; throws for one that there is not
 */
export function traceOf({ about, honest, wire, consulted }: Answered, find: (id: string) => Mutation): Trace {
  const changes = (mutation: Mutation): boolean => {
    switch (mutation.at) {
      case 'state':
        return (
          (mutation.skips ?? []).some((rule) => consulted.rules.has(rule)) ||
          pathsOf(mutation.policies ?? {}).some((path) => consulted.policies.has(path))
        )
      case 'headers':
      case 'body':
        return !isDeepStrictEqual(mutation.apply(honest, about), honest)
      case 'http':
        return !isDeepStrictEqual(mutation.apply(wire, about), wire)
      case 'root':
      case 'tls':
        return true
    }
  }
  return {
    shows(id) {
      const mutation = find(id)
      return concerns(mutation, about.interaction) && changes(mutation)
    },
  }
}
