import type { Rule } from '../request-context.js'
import { bearer } from '../../frame/bearer.js'
import { readJwt } from '../../frame/jwt.js'
import { refuse } from '../refusal.js'
import type { Refusal } from '../../frame/messages.js'

const bad = (diagnostics: string): Refusal => refuse('BAD_REQUEST', diagnostics)

const formRule = (rule: string): Rule => ({
  id: `jwt.${rule}`,
  refuse: ({ request }) => {
    const text = bearer(request.headers.all('Authorization')[0])
    const reading = text === undefined ? undefined : readJwt(text)
    return reading && 'problem' in reading && reading.problem.rule === rule ? bad(reading.problem.says) : undefined
  },
})

/** Rules about the Authorization header and the form of its token: spec facts sections 4.1 and 4.4. */
export const authorizationRules: readonly Rule[] = [
  {
    id: 'authorization.given',
    refuse: ({ request }) =>
      request.headers.has('Authorization') ? undefined : bad('header Authorization is missing'),
  },
  {
    id: 'authorization.once',
    refuse: ({ request }) =>
      request.headers.all('Authorization').length > 1 ? bad('header Authorization stands more than once') : undefined,
  },
  {
    id: 'authorization.bearer',
    refuse: ({ request }) => {
      const [given] = request.headers.all('Authorization')
      return given === undefined || bearer(given) !== undefined
        ? undefined
        : bad('header Authorization is not Bearer and a token')
    },
  },
  ...['parts', 'trailing-dot', 'header', 'payload-given', 'payload-encoded', 'payload-object'].map(formRule),
]
