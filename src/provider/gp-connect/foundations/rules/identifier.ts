import type { RequestContext, Rule } from '../../request-context.js'
import { refuse, type SpineCode } from '../../refusal.js'
import { readToken, type Token } from '../../../frame/url.js'

/** How a search understands its `identifier`. */
export interface IdentifierRules {
  readonly system: string
  /** The code of a value with a wrong structure. */
  readonly code: SpineCode
  /** What makes a value well formed, by the name of the rule; each is asked of a value that keeps those before it. */
  readonly values: Readonly<Record<string, (value: string) => boolean>>
}

const given = ({ target }: RequestContext): string[] =>
  target.query.filter(({ name }) => name === 'identifier').map(({ value }) => value)

/** The token that was asked for; undefined where there is none. */
export function askedToken(asked: RequestContext): Token | undefined {
  const [first] = given(asked)
  return first === undefined ? undefined : readToken(first)
}

/** A rule about a token that is there. */
const tokenRule = (id: string, code: SpineCode, judge: (token: Token) => string | undefined): Rule => ({
  id: `identifier.${id}`,
  refuse: (asked) => {
    const token = askedToken(asked)
    const problem = token && judge(token)
    return problem === undefined ? undefined : refuse(code, `parameter identifier: ${problem}`)
  },
})

const once: Rule = {
  id: 'identifier.once',
  refuse: (asked) =>
    given(asked).length > 1 ? refuse('BAD_REQUEST', 'parameter identifier stands more than once') : undefined,
}

const systemKnown = (system: string): Rule =>
  tokenRule('system', 'INVALID_IDENTIFIER_SYSTEM', (token) =>
    !token.system || token.system === system ? undefined : `system ${token.system} is not known here`,
  )

/** Asks the rules of a value in their order; one is asked only where those before it are kept. */
function valueRules({ values, code }: IdentifierRules): Rule[] {
  const all = Object.entries(values)
  return all.map(([id, keeps], i) =>
    tokenRule(id, code, ({ value }) =>
      all.slice(0, i).every(([, earlier]) => earlier(value)) && !keeps(value)
        ? `${value === '' ? 'no value' : value} is not valid`
        : undefined,
    ),
  )
}

/** The rules of find patient, practitioner and organisation (spec facts sections 9.2, 9.5, 9.7; A13, A14). */
export const identifierRules = (how: IdentifierRules): readonly Rule[] => [
  {
    id: 'identifier.given',
    refuse: (asked) =>
      given(asked).length === 0 ? refuse('BAD_REQUEST', 'parameter identifier is missing') : undefined,
  },
  once,
  tokenRule('pipe', 'INVALID_PARAMETER', ({ system }) => (system === undefined ? 'is not system|value' : undefined)),
  tokenRule('system-given', 'INVALID_IDENTIFIER_SYSTEM', ({ system }) => (system === '' ? 'has no system' : undefined)),
  systemKnown(how.system),
  ...valueRules(how),
]

/** The rules of find healthcare service, whose `identifier` is optional (spec facts section 9.10). */
export const optionalIdentifierRules = (system: string): readonly Rule[] => [
  once,
  tokenRule('pipe', 'INVALID_PARAMETER', (token) => (token.system === undefined ? 'is not system|value' : undefined)),
  tokenRule('readable', 'INVALID_PARAMETER', (token) =>
    token.system === undefined || (token.system && token.value) ? undefined : 'cannot be read as system|value',
  ),
  systemKnown(system),
]
