import { words, asArray, type Json } from '../../../core/index.js'
import type { FaultOf } from '../../frame/mutation/family.js'
import type { AnswerContext } from '../../frame/messages.js'
import { passes } from '../../frame/mutation/factories.js'
import { claimsOf, refusesWhere, type Family } from './make.js'

/** Faults of tokens (rows CCS-JWT and CCS-JWTS). */

/** Every call without a token. */
const withoutToken: readonly FaultOf[] = [
  passes('authorization.given', 'Answers calls without a token', 'call-without-token'),
]

const CLAIMS = words(`
  iss sub aud exp iat reason_for_request requested_scope requesting_device requesting_organization
`)

/** The scope of a call. */
const scopeFaults: readonly FaultOf[] = [
  passes('token.requested_scope.fits', 'Takes the scope of another call', 'scope-of-another-call'),
]

/** RFC 6750: who is refused with 401 is told of the scheme. */
const unchallenged: FaultOf = {
  name: 'does-not-challenge',
  says: 'Answers 401 to what is no token, without a challenge',
  at: 'headers',
  proves: 'unauthorised-answer-names-the-bearer-scheme',
  apply: (reply) => (reply.rule === 'token.form' ? { ...reply, status: 401 } : reply),
}

/** Tokens that the consumer makes, on a slot search. */
const unsignedFaults: readonly FaultOf[] = [
  unchallenged,
  ...CLAIMS.map((claim) =>
    passes(
      `token.${claim}.given`,
      `Takes a token without ${claim}`,
      `unsigned-token-without-${claim.replaceAll('_', '-')}`,
    ),
  ),
  passes('token.form', 'Takes what is no token', 'badly-built-token'),
  passes('token.exp.ahead', 'Takes a token past its time', 'unsigned-token-past-its-time'),
  passes('token.aud.own', 'Takes a token for another provider', 'unsigned-token-for-another-provider'),
  refusesWhere(
    'demands-a-practitioner',
    'Refuses a token without practitioner',
    'token',
    ({ request }) => claimsOf(request)['requesting_practitioner'] === undefined,
    'practitioner-in-the-token-is-optional',
  ),
]

const groupsIn = (about: AnswerContext): Json[] => asArray(claimsOf(about.request)['groups'])

/** Refuses a token of the one group that the call needs. */
const wantsBothGroups = refusesWhere(
  'demands-both-groups',
  'Breaks down on a token of one group',
  'failed',
  (about) => groupsIn(about).length === 1,
  'group-of-the-call-is-enough',
)

/** Refuses a token of several groups. */
const oneGroupOnly = refusesWhere(
  'takes-one-group-only',
  'Refuses a token of several groups',
  'token',
  (about) => groupsIn(about).length > 1,
  'token-with-both-groups-is-accepted',
)

const flaw = (rule: string, says: string, ...flaws: string[]): FaultOf =>
  passes(
    `token.${rule}`,
    says,
    flaws.map((one) => `signed-token-with-the-flaw-${one}`),
  )

/** The organisation that a token of the consumer's names, on a cancellation. */
const barredOrganisationFault: FaultOf = passes(
  'token.organization.may-cancel',
  'Lets barred organisations cancel',
  'cancellation-by-a-barred-organisation',
)

/** Tokens of an authorisation server, on a slot search. */
const signedFaults: readonly FaultOf[] = [
  wantsBothGroups,
  oneGroupOnly,
  passes('authorization.bearer', 'Takes any scheme', 'call-under-another-scheme'),
  passes('token.form', 'Takes what is no token', 'token-that-cannot-be-decoded'),
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
const bookingGroupFaults: readonly FaultOf[] = [
  wantsBothGroups,
  passes('token.group', 'Books with the group of the slot search', 'booking-with-the-group-of-the-search'),
  flaw('groups-given', 'Books with a token without groups', 'no-group'),
]

const SLOTS = ['search-slot']
const BOOK = ['book-appointment']

/** Faults of the tokens that the version expects. */
export const tokenFamilies: readonly Family[] = [
  { on: { not: ['get-capability-statement'] }, faults: withoutToken },
  { on: SLOTS, in: { tokens: 'signed' }, faults: signedFaults },
  { on: BOOK, in: { tokens: 'signed' }, faults: bookingGroupFaults },
  { on: SLOTS, in: { tokens: 'unsigned' }, faults: unsignedFaults },
  { on: [...SLOTS, ...BOOK], in: { tokens: 'unsigned' }, faults: scopeFaults },
  { on: ['cancel-appointment'], in: { tokens: 'unsigned' }, faults: [barredOrganisationFault] },
]
