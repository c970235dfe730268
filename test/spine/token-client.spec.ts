import { compactVerify, decodeJwt, exportJWK, exportPKCS8, generateKeyPair, importJWK } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, TOKEN_FLAWS, type Clock, type TransportFailure } from '../../src/core/index.js'
import {
  emulatedTokens,
  keyProblem,
  processTestPki,
  SAMPLE_GROUP_IDS,
  serverTokens,
  startAuthServer,
  TOKEN_GROUPS,
  tokenClient,
  type AuthServer,
  type Misbehaviour,
  type Proof,
  type ServerTokens,
} from '../../src/spine/index.js'
import { keySet } from '../../src/spine/tokens/key-set.js'
import { createSender, providerAnswers, type Limits, type TlsIdentity, type TokenGiven } from '../../src/transport/index.js' // prettier-ignore
import { answerBytes, deadPort, fakeServer, plan } from '../transport/fake-server.js'

const ROOT = 'https://provider.test/STU3/1/careconnect'
const SCOPE = `${ROOT}/.default`
const NOW = 1_772_442_000
const [SLOTS = '', BOOKING = ''] = TOKEN_GROUPS
const limits: Limits = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
const hasty: Limits = { ...limits, answerMs: 40 }

const time = { now: NOW }
const clock: Clock = { now: () => new Date(time.now * 1000) }
let identity: TlsIdentity
let server: AuthServer
let pem: string
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  const { authority, provider } = await processTestPki()
  identity = { ca: authority.ca }
  const pair = await generateKeyPair('ES256', { extractable: true })
  pem = await exportPKCS8(pair.privateKey)
  const key = { ...(await exportJWK(pair.publicKey)), alg: 'ES256' }
  const clients = [
    { id: 'hub', secret: 'secret', key, groups: TOKEN_GROUPS },
    { id: 'looker', secret: 'secret', groups: [SLOTS] },
  ]
  server = await startAuthServer({ ...provider, clients, clock })
})
afterEach(async () => {
  time.now = NOW
  server.misbehave('token')
  server.misbehave('jwks')
  for (const close of closers.splice(0)) await close()
})
afterAll(() => server.close())

const clientOf = (
  over: { url?: string; proof?: Proof; clientId?: string; bounds?: Limits } = {},
): ReturnType<typeof tokenClient> =>
  tokenClient({
    url: over.url ?? server.tokenUrl,
    clientId: over.clientId ?? 'hub',
    proof: over.proof ?? { secret: 'secret' },
    identity,
    limits: over.bounds ?? limits,
    clock,
  })

/** A server that says the same to everybody. */
const oddServer = (body: string): ReturnType<typeof fakeServer> =>
  fakeServer((socket) => socket.end(answerBytes('200 OK', [], body)), { requestCert: false })

const failureIn = (given: object): TransportFailure => (given as { failure: TransportFailure }).failure

describe('the token client', () => {
  it.each([
    ['a secret', () => ({ secret: 'secret' })],
    ['an assertion', () => ({ privateKey: pem, keyId: 'k1' })],
  ])('gets a token with %s', async (_what, proof) => {
    const given = await clientOf({ proof: proof() }).token(SCOPE)
    expect(decodeJwt((given as { token: string }).token)).toMatchObject({ aud: ROOT, groups: TOKEN_GROUPS })
  })

  it('keeps a token until a minute before it ends, for each scope', async () => {
    const client = clientOf()
    const first = await client.token(SCOPE)
    time.now += 3539
    expect(await client.token(SCOPE)).toEqual(first)
    expect(await client.token('https://other.test/STU3/1/x/.default')).not.toEqual(first)
    time.now += 1
    expect(await client.token(SCOPE)).not.toEqual(first)
  })

  it('asks once for those who want it at the same time', async () => {
    const client = clientOf()
    const [a, b] = await Promise.all([client.token(SCOPE), client.token(SCOPE)])
    expect(a).toEqual(b)
  })

  it('believes a failure for half a minute, and asks again then', async () => {
    const client = clientOf()
    server.misbehave('token', 'unavailable')
    expect(await client.token(SCOPE)).toHaveProperty('failure')
    server.misbehave('token')
    time.now += 29
    expect(await client.token(SCOPE)).toHaveProperty('failure')
    time.now += 1
    expect(await client.token(SCOPE)).toHaveProperty('token')
  })

  it.each<[Misbehaviour, TransportFailure['kind'], RegExp]>([
    ['html', 'protocol', /answer 200 \(text\/html; charset=utf-8\) is no JSON/],
    ['not-json', 'protocol', /answer 200 \(application\/json\) is no JSON/],
    ['empty', 'protocol', /answer 200 is empty/],
    ['empty-object', 'protocol', /200 without access_token/],
    ['unavailable', 'protocol', /answer is 503/],
    ['huge', 'too-large', /too-large: .*limit of 1 MB/],
    ['down', 'reset', /reset: /],
  ])('tells what is wrong with an endpoint that is %s, and its URL', async (how, kind, words) => {
    server.misbehave('token', how)
    const failure = failureIn(await clientOf().token(SCOPE))
    expect(failure).toMatchObject({ kind, hop: 'harness to authorisation server' })
    expect(failure.message).toContain(`authorisation server ${server.tokenUrl}: `)
    expect(failure.message).toMatch(words)
  })

  it('gives up on a slow endpoint, and on one that is not there', async () => {
    server.misbehave('token', 'slow')
    expect(failureIn(await clientOf({ bounds: hasty }).token(SCOPE)).message).toMatch(/timeout: .* within 0\.04 s/)
    const url = `https://localhost:${await deadPort()}/token`
    expect(failureIn(await clientOf({ url }).token(SCOPE))).toMatchObject({ kind: 'refused' })
    const untrusted = tokenClient({ url: server.tokenUrl, clientId: 'hub', proof: { secret: 's' }, identity: {}, limits, clock }) // prettier-ignore
    expect(failureIn(await untrusted.token(SCOPE))).toMatchObject({ kind: 'tls' })
  })

  it('passes on the words of a refusal', async () => {
    const { message } = failureIn(await clientOf({ proof: { secret: 'guess' } }).token(SCOPE))
    expect(message).toContain('answered 401 invalid_client: no such client, or not its secret')
    expect(message).not.toContain('guess')
    expect(failureIn(await clientOf().token(ROOT)).message).toContain('answered 400 invalid_scope: ')
  })

  it.each([
    ['{"access_token":"x","token_type":"mac"}', /type mac, Bearer is due/],
    ['{"access_token":"x"}', /type none, Bearer is due/],
    ['{"access_token":7,"token_type":"Bearer"}', /without access_token/],
    ['[]', /holds no JSON object/],
  ])('refuses the answer %s', async (body, words) => {
    const odd = await oddServer(body)
    closers.push(odd.close)
    expect(failureIn(await clientOf({ url: `https://localhost:${odd.port}/token` }).token(SCOPE)).message).toMatch(
      words,
    )
  })

  it('does not keep a token that says no time', async () => {
    const body = '{"access_token":"x","token_type":"bearer"}'
    const odd = await oddServer(body)
    closers.push(odd.close)
    const client = clientOf({ url: `https://localhost:${odd.port}/token` })
    await client.token(SCOPE)
    expect(await client.token(SCOPE)).toEqual({ token: 'x' })
    expect(odd.seen).toHaveLength(2)
  })

  it('tells a usable private key from others', async () => {
    expect(keyProblem(pem)).toBeUndefined()
    expect(keyProblem('nonsense')).toEqual(expect.any(String))
    expect(keyProblem(await exportPKCS8((await generateKeyPair('ES384', { extractable: true })).privateKey))).toContain('secp384r1') // prettier-ignore
    expect(keyProblem(await exportPKCS8((await generateKeyPair('EdDSA', { extractable: true })).privateKey))).toContain('ed25519') // prettier-ignore
  })
})

describe('reading a set of keys', () => {
  const read = (bounds = limits): ReturnType<typeof keySet> => keySet(server.jwksUrl, identity, bounds)

  it('takes an honest one', async () => {
    expect(await read()).toMatchObject({ keys: [{ kty: 'RSA', use: 'sig' }] })
  })

  it.each<[Misbehaviour, RegExp]>([
    ['down', /reset: /],
    ['empty', /answer 200 is empty/],
    ['empty-object', /holds no keys/],
    ['no-keys', /holds no keys/],
    ['huge', /too-large/],
    ['not-json', /is no JSON/],
    ['html', /text\/html.* is no JSON/],
    ['unavailable', /answer is 503/],
    ['private-key', /holds a private key \(kid .+\): whoever reads it can sign tokens/],
  ])('tells what is wrong with one that is %s, and its URL', async (how, words) => {
    server.misbehave('jwks', how)
    const { hop, message } = failureIn(await read())
    expect([hop, message]).toEqual([
      'harness to authorisation server',
      expect.stringContaining(`key set ${server.jwksUrl}: `),
    ])
    expect(message).toMatch(words)
  })

  it('gives up on a slow one', async () => {
    server.misbehave('jwks', 'slow')
    expect(failureIn(await read(hasty))).toMatchObject({ kind: 'timeout' })
  })
})

describe('tokens of the emulated server', () => {
  const source = (): ReturnType<typeof emulatedTokens> =>
    emulatedTokens({ server, consumer: { id: 'hub', groups: TOKEN_GROUPS }, client: clientOf(), audience: () => ROOT })

  it('come over the network where they are the consumer’s own', async () => {
    server.misbehave('token', 'html')
    expect(await source().get({ groups: TOKEN_GROUPS })).toHaveProperty('failure')
    expect(await source().get({ groups: [SLOTS] })).toHaveProperty('token')
  })

  it.each(TOKEN_FLAWS)('can have the flaw %s', async (flaw) => {
    expect(await source().get({ groups: TOKEN_GROUPS, flaw })).toHaveProperty('token')
  })
})

describe('tokens of a real server', () => {
  const source = (over: Partial<ServerTokens> & { id?: string } = {}): ReturnType<typeof serverTokens> => {
    const clientId = over.id ?? 'hub'
    const fixed = { url: server.tokenUrl, scope: SCOPE, jwks: server.jwksUrl, groupIds: {}, identity, limits }
    return serverTokens({ client: clientOf({ clientId }), clientId, ...fixed, ...over })
  }
  const verified = async (given: TokenGiven): Promise<boolean> => {
    const set = await keySet(server.jwksUrl, identity, limits)
    const [key] = 'keys' in set ? set.keys : []
    if (!key || !('token' in given)) throw new Error('nothing to verify')
    return compactVerify(given.token, await importJWK(key)).then(() => true, () => false) // prettier-ignore
  }

  it('are its own, where it puts the client in the groups that are wanted', async () => {
    expect(await verified(await source().get({ groups: TOKEN_GROUPS }))).toBe(true)
    expect(await verified(await source({ id: 'looker' }).get({ groups: [SLOTS] }))).toBe(true)
  })

  it('cannot have other groups than the client', async () => {
    expect(failureIn(await source({ id: 'looker' }).get({ groups: TOKEN_GROUPS }))).toMatchObject({
      kind: 'not-offered',
      hop: 'harness',
      message: `the client looker of ${server.tokenUrl} is not in the group ${BOOKING}`,
    })
    expect(failureIn(await source().get({ groups: [SLOTS] })).message).toContain(`is in the group ${BOOKING} as well`)
  })

  it('are read by the identifiers of the target file', async () => {
    const { provider } = await processTestPki()
    const clients = [{ id: 'hub', secret: 'secret', groups: TOKEN_GROUPS }]
    const other = await startAuthServer({ ...provider, clients, clock, groupIds: SAMPLE_GROUP_IDS })
    closers.push(() => other.close())
    const client = clientOf({ url: other.tokenUrl })
    expect(await source({ client, groupIds: SAMPLE_GROUP_IDS }).get({ groups: TOKEN_GROUPS })).toHaveProperty('token')
    expect(await source({ client }).get({ groups: TOKEN_GROUPS })).toHaveProperty('failure.kind', 'not-offered')
  })

  it.each(['wrong-issuer', 'wrong-audience', 'no-group', 'wrong-group', 'expired', 'not-yet-valid'] as const)(
    'cannot have the flaw %s: only the server could sign it',
    async (flaw) => {
      const failure = failureIn(await source().get({ groups: TOKEN_GROUPS, flaw }))
      expect(failure).toMatchObject({ kind: 'not-offered', hop: 'harness' })
      expect(failure.message).toContain(`a token with the flaw "${flaw}" needs the signing key`)
      expect(failure.message).toContain(server.tokenUrl)
    },
  )

  it.each(['alg-none', 'hs256-with-public-key', 'unknown-kid', 'key-not-in-set', 'tampered'] as const)(
    'can have the flaw %s, made from a good one',
    async (flaw) => {
      expect(await verified(await source().get({ groups: TOKEN_GROUPS, flaw }))).toBe(false)
    },
  )

  it('need the published keys for the abuse of one', async () => {
    const flaw = 'hs256-with-public-key'
    const none = { clientId: 'hub', client: clientOf(), url: server.tokenUrl, scope: SCOPE, groupIds: {}, identity, limits } // prettier-ignore
    expect(failureIn(await serverTokens(none).get({ groups: [], flaw })).message).toContain('authServer.jwks')
    server.misbehave('jwks', 'private-key')
    expect(failureIn(await source().get({ groups: [], flaw })).message).toContain('holds a private key')
    server.misbehave('jwks')
    const good = await source().get({ groups: TOKEN_GROUPS })
    const client = { token: () => Promise.resolve(good) }
    await server.rotate()
    expect(await source({ client }).get({ groups: [], flaw })).toHaveProperty('token')
    time.now += 100_000
    expect(failureIn(await source({ client }).get({ groups: [], flaw })).message).toContain('has not the key')
  })

  it('are passed on though nobody can read them, but cannot be changed', async () => {
    const client = { token: () => Promise.resolve({ token: 'opaque' }) }
    expect(await source({ client }).get({ groups: TOKEN_GROUPS })).toEqual({ token: 'opaque' })
    expect(failureIn(await source({ client }).get({ groups: [], flaw: 'tampered' }))).toMatchObject({
      kind: 'not-offered',
      message: expect.stringContaining('no signed JWT') as string,
    })
  })
})

describe('a request with an issued token', () => {
  const wanted = plan({ authorization: { kind: 'issued', groups: TOKEN_GROUPS } })
  const send = async (
    more: object,
  ): Promise<{ exchange: Awaited<ReturnType<ReturnType<typeof createSender>['send']>>; seen: string[] }> => {
    const provider = await fakeServer((socket) => socket.end(answerBytes('200 OK', [], '{}')), { requestCert: false })
    closers.push(provider.close)
    const route = {
      root: `https://localhost:${provider.port}`,
      identity,
      hop: 'harness to provider',
      attribute: providerAnswers,
    }
    const sender = createSender({
      routes: { direct: route },
      limits,
      clock: fixedClock('2026-03-02T09:00:00Z'),
      ...more,
    })
    closers.push(() => sender.close())
    const exchange = await sender.send(wanted)
    return { exchange, seen: provider.seen.map(({ headers }) => headers.get('authorization') ?? 'none') }
  }

  it('goes out with it', async () => {
    const issuer = { get: () => Promise.resolve({ token: 'signed' }) }
    const { exchange, seen } = await send({ issuer })
    expect([exchange.response?.status, seen]).toEqual([200, ['Bearer signed']])
  })

  it('does not go out where there is none, and accuses nobody', async () => {
    server.misbehave('token', 'html')
    const issuer = emulatedTokens({ server, consumer: { id: 'hub', groups: TOKEN_GROUPS }, client: clientOf(), audience: () => ROOT }) // prettier-ignore
    const { exchange, seen } = await send({ issuer })
    expect(exchange).toMatchObject({ answeredBy: 'nobody', failure: { hop: 'harness to authorisation server' } })
    expect(exchange.failure?.message).toContain(server.tokenUrl)
    expect(seen).toEqual([])
  })

  it('does not go out where the target has no server', async () => {
    const { exchange, seen } = await send({})
    expect([exchange.failure, seen]).toEqual([expect.objectContaining({ kind: 'not-offered', hop: 'harness' }), []])
  })
})
