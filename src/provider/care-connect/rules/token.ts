import { bearer } from '../../frame/bearer.js'
import type { RequestContext, CareRule } from '../request-context.js'
import { refuse } from '../refusal.js'

/**
 * Rules about the Authorization header and the signature of its token. Where the signature is what is wrong the answer
 * does not say which part of it: that would help those who try.
 */

const given = ({ request }: RequestContext): string[] => request.headers.all('Authorization')

const problem = (rule: string, of: 'token' | 'failed', says?: string): CareRule => ({
  id: `token.${rule}`,
  refuse: ({ token: { problem: found } }) => (found?.rule === rule ? refuse(of, says ?? found.says) : undefined),
})

const REFUSED = 'the token is not accepted'

export const tokenRules: readonly CareRule[] = [
  {
    id: 'authorization.given',
    refuse: (asked) => (given(asked).length === 0 ? refuse('token', 'header Authorization is missing') : undefined),
  },
  {
    id: 'authorization.once',
    refuse: (asked) =>
      given(asked).length > 1 ? refuse('token', 'header Authorization stands more than once') : undefined,
  },
  {
    id: 'authorization.bearer',
    refuse: (asked) => {
      const [first] = given(asked)
      return first === undefined || bearer(first) !== undefined
        ? undefined
        : refuse('token', 'header Authorization is not Bearer and a token')
    },
  },
  problem('form', 'token'),
  problem('keys-reachable', 'failed'),
  problem('algorithm', 'token', REFUSED),
  problem('key', 'token', REFUSED),
  problem('signature', 'token', REFUSED),
]
