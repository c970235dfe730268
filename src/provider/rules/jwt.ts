import { isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Asked, Rule } from '../asked.js'
import { readJwt } from '../jwt.js'
import { refuse, type Refusal } from '../refusal.js'

const bad = (diagnostics: string): Refusal => refuse('BAD_REQUEST', diagnostics)

/** What stands after the scheme of the Authorization header; undefined where the scheme is another one. */
export const bearer = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]

/** A rule about the claims; it has nothing to say where no token could be read. */
const claimRule = (id: string, judge: (claims: JsonObject, asked: Asked) => string | undefined): Rule => ({
  id: `jwt.${id}`,
  refuse: (asked) => {
    const problem = asked.token && judge(asked.token.claims, asked)
    return problem === undefined ? undefined : bad(problem)
  },
})

const STRINGS = ['iss', 'sub', 'aud', 'reason_for_request', 'requested_scope'] as const
const RESOURCES = {
  requesting_device: 'Device',
  requesting_organization: 'Organization',
  requesting_practitioner: 'Practitioner',
} as const
const CLAIMS = [...STRINGS, 'exp', 'iat', ...Object.keys(RESOURCES)]

const missing = (value: Json | undefined): boolean => value === undefined || value === null

const given = CLAIMS.map((name) =>
  claimRule(`${name}.given`, (claims) => (missing(claims[name]) ? `claim ${name} is missing` : undefined)),
)

const worded = STRINGS.map((name) =>
  claimRule(`${name}.string`, ({ [name]: value }) =>
    missing(value) || (typeof value === 'string' && value.trim() !== '') ? undefined : `claim ${name} is no text`,
  ),
)

const typed = Object.entries(RESOURCES).map(([name, type]) =>
  claimRule(`${name}.type`, ({ [name]: value }) =>
    missing(value) || (isObject(value) && value['resourceType'] === type) ? undefined : `claim ${name} is no ${type}`,
  ),
)

/** The life of a token, in seconds. */
const LIFE = 300

const SCOPES = ['patient/*.read', 'patient/*.write', 'organization/*.read', 'organization/*.write']

/** The rules about the bearer token: spec facts section 4. `iat` must be there; its value is not judged. */
export const jwtRules: readonly Rule[] = [
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
    refuse: ({ request }) =>
      !request.headers.has('Authorization') || bearer(request.headers.all('Authorization')[0]) !== undefined
        ? undefined
        : bad('header Authorization is not Bearer and a token'),
  },
  {
    id: 'jwt.form',
    refuse: ({ request }) => {
      const text = bearer(request.headers.all('Authorization')[0])
      const reading = text === undefined ? undefined : readJwt(text)
      return reading && 'problem' in reading ? bad(reading.problem) : undefined
    },
  },
  ...given,
  ...worded,
  claimRule('exp.integer', ({ exp }) =>
    missing(exp) || Number.isSafeInteger(exp) ? undefined : 'claim exp is no whole number',
  ),
  claimRule('exp.ahead', ({ exp }, { settings }) =>
    typeof exp !== 'number' || settings.clock.now().getTime() < exp * 1000 ? undefined : 'the token has expired',
  ),
  claimRule('exp.span', ({ exp, iat }) =>
    typeof exp !== 'number' || typeof iat !== 'number' || exp - iat === LIFE
      ? undefined
      : `claim exp is not ${LIFE} seconds after iat`,
  ),
  claimRule('reason_for_request.value', ({ reason_for_request: reason }) =>
    typeof reason !== 'string' || reason === 'directcare' ? undefined : 'claim reason_for_request is not directcare',
  ),
  claimRule('requested_scope.value', ({ requested_scope: scope }) =>
    typeof scope !== 'string' || SCOPES.includes(scope) ? undefined : `claim requested_scope: unknown scope ${scope}`,
  ),
  claimRule('requested_scope.fits', ({ requested_scope: scope }, { route }) =>
    typeof scope !== 'string' || route.kind !== 'served' || scope.startsWith(`${route.served.scope}/`)
      ? undefined
      : `claim requested_scope: ${scope} does not fit this URL`,
  ),
  ...typed,
]
