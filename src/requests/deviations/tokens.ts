import {
  asString,
  epochSeconds,
  isObject,
  objects,
  type Json,
  type JsonObject,
  type RequestPlan,
} from '../../core/index.js'
import type { TokenShape } from '../../core/plan.js'
import type { Deviation } from '../deviation.js'
import type { Sender } from '../sender.js'

type Claims = (claims: JsonObject, sender: Sender) => JsonObject

const authorization = (name: string, bend: (plan: RequestPlan) => RequestPlan['authorization']): Deviation => ({
  name,
  hop: 'direct',
  bend: (plan) => ({ ...plan, authorization: bend(plan) }),
})

/** Bends the claims of the token. */
const claims = (name: string, change: Claims): Deviation => ({
  name,
  hop: 'direct',
  bend: (plan, sender) =>
    plan.authorization.kind === 'token'
      ? { ...plan, authorization: { ...plan.authorization, claims: change(plan.authorization.claims, sender) } }
      : plan,
})

/** Bends the text of the token. */
const shape = (name: string, bend: TokenShape): Deviation =>
  authorization(name, ({ authorization: auth }) => (auth.kind === 'token' ? { ...auth, shape: bend } : auth))

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
  'requesting_practitioner',
]

const set = (name: string, claim: string, value: Json): Deviation => claims(name, (all) => ({ ...all, [claim]: value }))

const omit = (all: JsonObject, claim: string): JsonObject =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== claim))

/** Sets exp and iat, in seconds from now. */
const times = (name: string, iat: number, exp: number): Deviation =>
  claims(name, (all, { clock }) => {
    const now = epochSeconds(clock.now())
    return { ...all, iat: now + iat, exp: now + exp }
  })

const resource = (name: string, claim: string, resourceType: string): Deviation =>
  claims(name, (all) => ({ ...all, [claim]: { ...(isObject(all[claim]) ? all[claim] : {}), resourceType } }))

const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** The other half of the scopes: a patient's for an endpoint of the organisation, and the reverse. */
const foreignScope: Claims = (all) => ({
  ...all,
  requested_scope: (asString(all['requested_scope']) ?? '').startsWith('patient/')
    ? 'organization/*.read'
    : 'patient/*.read',
})

/** A user without smartcard: UNK in place of the SDS ids (JWT page). */
const unknownUser: Claims = (all) => {
  const practitioner = isObject(all['requesting_practitioner']) ? all['requesting_practitioner'] : {}
  const [user, role, ...local] = objects(practitioner['identifier'])
  const identifier = [{ ...user, value: 'UNK' }, { ...role, value: 'UNK' }, ...local]
  return { ...all, requesting_practitioner: { ...practitioner, identifier } }
}

const onlyUserId: Claims = (all) => {
  const practitioner = isObject(all['requesting_practitioner']) ? all['requesting_practitioner'] : {}
  const identifier = objects(practitioner['identifier']).slice(0, 1)
  return { ...all, requesting_practitioner: { ...practitioner, identifier } }
}

/** Bends of the Authorization header and its token. Spec facts 4.4. */
export const tokenDeviations: readonly Deviation[] = [
  authorization('no Authorization', () => ({ kind: 'none' })),
  authorization('Authorization of scheme Basic', () => ({ kind: 'raw', values: ['Basic dXNlcjpwYXNz'] })),
  authorization('token that is no JWT', () => ({ kind: 'raw', values: ['Bearer abc'] })),
  authorization('token of plain JSON', ({ authorization: auth }) => ({
    kind: 'raw',
    values: [`Bearer ${JSON.stringify(auth.kind === 'token' ? auth.claims : {})}`],
  })),
  shape('token of the header alone', ({ header }) => header),
  shape('token without its trailing dot', ({ token }) => token.replace(/\.$/, '')),
  shape('token whose payload is broken JSON', ({ header }) => `${header}.${base64url('{')}.`),
  shape('token whose payload is null', ({ header }) => `${header}.${base64url('null')}.`),
  ...CLAIMS.map((claim) => set(`token with ${claim} null`, claim, null)),
  ...CLAIMS.map((claim) => claims(`token without ${claim}`, (all) => omit(all, claim))),
  set('exp as text', 'exp', '2030-01-01T00:00:00Z'),
  set('exp of 0', 'exp', 0),
  set('exp of -1', 'exp', -1),
  claims('exp in milliseconds', (all, { clock }) => ({ ...all, exp: (epochSeconds(clock.now()) + 300) * 1000 })),
  times('exp 299 seconds after iat', 0, 299),
  times('exp 301 seconds after iat', 0, 301),
  times('token expired ten minutes ago', -900, -600),
  times('token expired 100 seconds ago', -400, -100),
  times('exp one second before an iat of now', 0, -1),
  times('token that lives another minute', -240, 60),
  times('token issued 200 seconds ahead', 200, 500),
  set('reason for request secondaryuses', 'reason_for_request', 'secondaryuses'),
  set('reason for request in wrong case', 'reason_for_request', 'DirectCare'),
  claims('claim name aud in wrong case', (all) => ({ ...omit(all, 'aud'), Aud: all['aud'] })),
  set('unknown scope', 'requested_scope', 'xxx'),
  claims('scope in wrong case', (all) => ({
    ...all,
    requested_scope: (asString(all['requested_scope']) ?? '').replace('read', 'Read'),
  })),
  claims('scope of another endpoint', foreignScope),
  set('audience of another provider', 'aud', 'https://another-provider.example.nhs.uk/Z99999/STU3/1/gpconnect'),
  resource('Patient as requesting device', 'requesting_device', 'Patient'),
  resource('Device as requesting organization', 'requesting_organization', 'Device'),
  resource('Patient as requesting practitioner', 'requesting_practitioner', 'Patient'),
  claims('SDS user id as the only practitioner identifier', onlyUserId),
  claims('UNK as SDS user id and role profile id', unknownUser),
]
