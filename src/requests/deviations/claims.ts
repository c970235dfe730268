import { asString, epochSeconds, inWords, type JsonObject } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { claims, omit, set, times, type Claims } from './token-changes.js'

/** Claims that are texts. */
const TEXTS = ['iss', 'sub', 'aud', 'reason_for_request', 'requested_scope']
const RESOURCES = ['requesting_device', 'requesting_organization', 'requesting_practitioner']
const CLAIMS = [...TEXTS, 'exp', 'iat', ...RESOURCES]

const scopeOf = (all: JsonObject): string => asString(all['requested_scope']) ?? ''

/** The other half of the scopes: a patient's for an endpoint of the organisation, and the reverse. */
const foreignScope: Claims = (all) => ({
  ...all,
  requested_scope: scopeOf(all).startsWith('patient/') ? 'organization/*.read' : 'patient/*.read',
})

/** The same half of the scopes for the other verb. */
const otherVerb: Claims = (all) => ({
  ...all,
  requested_scope: scopeOf(all).endsWith('.read')
    ? scopeOf(all).replace('.read', '.write')
    : scopeOf(all).replace('.write', '.read'),
})

/** The JWT page's own sample ends after the major version (A53). */
const shortAudience: Claims = (all) => ({
  ...all,
  aud: (asString(all['aud']) ?? '').replace(/(\/STU3\/\d+)\/.+$/, '$1'),
})

const expiry: readonly Deviation[] = [
  set('exp as text', 'exp', '2030-01-01T00:00:00Z'),
  claims('exp in quotes', (all) => ({ ...all, exp: inWords(all['exp']) })),
  claims('exp with a fraction', (all) => ({ ...all, exp: Number(all['exp']) + 0.5 })),
  set('exp of 0', 'exp', 0),
  set('exp of -1', 'exp', -1),
  claims('exp in milliseconds', (all, { clock }) => ({ ...all, exp: (epochSeconds(clock.now()) + 300) * 1000 })),
  times('exp 299 seconds after iat', 0, 299),
  times('exp 301 seconds after iat', 0, 301),
  times('exp an hour after iat', 0, 3600),
  times('token expired ten minutes ago', -900, -600),
  times('token expired 100 seconds ago', -400, -100),
  times('exp one second before an iat of now', 0, -1),
  times('token that lives another minute', -240, 60),
]

const issued: readonly Deviation[] = [
  times('token issued 200 seconds ahead', 200, 500),
  times('iat a day ago', -86_400, 300),
  times('iat an hour ahead of exp', 3900, 300),
  set('iat of 0', 'iat', 0),
  claims('iat in quotes', (all) => ({ ...all, iat: inWords(all['iat']) })),
  claims('iat with a fraction', (all) => ({ ...all, iat: Number(all['iat']) - 0.5 })),
]

const values: readonly Deviation[] = [
  ...CLAIMS.map((claim) => set(`token with ${claim} null`, claim, null)),
  ...CLAIMS.map((claim) => claims(`token without ${claim}`, (all) => omit(all, claim))),
  ...TEXTS.map((claim) => set(`${claim} as a number`, claim, 5)),
  ...TEXTS.map((claim) => set(`${claim} empty`, claim, '')),
  ...RESOURCES.map((claim) => set(`${claim} as a text`, claim, 'unknown')),
  ...RESOURCES.map((claim) => claims(`${claim} as a list`, (all) => ({ ...all, [claim]: [all[claim] ?? null] }))),
  claims('claim name aud in wrong case', (all) => ({ ...omit(all, 'aud'), Aud: all['aud'] })),
  claims('aud as a list', (all) => ({ ...all, aud: [all['aud'] ?? null] })),
  set('audience of another provider', 'aud', 'https://another-provider.example.nhs.uk/Z99999/STU3/1/gpconnect'),
  claims('audience that ends after the major version', shortAudience),
  set('sub of another user', 'sub', 'somebody-else'),
  set('reason for request secondaryuses', 'reason_for_request', 'secondaryuses'),
  set('reason for request in wrong case', 'reason_for_request', 'DirectCare'),
  claims('claims that nobody defined', (all) => ({ ...all, jti: '1', client_note: { text: 'none' } })),
]

const scopes: readonly Deviation[] = [
  set('unknown scope', 'requested_scope', 'xxx'),
  set('scope of another standard', 'requested_scope', 'encounter/*.read'),
  claims('two scopes in one claim', (all) => ({ ...all, requested_scope: 'patient/*.read organization/*.read' })),
  claims('scope in wrong case', (all) => ({ ...all, requested_scope: scopeOf(all).replace('read', 'Read') })),
  claims('scope of another endpoint', foreignScope),
  claims('scope of the other verb', otherVerb),
  set('scope organization write', 'requested_scope', 'organization/*.write'),
]

/** Deviations of the claims that are no resources, and of any claim as a whole. Spec facts 4.2 and 4.4. */
export const claimDeviations: readonly Deviation[] = [...values, ...expiry, ...issued, ...scopes]
