import { isObject, type Json, type JsonObject } from '../../../core/index.js'
import type { RequestContext, Rule } from '../request-context.js'
import { refuse, type SpineCode } from '../refusal.js'
import { shapeProblems } from '../../frame/shape.js'

/** Rules about the claims of a token: spec facts sections 4.2 and 4.4. They are silent where no token could be read. */

type Judge = (claims: JsonObject, asked: RequestContext) => string | undefined

const claimRule = (id: string, judge: Judge, code: SpineCode = 'BAD_REQUEST'): Rule => ({
  id: `jwt.${id}`,
  refuse: (asked) => {
    const problem = asked.claims && judge(asked.claims, asked)
    return problem === undefined ? undefined : refuse(code, problem)
  },
})

const STRINGS = ['iss', 'sub', 'aud', 'reason_for_request', 'requested_scope'] as const
const RESOURCES = {
  requesting_device: 'Device',
  requesting_organization: 'Organization',
  requesting_practitioner: 'Practitioner',
} as const
const CLAIMS = [...STRINGS, 'exp', 'iat', ...Object.keys(RESOURCES)]

/** The claim as it is misspelt: the same letters in another case. */
const misspelt = (claims: JsonObject, name: string): string | undefined =>
  Object.keys(claims).find((key) => key !== name && key.toLowerCase() === name)

const missing = (value: Json | undefined): boolean => value === undefined || value === null

const presence = CLAIMS.flatMap((name) => [
  claimRule(`${name}.given`, (claims) =>
    claims[name] === undefined && !misspelt(claims, name) ? `claim ${name} is missing` : undefined,
  ),
  claimRule(`${name}.not-null`, (claims) => (claims[name] === null ? `claim ${name} is null` : undefined)),
])

const namesInCase = claimRule('names-in-case', (claims) => {
  const wrong = CLAIMS.flatMap((name) => (claims[name] === undefined ? (misspelt(claims, name) ?? []) : []))
  return wrong.length > 0 ? `claim ${wrong.join(', ')} is in the wrong case` : undefined
})

const worded = STRINGS.map((name) =>
  claimRule(`${name}.text`, ({ [name]: value }) =>
    missing(value) || (typeof value === 'string' && value.trim() !== '') ? undefined : `claim ${name} is no text`,
  ),
)

const typed = Object.entries(RESOURCES).map(([name, type]) =>
  claimRule(`${name}.type`, ({ [name]: value }) =>
    missing(value) || (isObject(value) && value['resourceType'] === type) ? undefined : `claim ${name} is no ${type}`,
  ),
)

/** The resources are base STU3; one that is not fails validation (error page, INVALID_RESOURCE). */
const valid = Object.entries(RESOURCES).map(([name, type]) =>
  claimRule(
    `${name}.valid`,
    ({ [name]: value }) => (isObject(value) ? shapeProblems(value, type)[0]?.says : undefined),
    'INVALID_RESOURCE',
  ),
)

/** The life of a token, in seconds. */
const LIFE = 300
/** No expiry in seconds is so far ahead: the year 5138. It was given in milliseconds. */
const MILLISECONDS = 1e11

const seconds = ({ settings }: RequestContext): number => settings.clock.now().getTime() / 1000

/** A rule about an expiry that is a whole number above zero. */
const expiryRule = (
  id: string,
  judge: (exp: number, claims: JsonObject, asked: RequestContext) => string | undefined,
): Rule =>
  claimRule(`exp.${id}`, (claims, asked) => {
    const { exp } = claims
    return typeof exp === 'number' && Number.isSafeInteger(exp) && exp > 0 ? judge(exp, claims, asked) : undefined
  })

/** `iat` must be there, but release note 1.2.3 says not to validate it; its one use is the span of a live token. */
const expiry: readonly Rule[] = [
  claimRule('exp.integer', ({ exp }) =>
    missing(exp) || Number.isSafeInteger(exp) ? undefined : 'claim exp is no whole number',
  ),
  claimRule('exp.positive', ({ exp }) =>
    Number.isSafeInteger(exp) && Number(exp) <= 0 ? 'the token has expired' : undefined,
  ),
  expiryRule('ahead', (exp, _, asked) => (seconds(asked) < exp ? undefined : 'the token has expired')),
  expiryRule('seconds', (exp) => (exp < MILLISECONDS ? undefined : 'claim exp is not in seconds')),
  expiryRule('span', (exp, { iat }, asked) =>
    typeof iat !== 'number' || exp <= seconds(asked) || exp >= MILLISECONDS || exp - iat === LIFE
      ? undefined
      : `claim exp is not ${LIFE} seconds after iat`,
  ),
]

const REASON = 'directcare'
const SCOPES = ['patient/*.read', 'patient/*.write', 'organization/*.read', 'organization/*.write']

/** Rules about a claim with few values: one for another case, one for another word. */
const oneOf = (name: 'reason_for_request' | 'requested_scope', values: readonly string[]): Rule[] => {
  const inAnyCase = (value: string): boolean => values.some((v) => v.toLowerCase() === value.toLowerCase())
  const judge = (id: string, isWrong: (value: string) => boolean): Rule =>
    claimRule(`${name}.${id}`, ({ [name]: value }) =>
      typeof value === 'string' && !values.includes(value) && isWrong(value) ? `claim ${name}: ${value}` : undefined,
    )
  return [judge('case', inAnyCase), judge('value', (value) => !inAnyCase(value))]
}

/** The service root; the JWT page's own example stops after the major version (spec facts section 4.2). */
const audiences = (base: string): string[] => [base, base.replace(/\/gpconnect$/, '')]

/** All rules about claims. */
export const claimRules: readonly Rule[] = [
  namesInCase,
  ...presence,
  ...worded,
  ...expiry,
  ...oneOf('reason_for_request', [REASON]),
  ...oneOf('requested_scope', SCOPES),
  claimRule('requested_scope.fits', ({ requested_scope: scope }, { route }) =>
    typeof scope !== 'string' ||
    route.kind !== 'served' ||
    !SCOPES.includes(scope) ||
    scope.startsWith(route.served.scope)
      ? undefined
      : `claim requested_scope: ${scope} does not fit this URL`,
  ),
  claimRule('aud.fits', ({ aud }, { settings: { base } }) =>
    typeof aud !== 'string' || audiences(base).includes(aud) ? undefined : `claim aud: ${aud} is not this service root`,
  ),
  ...typed,
  ...valid,
]
