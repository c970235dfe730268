import { asString, objects } from '../../../core/index.js'
import type { Mutation } from '../../frame/mutation/mutation.js'
import { authorizationOf, claimsOf, headerOf, payloadOf, resourceOf, signatureOf } from '../faults/token-of.js'
import { refusedBy } from '../mapping/operation-outcome.js'
import type { AnswerContext } from '../../frame/messages.js'
import { refuse } from '../refusal.js'

/**
 * What the pages make a duty of the consumer, and leave to the provider to police or not (A8, A51 to A54, A86): one
 * that polices nothing of it and one that polices all of it are innocent alike.
 */
const INTERACTIONS = [
  'get-capability-statement',
  'find-patient',
  'read-patient',
  'read-organisation',
  'amend-appointment',
  'cancel-appointment',
]

const FIELDS = ['ssp-traceid', 'ssp-from', 'ssp-to', 'ssp-interactionid']

const lenient: Mutation = {
  id: 'benign.polices-no-duty-of-the-consumer',
  interactions: INTERACTIONS,
  says: 'Does not police what is the consumer’s duty in token and header fields',
  at: 'state',
  skips: [
    'authorization.once',
    'jwt.iat.given',
    'jwt.iat.not-null',
    'jwt.exp.seconds',
    'jwt.exp.span',
    'jwt.requesting_device.valid',
    'jwt.requesting_organization.valid',
    'jwt.requesting_practitioner.valid',
    ...FIELDS.map((field) => `${field}.once`),
    'ssp-traceid.form',
    'ssp-from.form',
    'format.content-type',
    'if-match.given',
  ],
}

const lacks = (about: AnswerContext, claim: string, ...elements: string[]): boolean =>
  elements.some((element) => !(element in resourceOf(about, claim)))

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

const neglects = (about: AnswerContext): boolean =>
  lacks(about, 'requesting_device', 'identifier', 'model', 'version') ||
  lacks(about, 'requesting_organization', 'identifier', 'name') ||
  lacks(about, 'requesting_practitioner', 'id', 'identifier', 'name') ||
  'manufacturer' in resourceOf(about, 'requesting_device') ||
  objects(resourceOf(about, 'requesting_organization')['identifier']).some(({ system }) => system !== ODS) ||
  resourceOf(about, 'requesting_practitioner')['id'] !== claimsOf(about)['sub'] ||
  claimsOf(about)['aud'] !== about.base ||
  (about.request.method === 'GET' && (asString(claimsOf(about)['requested_scope']) ?? '').endsWith('write'))

const isOddToken = (about: AnswerContext): boolean =>
  !/^Bearer \S/.test(authorizationOf(about)) ||
  headerOf(about)['alg'] !== 'none' ||
  headerOf(about)['typ'] !== 'JWT' ||
  signatureOf(about) !== '' ||
  payloadOf(about) === ''

const isOddField = ({ request: { headers } }: AnswerContext): boolean =>
  headers.has('X-Client-Note') ||
  /[A-F]/.test(headers.get('Ssp-TraceID') ?? '') ||
  /\*|; |[A-Z]/.test(headers.get('Accept') ?? '')

const strict: Mutation = {
  id: 'benign.polices-every-duty-of-the-consumer',
  interactions: INTERACTIONS,
  says: 'Polices whatever is the consumer’s duty in token and header fields',
  at: 'body',
  apply(reply, about) {
    if (reply.rule || !(isOddToken(about) || neglects(about) || isOddField(about))) return reply
    return refusedBy(refuse('BAD_REQUEST', 'a duty of the consumer is neglected'), { ...reply, rule: 'duties' })
  },
}

/** RFC 6750 section 3.1, which the JWT page prescribes beside the error page's 400 (A4). */
const byRfc6750: Mutation = {
  id: 'benign.token-errors-by-rfc-6750',
  interactions: INTERACTIONS,
  says: 'Answers faults of the token with 401 or 403 and a challenge',
  at: 'headers',
  apply(reply) {
    const { rule = '' } = reply
    if (!/^(authorization|jwt)\./.test(rule)) return reply
    const scope = rule.startsWith('jwt.requested_scope')
    const challenge = scope ? 'Bearer error="insufficient_scope"' : 'Bearer error="invalid_token"'
    return { ...reply, status: scope ? 403 : 401, headers: reply.headers.and('WWW-Authenticate', challenge) }
  },
}

/** Variations of what is asked of consumers. */
export const dutyVariations: readonly Mutation[] = [lenient, strict, byRfc6750]
