import type { FaultOf } from '../../faults/family.js'
import { claimsOf, passes, refusesWhere } from './make.js'

/** Faults of tokens (rows CCS-JWT and CCS-JWTS). */

/** Every call without a token. */
export const withoutToken: readonly FaultOf[] = [
  passes('authorization.given', 'Answers calls without a token', ['call-without-token']),
]

const CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'reason_for_request',
  'requested_scope',
  'requesting_device',
  'requesting_organization',
]

/** The scope of a call. */
export const scopeFaults: readonly FaultOf[] = [
  passes('token.requested_scope.fits', 'Takes the scope of another call', ['scope-of-another-call']),
]

/** Tokens that the consumer makes, on a slot search. */
export const unsignedFaults: readonly FaultOf[] = [
  ...CLAIMS.map((claim) =>
    passes(`token.${claim}.given`, `Takes a token without ${claim}`, [
      `unsigned-token-without-${claim.replaceAll('_', '-')}`,
    ]),
  ),
  passes('token.form', 'Takes what is no token', ['badly-built-token']),
  passes('token.exp.ahead', 'Takes a token past its time', ['unsigned-token-past-its-time']),
  passes('token.aud.own', 'Takes a token for another provider', ['unsigned-token-for-another-provider']),
  refusesWhere(
    'demands-a-practitioner',
    'Refuses a token without practitioner',
    'token',
    ({ request }) => claimsOf(request)['requesting_practitioner'] === undefined,
    ['practitioner-in-the-token-is-optional'],
  ),
]

const flaw = (rule: string, says: string, ...flaws: string[]): FaultOf =>
  passes(
    `token.${rule}`,
    says,
    flaws.map((one) => `signed-token-with-the-flaw-${one}`),
  )

/** Tokens of an authorisation server, on a slot search. */
export const signedFaults: readonly FaultOf[] = [
  passes('authorization.bearer', 'Takes any scheme', ['call-under-another-scheme']),
  passes('token.form', 'Takes what is no token', ['token-that-cannot-be-decoded']),
  flaw('algorithm', 'Takes any algorithm', 'alg-none', 'hs256-with-public-key'),
  flaw('key', 'Takes a token of a key that its issuer does not have', 'unknown-kid'),
  flaw('signature', 'Does not look at the signature', 'key-not-in-set', 'tampered'),
  flaw('issuer', 'Takes tokens of any issuer', 'wrong-issuer'),
  flaw('audience', 'Takes tokens for any provider', 'wrong-audience'),
  flaw('expiry', 'Takes tokens past their time', 'expired'),
  flaw('not-before', 'Takes tokens before their time', 'not-yet-valid'),
  flaw('groups-given', 'Takes tokens without groups', 'no-group'),
  passes('token.group', 'Takes tokens of any group', [
    'signed-token-with-the-flaw-wrong-group',
    'search-with-the-group-of-the-booking',
  ]),
]

/** Groups of a booking. */
export const bookingGroupFaults: readonly FaultOf[] = [
  passes('token.group', 'Books with the group of the slot search', ['booking-with-the-group-of-the-search']),
]
