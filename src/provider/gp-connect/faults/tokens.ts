import { words } from '../../../core/index.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { passes } from '../../frame/mutation/factories.js'
import { breaksDown } from './refusals.js'

/** Faults of what the provider asks of the Authorization header and its token. Spec facts 4.4. */

const claim = (name: string): readonly FaultOf[] => {
  const id = name.replaceAll('_', '-')
  return [
    passes(`jwt.${name}.given`, `Does not ask for the claim ${name}`, `token-without-${id}`),
    passes(`jwt.${name}.not-null`, `Takes null for the claim ${name}`, `token-with-null-${id}`),
  ]
}

const CLAIMS = words(`
  iss sub aud exp reason_for_request requested_scope requesting_device requesting_organization
  requesting_practitioner
`)

const forms: readonly FaultOf[] = [
  passes('authorization.given', 'Serves requests without a token', 'request-without-token'),
  passes('authorization.bearer', 'Takes any scheme of Authorization', [
    'authorization-of-another-scheme',
    'bearer-without-token',
  ]),
  breaksDown('authorization.once', 'two Authorization fields', 'two-authorization-fields'),
  passes('jwt.parts', 'Takes any text for a token', [
    'token-that-is-no-jwt',
    'token-of-plain-json',
    'token-of-the-header-alone',
    'token-of-more-than-three-parts',
  ]),
  passes('jwt.trailing-dot', 'Takes a token without the dot at its end', 'token-without-trailing-dot'),
  passes('jwt.header', 'Does not read the header of a token', ['token-without-its-header', 'token-with-broken-header']),
  passes('jwt.payload-given', 'Takes a token without a payload', 'token-without-its-payload'),
  passes('jwt.payload-encoded', 'Takes a payload that is not JSON', [
    'token-with-broken-payload',
    'token-not-in-base64url',
  ]),
  breaksDown('jwt.payload-encoded', 'a payload that it cannot decode', [
    'token-with-broken-payload',
    'loosely-encoded-token',
  ]),
  passes('jwt.payload-object', 'Takes null or a list for a payload', [
    'token-with-null-payload',
    'token-whose-payload-is-no-object',
  ]),
]

/** Rules of the claims that are texts. */
const TEXTS = ['iss', 'sub', 'aud', 'reason_for_request', 'requested_scope']

const times: readonly FaultOf[] = [
  passes('jwt.exp.integer', 'Takes an expiry in words', ['token-with-exp-as-text', 'token-with-exp-with-a-fraction']),
  passes('jwt.exp.positive', 'Takes 0 and negative numbers for no expiry', [
    'token-with-exp-zero',
    'token-with-negative-exp',
  ]),
  passes('jwt.exp.ahead', 'Does not look at the expiry of the token', ['expired-token', 'token-expired-a-moment-ago']),
  breaksDown('jwt.iat.given', 'a token without iat', 'token-without-iat'),
  breaksDown('jwt.iat.not-null', 'a null iat', 'token-with-null-iat'),
  breaksDown('jwt.exp.seconds', 'an expiry in milliseconds', 'token-with-exp-in-milliseconds'),
  breaksDown('jwt.exp.span', 'a token of another lifetime', ['token-of-another-lifetime', 'token-with-another-iat']),
  breaksDown('jwt.exp.ahead', 'an expired token', 'expired-token'),
]

const resource = (name: string, words: string): FaultOf =>
  passes(
    `jwt.requesting_${name}.type`,
    `Takes anything for the ${words}`,
    [`another-resource-as-${name}`, `token-with-unusable-requesting-${name}`],
    // What is no such resource would be no valid one either.
    [`jwt.requesting_${name}.valid`],
  )

/** Faults of the Authorization header and its token. */
const tokenFaults: readonly FaultOf[] = [
  ...forms,
  ...CLAIMS.flatMap(claim),
  passes(
    'jwt.iss.text',
    'Takes any value for a claim that is a text',
    TEXTS.map((name) => `token-with-unusable-${name.replaceAll('_', '-')}`),
    TEXTS.map((name) => `jwt.${name}.text`),
  ),
  ...times,
  passes('jwt.reason_for_request.value', 'Takes any reason for the request', 'token-for-another-reason'),
  passes('jwt.reason_for_request.case', 'Does not mind the case of the reason', 'reason-in-wrong-case'),
  passes('jwt.names-in-case', 'Does not mind the case of claim names', 'claim-name-in-wrong-case'),
  passes('jwt.aud.fits', 'Takes tokens for other providers', 'token-for-another-audience'),
  resource('device', 'device'),
  resource('organization', 'organisation'),
  resource('practitioner', 'practitioner'),
  breaksDown('jwt.requesting_practitioner.valid', 'a practitioner that is no valid one', 'invalid-resource-in-a-claim'),
  breaksDown('jwt.requested_scope.value', 'an unknown scope', 'token-with-unknown-scope'),
  breaksDown('jwt.requested_scope.case', 'a scope in the wrong case', 'scope-in-wrong-case'),
]

/** Tokens are tried one by one on the capability statement. */
export const tokenFamilies: readonly Family[] = [{ on: ['get-capability-statement'], faults: tokenFaults }]
