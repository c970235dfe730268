import {
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose'
import fc from 'fast-check'
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { Agent, fetch } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, TOKEN_FLAWS, type Clock, type TokenFlaw } from '../../src/core/index.js'
import {
  processTestPki,
  SAMPLE_GROUP_IDS,
  startAuthServer,
  TOKEN_GROUPS,
  type AuthServer,
  type AuthServerOptions,
} from '../../src/spine/index.js'
import { tokenReply } from '../../src/spine/auth-server/token-endpoint.js'
import { FORGERIES, forge, type Forgery } from '../../src/spine/tokens/forge.js'

const ROOT = 'https://provider.test/STU3/1/careconnect'
const NOW = 1_772_442_000
const at = (seconds: number): Clock => fixedClock(new Date(seconds * 1000))

let tls: { cert: string; key: string }
let dispatcher: Agent
let clientKey: Awaited<ReturnType<typeof generateKeyPair>>
let clientJwk: JWK
const open: AuthServer[] = []

async function start(more: Partial<AuthServerOptions> = {}): Promise<AuthServer> {
  const clients = [{ id: 'hub', secret: 'Sécret & more', key: { ...clientJwk, alg: 'ES256' }, groups: TOKEN_GROUPS }]
  const server = await startAuthServer({ ...tls, clients, clock: at(NOW), ...more })
  open.push(server)
  return server
}

let server: AuthServer

beforeAll(async () => {
  const { authority, provider } = await processTestPki()
  tls = provider
  dispatcher = new Agent({ connect: { ca: authority.ca } })
  clientKey = await generateKeyPair('ES256', { extractable: true })
  clientJwk = await exportJWK(clientKey.publicKey)
  server = await start()
})
afterAll(async () => {
  await dispatcher.destroy()
  for (const one of open) await one.close()
})

const keysOf = async ({ jwksUrl }: AuthServer): Promise<JWK[]> =>
  ((await (await fetch(jwksUrl, { dispatcher })).json()) as { keys: JWK[] }).keys

const post = async (
  to: AuthServer,
  form: Record<string, string> | string,
  headers: Record<string, string> = { 'Content-Type': 'application/x-www-form-urlencoded' },
): Promise<{ status: number; body: Record<string, unknown>; cache: string | null }> => {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
  const answer = await fetch(to.tokenUrl, { method: 'POST', headers, body, dispatcher })
  return {
    status: answer.status,
    cache: answer.headers.get('cache-control'),
    body: (await answer.json()) as Record<string, unknown>,
  }
}

const bySecret = {
  grant_type: 'client_credentials',
  client_id: 'hub',
  client_secret: 'Sécret & more',
  scope: `${ROOT}/.default`,
}

/** True where the signature is that of the key of the set which the token names. */
async function verifies(token: string, keys: readonly JWK[]): Promise<boolean> {
  const { kid, alg } = decodeProtectedHeader(token)
  const key = keys.find((k) => k.kid === kid)
  if (!key || alg === 'none' || alg === 'HS256') return false
  const good = await compactVerify(token, await importJWK(key)).catch(() => undefined)
  return good !== undefined
}

describe('the tokens', () => {
  it.each(['RS256', 'ES256', 'PS256'] as const)('are signed %s by a key of the set', async (algorithm) => {
    const one = await start({ algorithm })
    const token = await one.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'JWT', alg: algorithm })
    expect(await verifies(token, await keysOf(one))).toBe(true)
  })

  it('have the header and every claim of 2019, and no other', async () => {
    const token = await server.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    const [key] = await keysOf(server)
    expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'RS256', x5t: key?.kid, kid: key?.kid })
    const claims = decodeJwt(token)
    expect(claims).toEqual({
      aud: ROOT,
      iss: server.issuer,
      iat: NOW,
      nbf: NOW,
      exp: NOW + 3900,
      aio: expect.any(String) as string,
      appid: 'hub',
      appidacr: '1',
      groups: TOKEN_GROUPS,
      idp: server.issuer,
      oid: claims.sub,
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      tid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      uti: expect.any(String) as string,
      ver: '1.0',
    })
  })

  it('hold identifiers instead of names where the server maps them', async () => {
    const one = await start({ groupIds: SAMPLE_GROUP_IDS })
    const token = await one.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    expect(decodeJwt(token)['groups']).toEqual(Object.values(SAMPLE_GROUP_IDS))
  })

  it('are for known clients only', () => {
    expect(() => server.issue({ groups: [] }, 'stranger', ROOT)).toThrow(RangeError)
  })
})

describe('a flaw', () => {
  const looks: Record<TokenFlaw, (token: string, keys: readonly JWK[]) => boolean | Promise<boolean>> = {
    'wrong-issuer': (t) => decodeJwt(t).iss === 'https://example.org/',
    'wrong-audience': (t) => !ROOT.startsWith(decodeJwt(t).aud as string),
    'no-group': (t) => !('groups' in decodeJwt(t)),
    'wrong-group': (t) => !TOKEN_GROUPS.some((g) => (decodeJwt(t)['groups'] as string[]).includes(g)),
    expired: (t) => decodeJwt(t).exp === NOW - 3600 && decodeJwt(t).nbf === NOW - 7500,
    'not-yet-valid': (t) => decodeJwt(t).nbf === NOW + 3600 && decodeJwt(t).iat === NOW + 3600,
    'alg-none': (t) => decodeProtectedHeader(t).alg === 'none' && t.endsWith('.'),
    'hs256-with-public-key'(t, keys) {
      const [head = '', payload = '', mac] = t.split('.')
      const secret = createPublicKey({ key: keys[0] as JsonWebKey, format: 'jwk' }).export({
        type: 'spki',
        format: 'pem',
      })
      return createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url') === mac
    },
    'unknown-kid': (t, keys) => !keys.some((k) => k.kid === decodeProtectedHeader(t).kid),
    'key-not-in-set': (t, keys) => keys.some((k) => k.kid === decodeProtectedHeader(t).kid),
    tampered: (t) => decodeJwt(t).exp === NOW + 3901,
  }
  const SIGNED = ['wrong-issuer', 'wrong-audience', 'no-group', 'wrong-group', 'expired', 'not-yet-valid']

  it.each(TOKEN_FLAWS)('%s is there, and the signature is good only where it is not the flaw', async (flaw) => {
    const keys = await keysOf(server)
    const token = await server.issue({ groups: TOKEN_GROUPS, flaw }, 'hub', ROOT)
    expect(await looks[flaw](token, keys)).toBe(true)
    expect(await verifies(token, keys)).toBe(SIGNED.includes(flaw))
  })

  it.each(TOKEN_FLAWS)('%s is the only one: all other claims are those of a good token', async (flaw) => {
    const own: Partial<Record<TokenFlaw, string[]>> = {
      'wrong-issuer': ['iss', 'idp'],
      'wrong-audience': ['aud'],
      'no-group': ['groups'],
      'wrong-group': ['groups'],
      expired: ['iat', 'nbf', 'exp'],
      'not-yet-valid': ['iat', 'nbf', 'exp'],
      tampered: ['exp'],
    }
    const [good, bad] = await Promise.all([
      server.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT),
      server.issue({ groups: TOKEN_GROUPS, flaw }, 'hub', ROOT),
    ])
    const claims = (token: string): object => {
      const all = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
      const changing = ['aio', 'uti', ...(own[flaw] ?? [])]
      return Object.fromEntries(Object.entries(all).filter(([name]) => !changing.includes(name)))
    }
    expect(claims(bad)).toEqual(claims(good))
  })
})

describe('a forgery', () => {
  it('is made of a signed token, and of nothing else', async () => {
    const flaws = Object.keys(FORGERIES) as Forgery[]
    const part = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    )
    const text = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...flaws), async (token, flaw) => {
        const made = await forge(token, flaw, []).catch((thrown: unknown) => thrown)
        expect(made === undefined || typeof made === 'string' || made instanceof Error).toBe(true)
      }),
      { numRuns: 200 },
    )
    const good = await server.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    for (const flaw of flaws) expect(await forge(good, flaw, await keysOf(server))).not.toBe(good)
  })
})

describe('the set of keys', () => {
  it('shows public members only', async () => {
    const [key] = await keysOf(server)
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5t'])
  })

  it('keeps the old key beside the new one until its last token has expired', async () => {
    const time = { now: NOW }
    const one = await start({ clock: { now: () => new Date(time.now * 1000) } })
    const before = await one.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    await one.rotate()
    const after = await one.issue({ groups: TOKEN_GROUPS }, 'hub', ROOT)
    const both = await keysOf(one)
    expect(both).toHaveLength(2)
    expect([await verifies(before, both), await verifies(after, both)]).toEqual([true, true])
    time.now += 3899
    expect(await keysOf(one)).toHaveLength(2)
    time.now += 1
    const [left, ...others] = await keysOf(one)
    expect([left?.kid, others]).toEqual([decodeProtectedHeader(after).kid, []])
  })

  it('drops a key that never signed anything as soon as it is replaced', async () => {
    const one = await start({ algorithm: 'ES256' })
    await one.rotate()
    expect(await keysOf(one)).toHaveLength(1)
  })
})

describe('the token endpoint', () => {
  const assertion = (claims: Record<string, unknown> = {}, key = clientKey.privateKey): Promise<string> =>
    new SignJWT({
      ...{ iss: 'hub', sub: 'hub', aud: server.tokenUrl, jti: `${Math.random()}`, iat: NOW, exp: NOW + 60 },
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(key)
  const byAssertion = async (text: string | Promise<string>): Promise<Record<string, string>> => ({
    grant_type: 'client_credentials',
    scope: `${ROOT}/.default`,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await text,
  })

  it('answers a secret as in 2019', async () => {
    const { status, body, cache } = await post(server, bySecret)
    expect([status, cache]).toEqual([200, 'no-store'])
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 })
    expect(decodeJwt(body['access_token'] as string)).toMatchObject({ aud: ROOT, appid: 'hub', groups: TOKEN_GROUPS })
  })

  it('answers an assertion, for the endpoint or for the issuer', async () => {
    expect((await post(server, await byAssertion(assertion()))).status).toBe(200)
    expect((await post(server, await byAssertion(assertion({ aud: server.issuer })))).status).toBe(200)
  })

  it.each([
    ['another audience', { aud: 'https://example.org/' }],
    ['an expired one', { exp: NOW - 1 }],
    ['one without end', { exp: undefined }],
    ['one without id', { jti: undefined }],
    ['another subject', { sub: 'other' }],
    ['an unknown client', { iss: 'other', sub: 'other' }],
  ])('refuses an assertion with %s', async (_what, claims) => {
    const { status, body } = await post(server, await byAssertion(assertion(claims)))
    expect([status, body['error']]).toEqual([401, 'invalid_client'])
  })

  it('refuses an assertion of another key, one used before, one that is none, and one without its type', async () => {
    const other = await generateKeyPair('ES256')
    const used = await assertion()
    expect((await post(server, await byAssertion(used))).status).toBe(200)
    const errors = [
      await post(server, await byAssertion(assertion({}, other.privateKey))),
      await post(server, await byAssertion(used)),
      await post(server, await byAssertion('not.a.jwt')),
      await post(server, { ...(await byAssertion(assertion())), client_assertion_type: 'saml' }),
    ]
    expect(errors.map(({ body }) => body['error'])).toEqual([
      'invalid_client',
      'invalid_client',
      'invalid_client',
      'invalid_request',
    ])
    expect(errors[1]?.body['error_description']).toContain('used before')
  })

  it.each([
    ['no grant_type', { grant_type: '' }, 400, 'unsupported_grant_type'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'other' }, 401, 'invalid_client'],
    ['a scope without its end', { scope: ROOT }, 400, 'invalid_scope'],
    ['a scope that is no service root', { scope: 'patient/*.read/.default' }, 400, 'invalid_scope'],
    ['a root with a slash', { scope: `${ROOT}//.default` }, 400, 'invalid_scope'],
    ['secret and assertion', { client_assertion: 'a.b.c' }, 400, 'invalid_request'],
  ])('refuses %s by RFC 6749', async (_what, mutation, status, error) => {
    const answer = await post(server, { ...bySecret, ...mutation })
    expect([answer.status, answer.body['error']]).toEqual([status, error])
    expect(answer.body['error_description']).toEqual(expect.any(String))
  })

  it('refuses JSON, what is there twice, what is missing, what is too long, and other methods', async () => {
    const form = new URLSearchParams(bySecret).toString()
    expect((await post(server, '{}', { 'Content-Type': 'application/json' })).body['error']).toBe('invalid_request')
    expect((await post(server, `${form}&client_id=hub`)).body['error']).toBe('invalid_request')
    expect((await post(server, form.replace('grant_type=', 'grant='))).body['error']).toBe('invalid_request')
    expect((await post(server, `${form}&x=${'y'.repeat(70_000)}`)).status).toBe(413)
    expect((await fetch(server.tokenUrl, { dispatcher })).status).toBe(405)
    expect((await fetch(`${server.tokenUrl}/other`, { dispatcher })).status).toBe(404)
  })

  it('answers any request with an error of RFC 6749, and never with a token', async () => {
    const desk = {
      clients: [{ id: 'hub', secret: 'secret', key: { ...clientJwk, alg: 'ES256' }, groups: TOKEN_GROUPS }],
      audiences: [server.tokenUrl],
      now: new Date(NOW * 1000),
      used: new Set<string>(),
      issue: () => Promise.resolve('a token'),
    }
    const ERRORS = ['invalid_request', 'invalid_client', 'unsupported_grant_type', 'invalid_scope']
    const name = fc.constantFrom(...Object.keys(bySecret), 'client_assertion', 'client_assertion_type', 'x')
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('client_credentials', 'hub', 'a.b.c', 'e30.e30.', `${ROOT}/.default`),
    )
    const form = fc.array(fc.tuple(name, value)).map((pairs) => new URLSearchParams(pairs).toString())
    const contentType = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'APPLICATION/x-www-form-urlencoded; charset=utf-8',
      '',
      'text/plain',
    )
    const method = fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', '')
    await fc.assert(
      fc.asyncProperty(method, contentType, fc.oneof(form, fc.string()), async (verb, type, body) => {
        const { status, body: answer } = await tokenReply({ method: verb, contentType: type, body }, desk)
        expect([400, 401, 405]).toContain(status)
        expect(ERRORS).toContain(answer['error'])
      }),
      { numRuns: 300 },
    )
  })

  it('never shows the private key of a client or of its own', async () => {
    const pem = await exportPKCS8(clientKey.privateKey)
    const { body } = await post(server, bySecret)
    expect(JSON.stringify([body, await keysOf(server)])).not.toContain(pem.slice(40, 80))
  })
})

describe('a misbehaving endpoint', () => {
  it('shows private members where it is told to, and behaves again', async () => {
    const one = await start()
    one.misbehave('jwks', 'private-key')
    expect((await keysOf(one))[0]).toHaveProperty('d')
    one.misbehave('jwks')
    expect((await keysOf(one))[0]).not.toHaveProperty('d')
  })

  it('leaves the other endpoint alone', async () => {
    const one = await start()
    one.misbehave('jwks', 'html')
    expect((await fetch(one.jwksUrl, { dispatcher })).headers.get('content-type')).toContain('text/html')
    expect((await post(one, bySecret)).status).toBe(200)
    one.misbehave('jwks', 'unavailable')
    expect((await fetch(one.jwksUrl, { dispatcher })).status).toBe(503)
  })
})
