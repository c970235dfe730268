import { asString, objects, type JsonObject } from '../../../core/index.js'
import { refusedBy } from '../mapping/operation-outcome.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import { refuse, type SpineCode } from '../refusal.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { authorizationOf, claimsOf, headerOf, payloadOf, resourceOf, signatureOf, encodedOf } from './token-of.js'

/** Faults of a provider that asks for more than the specification: it refuses what it has to serve. */

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Refuses, or breaks down over, what the honest provider grants. */
const refuses =
  (isCase: (about: AnswerContext) => boolean, code: SpineCode) =>
  (reply: Reply, about: AnswerContext): Reply =>
    reply.rule || !isCase(about)
      ? reply
      : refusedBy(refuse(code, 'asked for more than is due'), { ...reply, rule: 'overly-strict' })

/** A request that is refused as a bad one though nothing is wrong with it. */
export const strict = (
  name: string,
  says: string,
  isCase: (about: AnswerContext) => boolean,
  proves: string,
  code: SpineCode = 'BAD_REQUEST',
): FaultOf => ({ name, says, at: 'body', proves, apply: refuses(isCase, code) })

/** A request over which the server breaks down, where the specification leaves open whether it is served. */
const collapses = (name: string, over: string, isCase: (about: AnswerContext) => boolean, refusal: string): FaultOf =>
  strict(`breaks-down-on-${name}`, `Breaks down on ${over}`, isCase, `refuses-${refusal}`, 'INTERNAL_SERVER_ERROR')

/** Seconds that a token has been out; negative where it is issued ahead of the provider's clock. */
const age = (about: AnswerContext): number => about.now.getTime() / 1000 - number(claimsOf(about)['iat'])

const identifiers = (about: AnswerContext): JsonObject[] =>
  objects(resourceOf(about, 'requesting_practitioner')['identifier'])

/** Faults of get capability statement. */
const strictTokens: readonly FaultOf[] = [
  strict(
    'wants-fresh-tokens',
    'Refuses a token issued some minutes ago',
    (about) => age(about) > 120,
    'live-token-is-accepted',
  ),
  strict(
    'validates-issue-time',
    'Refuses a token issued a little ahead of its clock',
    (about) => age(about) < -60,
    'issue-time-is-not-validated',
  ),
  strict(
    'wants-bearer-as-printed',
    'Refuses whatever does not begin with Bearer and one blank',
    (about) => !/^Bearer \S/.test(authorizationOf(about)),
    'lower-case-scheme-is-accepted',
  ),
  strict(
    'knows-ten-claims',
    'Refuses a token with a further claim',
    (about) => Object.keys(claimsOf(about)).length > 10,
    'further-claims-are-ignored',
  ),
  strict(
    'wants-compact-claims',
    'Refuses claims with blanks between them',
    (about) => payloadOf(about) !== JSON.stringify(claimsOf(about)),
    'token-in-other-words-is-accepted',
  ),
  strict(
    'cannot-decode-one-byte-over',
    'Refuses a token whose claims would need two characters of padding',
    (about) => encodedOf(about).length % 4 === 2,
    'token-in-other-words-is-accepted',
  ),
  strict(
    'decodes-plain-base64',
    'Refuses a token with characters of base64url that plain base64 does not have',
    (about) => /[-_]/.test(encodedOf(about)),
    'token-in-other-words-is-accepted',
  ),
  strict(
    'wants-the-whole-root',
    'Refuses the audience of the samples',
    (about) => claimsOf(about)['aud'] !== about.base,
    'audience-of-the-samples-is-accepted',
  ),
  strict(
    'wants-minimal-resources',
    'Refuses a device that tells more than it has to',
    (about) => 'manufacturer' in resourceOf(about, 'requesting_device'),
    'base-elements-in-claims-are-accepted',
  ),
  strict(
    'wants-a-prefix',
    'Refuses a user without a prefix to the name',
    (about) => objects(resourceOf(about, 'requesting_practitioner')['name']).some((name) => !('prefix' in name)),
    'name-without-prefix-is-accepted',
  ),
  collapses(
    'another-algorithm',
    'a token that is signed',
    (about) => headerOf(about)['alg'] !== 'none' || signatureOf(about) !== '',
    'token-of-another-algorithm',
  ),
  collapses(
    'a-nameless-device',
    'a device without model',
    (about) => !('model' in resourceOf(about, 'requesting_device')),
    'neglected-duty-of-the-consumer',
  ),
]

/** Faults of reads: tokens that are refused for whom or for what they speak. */
const strictReads: readonly FaultOf[] = [
  strict(
    'wants-the-verb-of-the-page',
    'Refuses the write scope of the endpoint on a read',
    (about) => (asString(claimsOf(about)['requested_scope']) ?? '').endsWith('write'),
    'scope-of-either-verb-is-accepted',
  ),
  strict(
    'knows-one-organisation',
    'Refuses users of an organisation that it does not know',
    (about) => resourceOf(about, 'requesting_organization')['name'] === 'Another Imaginary Hub',
    'consumer-asid-changes-nothing',
  ),
]

/** Faults of book appointment. */
const strictBookings: readonly FaultOf[] = [
  strict(
    'books-for-the-organisation-of-the-token',
    'Refuses bookings for another organisation than that of the token',
    (about) => resourceOf(about, 'requesting_organization')['name'] === 'Another Imaginary Hub' && !fromAnother(about),
    'token-of-another-organisation-is-accepted',
  ),
]

/** Sent by that organisation's own system too. */
const fromAnother = ({ request }: AnswerContext): boolean => request.headers.get('Ssp-From') === '200000009999'

/** Faults of find patient. */
const strictSearches: readonly FaultOf[] = [
  strict(
    'wants-role-profile',
    'Refuses a user without SDS role profile id',
    (about) => identifiers(about).length === 1,
    'user-id-alone-is-accepted',
  ),
  strict(
    'wants-a-smartcard-user',
    'Refuses a user who has UNK in place of the SDS ids',
    (about) => identifiers(about).some(({ value }) => value === 'UNK'),
    'unknown-user-is-accepted',
  ),
  strict(
    'refuses-count',
    'Refuses the parameter _count',
    ({ request }) => request.target.includes('_count='),
    'count-parameter-does-no-harm',
  ),
]

/** Faults of any search over the form of a parameter that it does not know. */
const strictParameters: readonly FaultOf[] = [
  strict(
    'wants-values-of-all-parameters',
    'Refuses a parameter without a value, known or not',
    ({ request }) => /[?&][^=&]+=(?:&|$)/.test(request.target),
    'unknown-criteria-are-ignored',
  ),
  strict(
    'wants-each-parameter-once',
    'Refuses a parameter that it does not know where it stands twice',
    ({ request }) => /[?&](\w+)=bar&\1=/.test(request.target),
    'unknown-criteria-are-ignored',
  ),
]

/** Faults of tokens and parameters, each where it is tried. */
export const strictFamilies: readonly Family[] = [
  { on: ['get-capability-statement'], faults: strictTokens },
  { on: ['find-patient'], faults: strictSearches },
  { on: { kind: ['search'] }, faults: strictParameters },
  { on: ['read-organisation'], faults: strictReads },
  { on: ['book-appointment'], faults: strictBookings },
]
