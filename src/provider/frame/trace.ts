import { isDeepStrictEqual } from 'node:util'
import { concerns, type Bend } from './mutation/mutation.js'
import type { About, ProviderAnswer, Reply } from './messages.js'
import { pathsOf } from './policy.js'

/** One answer of the honest provider, remembered with all that a bend could have looked at. */
export interface Trace {
  /**
   * True where the answer would have been another with the bend of that id on. Bends are pure and the provider is
   * deterministic, so a no is certain: a scenario of which no answer shows a bend goes the same way with and without it.
   */
  shows(id: string): boolean
}

/** What the honest provider did with one request. */
export interface Answered {
  readonly about: About
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
 * @param find - gives the bend of an id; throws for one that there is not
 */
export function traceOf({ about, honest, wire, consulted }: Answered, find: (id: string) => Bend): Trace {
  const changes = (bend: Bend): boolean => {
    switch (bend.at) {
      case 'state':
        return (
          (bend.skips ?? []).some((rule) => consulted.rules.has(rule)) ||
          pathsOf(bend.policies ?? {}).some((path) => consulted.policies.has(path))
        )
      case 'headers':
      case 'body':
        return !isDeepStrictEqual(bend.apply(honest, about), honest)
      case 'http':
        return !isDeepStrictEqual(bend.apply(wire, about), wire)
      case 'root':
      case 'tls':
        return true
    }
  }
  return {
    shows(id) {
      const bend = find(id)
      return concerns(bend, about.interaction) && changes(bend)
    },
  }
}
