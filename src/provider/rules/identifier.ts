import type { Asked, Rule } from '../asked.js'
import { refuse, type SpineCode } from '../refusal.js'
import { readToken, type Token } from '../url.js'

/** How a search understands its `identifier`. */
export interface IdentifierRules {
  readonly system: string
  /** True where the value has the right structure. */
  readonly isWellFormed: (value: string) => boolean
  /** The code of a value with a wrong structure. */
  readonly code: SpineCode
}

const given = ({ target }: Asked): string[] =>
  target.query.filter(({ name }) => name === 'identifier').map(({ value }) => value)

/** The token that was asked for; undefined where there is none. */
export function askedToken(asked: Asked): Token | undefined {
  const [first] = given(asked)
  return first === undefined ? undefined : readToken(first)
}

const once: Rule = {
  id: 'identifier.once',
  refuse: (asked) =>
    given(asked).length > 1 ? refuse('BAD_REQUEST', 'parameter identifier stands more than once') : undefined,
}

const systemKnown = (system: string): Rule => ({
  id: 'identifier.system',
  refuse: (asked) => {
    const token = askedToken(asked)
    return !token || token.system === system
      ? undefined
      : refuse('INVALID_IDENTIFIER_SYSTEM', `parameter identifier: system ${token.system ?? ''} is not known here`)
  },
})

/** The rules of find patient, practitioner and organisation (spec facts sections 9.2, 9.5, 9.7; A13, A14). */
export const identifierRules = ({ system, isWellFormed, code }: IdentifierRules): readonly Rule[] => [
  {
    id: 'identifier.given',
    refuse: (asked) =>
      given(asked).length === 0 ? refuse('BAD_REQUEST', 'parameter identifier is missing') : undefined,
  },
  once,
  {
    id: 'identifier.parts',
    refuse: (asked) =>
      askedToken(asked)?.system === undefined
        ? refuse('INVALID_PARAMETER', 'parameter identifier is not system|value')
        : undefined,
  },
  systemKnown(system),
  {
    id: 'identifier.value',
    refuse: (asked) => {
      const value = askedToken(asked)?.value ?? ''
      return isWellFormed(value) ? undefined : refuse(code, `parameter identifier: ${value || 'no value'} is not valid`)
    },
  },
]

/** The rules of find healthcare service, whose `identifier` is optional (spec facts section 9.10). */
export const optionalIdentifierRules = (system: string): readonly Rule[] => [
  once,
  {
    id: 'identifier.parts',
    refuse: (asked) => {
      const token = askedToken(asked)
      return !token || (token.system && token.value)
        ? undefined
        : refuse('INVALID_PARAMETER', 'parameter identifier cannot be read as system|value')
    },
  },
  systemKnown(system),
]
