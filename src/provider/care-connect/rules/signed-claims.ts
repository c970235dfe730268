import { asArray, asString, type JsonObject } from '../../../core/index.js'
import { interactionOf, type RequestContext, type CareRule } from '../request-context.js'
import type { SignedTokens } from '../../frame/token-form.js'
import { claimRule, isAudience, seconds, type JudgeClaims } from './claims.js'

/** Rules about the claims of a signed token (spec facts, Care Connect, section 5.6). */

type Judge = (claims: JsonObject, asked: RequestContext, tokens: SignedTokens) => boolean

const rule = (id: string, says: string, judge: Judge): CareRule => {
  const judged: JudgeClaims = (claims, asked) =>
    asked.tokens.form === 'signed' && !judge(claims, asked, asked.tokens) ? says : undefined
  return claimRule('signed', id, judged)
}

/** How far clocks may be apart, in seconds. */
const LEEWAY = 60

const URN = 'urn:nhs:names:services:careconnect:fhir:rest:'
const READ_SLOT = `${URN}read:slot`
const CREATE_APPOINTMENT = `${URN}create:appointment`

/** The groups of which a call needs one. Reading, cancelling and searching are not stated: they go with booking. */
const groupsFor = (asked: RequestContext): string[] => {
  if (interactionOf(asked) === 'search-slot') return [READ_SLOT]
  if (interactionOf(asked) === 'get-capability-statement') return [READ_SLOT, CREATE_APPOINTMENT]
  return [CREATE_APPOINTMENT]
}

/** The names of a token's groups: GUIDs are looked up, names stand for themselves. */
const namesOf = ({ groups }: JsonObject, { groups: names = {} }: SignedTokens): string[] =>
  asArray(groups).flatMap((group) => {
    const text = asString(group)
    return text === undefined ? [] : [(Object.hasOwn(names, text) ? names[text] : undefined) ?? text]
  })

export const signedClaimRules: readonly CareRule[] = [
  rule('issuer', 'the token is of another issuer', ({ iss }, _, { issuer }) => iss === issuer),
  rule('audience', 'the token is for another service root', ({ aud }, asked) => isAudience(aud, asked)),
  rule('expiry', 'the token has expired', ({ exp }, asked) => typeof exp === 'number' && seconds(asked) < exp + LEEWAY),
  rule('not-before', 'the token is not valid yet', ({ nbf, iat }, asked) =>
    [nbf, iat].every((moment) => typeof moment !== 'number' || moment - LEEWAY <= seconds(asked)),
  ),
  rule(
    'client',
    'the client is not known here',
    ({ appid }, _, { appids }) => appids === undefined || appids.includes(asString(appid) ?? ''),
  ),
  rule('groups-given', 'the token has no groups', (claims, _, tokens) => namesOf(claims, tokens).length > 0),
  rule('group', 'the token has not the group of this call', (claims, asked, tokens) => {
    const names = namesOf(claims, tokens)
    return names.length === 0 || groupsFor(asked).some((group) => names.includes(group))
  }),
]
