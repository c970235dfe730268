import type { JsonObject } from '../../../core/index.js'
import type { RequestContext, CareRule } from '../request-context.js'
import { refuse, type Case } from '../refusal.js'
import type { TokenForm } from '../../frame/token-form.js'

/** Says what is wrong with the claims of a token; undefined where nothing is. */
export type JudgeClaims = (claims: JsonObject, asked: RequestContext) => string | undefined

/** A rule about the claims of tokens of one form; silent where no token could be read, and for the other form. */
export const claimRule = (form: TokenForm['form'], id: string, judge: JudgeClaims, of: Case = 'token'): CareRule => ({
  id: `token.${id}`,
  refuse: (asked) => {
    const { claims } = asked.token
    const problem = claims && asked.tokens.form === form ? judge(claims, asked) : undefined
    return problem === undefined ? undefined : refuse(of, problem)
  },
})

/** The present instant in seconds since 1970. */
export const seconds = ({ settings }: RequestContext): number => settings.clock.now().getTime() / 1000

/** True where `aud` names the service root, alone or among others. */
export const isAudience = (aud: unknown, { settings }: RequestContext): boolean =>
  [aud].flat().some((one) => one === settings.base)
