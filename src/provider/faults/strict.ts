import { isObject, objects, type JsonObject } from '../../core/index.js'
import { readJwt } from '../jwt.js'
import { operationOutcome } from '../mapping/operation-outcome.js'
import type { About, Reply } from '../messages.js'
import { refuse } from '../refusal.js'
import { bearer } from '../rules/authorization.js'
import type { FaultOf } from './family.js'

/** Faults of a provider that asks for more than the specification: it refuses what it has to serve. */

const claimsOf = ({ request }: About): JsonObject => {
  const reading = readJwt(bearer(request.headers.get('Authorization')) ?? '')
  return 'claims' in reading ? reading.claims : {}
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Refuses as a bad request what the honest provider grants. */
const refuses =
  (isCase: (about: About) => boolean) =>
  (reply: Reply, about: About): Reply => {
    if (reply.rule || !isCase(about)) return reply
    const refusal = refuse('BAD_REQUEST', 'asked for more than is due')
    return { ...reply, status: refusal.status, rule: 'overly-strict', resource: operationOutcome(refusal) }
  }

const strict = (name: string, says: string, isCase: (about: About) => boolean, breaks: readonly string[]): FaultOf => ({
  name,
  says,
  at: 'body',
  breaks,
  apply: refuses(isCase),
})

/** Seconds that a token has been out; negative where it is issued ahead of the provider's clock. */
const age = (about: About): number => about.now.getTime() / 1000 - number(claimsOf(about)['iat'])

const identifiers = (about: About): JsonObject[] => {
  const practitioner = claimsOf(about)['requesting_practitioner']
  return isObject(practitioner) ? objects(practitioner['identifier']) : []
}

/** Faults of get capability statement. */
export const strictTokens: readonly FaultOf[] = [
  strict('wants-fresh-tokens', 'Refuses a token issued some minutes ago', (about) => age(about) > 120, [
    'live-token-is-accepted',
  ]),
  strict('validates-issue-time', 'Refuses a token issued a little ahead of its clock', (about) => age(about) < -60, [
    'issue-time-is-not-validated',
  ]),
]

/** Faults of find patient. */
export const strictSearches: readonly FaultOf[] = [
  strict(
    'wants-role-profile',
    'Refuses a user without SDS role profile id',
    (about) => identifiers(about).length === 1,
    ['user-id-alone-is-accepted'],
  ),
  strict(
    'wants-a-smartcard-user',
    'Refuses a user who has UNK in place of the SDS ids',
    (about) => identifiers(about).some(({ value }) => value === 'UNK'),
    ['unknown-user-is-accepted'],
  ),
  strict('refuses-count', 'Refuses the parameter _count', ({ request }) => request.target.includes('_count='), [
    'count-parameter-does-no-harm',
  ]),
]
