import { decodeJwt, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findVariant, type Variant } from '../../src/catalogue/index.js'
import { fixedClock, type Exchange, type TokenWanted } from '../../src/core/index.js'
import { processTestPki, startAuthServer, TOKEN_GROUPS, type AuthServer } from '../../src/spine/index.js'
import { openRemote, startEmbedded, type EmbeddedTarget, type Target } from '../../src/target/index.js'
import { remoteSchema } from '../../src/target/schema.js'
import { answerBytes, deadPort, fakeServer, plan, type FakeServer } from '../transport/fake-server.js'

const variantOf = (id: string): Variant => {
  const found = findVariant(id)
  if (!found) throw new Error(`no variant ${id}`)
  return found
}
const A2SI = variantOf('care-connect-scheduling@a2si')
const CARE_CONNECT = variantOf('care-connect-scheduling@2.0.4')

const wanting = (wanted: TokenWanted, hop: 'ssp' | 'direct' = 'direct'): ReturnType<typeof plan> =>
  plan({ hop, authorization: { kind: 'issued', ...wanted } })
const sentBy = ({ request }: Exchange): string => request.headers.get('authorization')?.replace('Bearer ', '') ?? 'none'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('the embedded target', () => {
  const open = async (options: Parameters<typeof startEmbedded>[0]): Promise<EmbeddedTarget> => {
    const target = await startEmbedded(options)
    closers.push(() => target.close())
    return target
  }

  it.each([
    ['the variant’s', { variant: A2SI }, 'signed'],
    ['the variant’s', { variant: CARE_CONNECT }, 'unsigned'],
    ['those of a setting', { variant: CARE_CONNECT, tokens: 'signed' }, 'signed'],
    ['none but unsigned ones in GP Connect', { variant: variantOf('foundations@1.2.7') }, 'unsigned'],
  ] as const)('expects %s', async (_what, options, form) => {
    const target = await open(options)
    expect([target.tokens, target.auth !== undefined]).toEqual([form, form === 'signed'])
  })

  it('sends signed tokens for its own service root, through both hops', async () => {
    const target = await open({ variant: A2SI, clock: fixedClock('2026-03-02T09:00:00Z') })
    for (const hop of ['ssp', 'direct'] as const) {
      const exchange = await target.send(wanting({ groups: TOKEN_GROUPS }, hop))
      const claims = decodeJwt(sentBy(exchange))
      expect(claims).toMatchObject({ aud: target.base, iss: target.auth?.server.issuer, iat: 1_772_442_000 })
    }
    const flawed = await target.send(wanting({ groups: TOKEN_GROUPS, flaw: 'wrong-issuer' }))
    expect(decodeJwt(sentBy(flawed)).iss).toBe('https://example.org/')
  })

  it('blames the authorisation server where it fails', async () => {
    const target = await open({ variant: A2SI })
    target.auth?.server.misbehave('token', 'html')
    const { failure, answeredBy } = await target.send(wanting({ groups: TOKEN_GROUPS }))
    expect([failure?.hop, answeredBy]).toEqual(['harness to authorisation server', 'nobody'])
    expect(failure?.message).toContain(target.auth?.server.tokenUrl)
  })
})

describe('a remote target', () => {
  let provider: FakeServer
  let server: AuthServer
  let env: Record<string, string>
  beforeAll(async () => {
    const { authority, ssp } = await processTestPki()
    const pair = await generateKeyPair('RS256', { extractable: true })
    const key = { ...(await exportJWK(pair.publicKey)), alg: 'RS256' }
    const other = await generateKeyPair('ES512', { extractable: true })
    env = {
      CA: authority.ca,
      CERT: ssp.cert,
      KEY: ssp.key,
      PRIVATE: await exportPKCS8(pair.privateKey),
      OTHER: await exportPKCS8(other.privateKey),
      SECRET: 'secret',
    }
    server = await startAuthServer({ ...ssp, clients: [{ id: 'hub', secret: 'secret', key, groups: TOKEN_GROUPS }] })
    provider = await fakeServer((s) => s.write(answerBytes('200 OK', [], '{}')))
  })
  afterAll(async () => {
    await provider.close()
    await server.close()
  })

  const base = (): string => `https://localhost:${provider.port}/STU3/1/care`
  const file = (more: object): object => ({
    label: 'lab',
    provider: { base: base(), asid: '200000000317', odsCode: 'RQX90' },
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
    direct: { certificate: { env: 'CERT' }, key: { env: 'KEY' }, ca: { env: 'CA' } },
    ...more,
  })
  const account = (more: object = { clientSecret: { env: 'SECRET' } }): object => ({
    url: server.tokenUrl,
    clientId: 'hub',
    ca: { env: 'CA' },
    ...more,
  })
  const open = async (more: object, variant?: Variant): Promise<Target> => {
    const loaded = { path: 'lab.yaml', folder: '.', file: remoteSchema.parse(file(more)) }
    const target = await openRemote(loaded, { env, ...(variant ? { variant } : {}) })
    closers.push(() => target.close())
    return target
  }

  it.each([
    ['a secret', { clientSecret: { env: 'SECRET' } }],
    ['a private key', { privateKey: { env: 'PRIVATE' }, keyId: 'k1' }],
  ])('gets its tokens with %s', async (_what, proof) => {
    const target = await open({ tokens: 'signed', authServer: account(proof) })
    const exchange = await target.send(wanting({ groups: TOKEN_GROUPS }))
    expect([target.tokens, exchange.response?.status]).toEqual(['signed', 200])
    expect(decodeJwt(sentBy(exchange))).toMatchObject({ aud: base(), iss: server.issuer })
  })

  it('asks for the scope of the file', async () => {
    const scope = 'https://elsewhere.test/STU3/1/x/.default'
    const target = await open({ authServer: account({ clientSecret: { env: 'SECRET' }, scope }) })
    const exchange = await target.send(wanting({ groups: TOKEN_GROUPS }))
    expect(decodeJwt(sentBy(exchange)).aud).toBe('https://elsewhere.test/STU3/1/x')
  })

  it('expects the tokens of the file, then those of the variant', async () => {
    expect((await open({}, A2SI)).tokens).toBe('signed')
    expect((await open({ tokens: 'unsigned' }, A2SI)).tokens).toBe('unsigned')
    expect((await open({}, CARE_CONNECT)).tokens).toBe('unsigned')
    expect((await open({ authServer: account() }, CARE_CONNECT)).tokens).toBe('signed')
    expect((await open({})).tokens).toBe('unsigned')
  })

  it.each([
    ['a flaw that needs the server’s key', { groups: TOKEN_GROUPS, flaw: 'expired' }, /needs the signing key/],
    [
      'the abuse of a key that nobody shows',
      { groups: TOKEN_GROUPS, flaw: 'hs256-with-public-key' },
      /authServer\.jwks/,
    ],
  ] as const)('cannot send %s, and says why', async (_what, wanted, words) => {
    const target = await open({ authServer: account() })
    const { failure } = await target.send(wanting(wanted))
    expect([failure?.kind, failure?.hop]).toEqual(['not-offered', 'harness'])
    expect(failure?.message).toMatch(words)
  })

  it('sends forgeries that need no key of the server', async () => {
    const target = await open({ authServer: account({ clientSecret: { env: 'SECRET' }, jwks: server.jwksUrl }) })
    const sent: string[] = []
    for (const flaw of ['alg-none', 'hs256-with-public-key', 'unknown-kid', 'key-not-in-set', 'tampered'] as const)
      sent.push(sentBy(await target.send(wanting({ groups: TOKEN_GROUPS, flaw }))))
    expect(new Set(sent).size).toBe(5)
  })

  it('blames a server that is down, and names it', async () => {
    const url = `https://localhost:${await deadPort()}/token`
    const target = await open({ authServer: { ...account(), url } })
    const { failure } = await target.send(wanting({ groups: TOKEN_GROUPS }))
    expect(failure).toMatchObject({ kind: 'refused', hop: 'harness to authorisation server' })
    expect(failure?.message).toContain(url)
  })

  it('asks for an authorisation server where a signed token is wanted without one', async () => {
    const { failure } = await (await open({}, A2SI)).send(wanting({ groups: TOKEN_GROUPS }))
    expect(failure?.message).toContain('no authorisation server (authServer in the target file)')
  })

  it.each([
    [
      'a variable that is not set',
      { clientSecret: { env: 'NONE' } },
      /authServer\.clientSecret: the environment variable NONE/,
    ],
    ['a key that is missing', { privateKey: 'none.pem' }, /authServer\.privateKey: the file none\.pem cannot be read/],
    ['a key that is none', { privateKey: { env: 'SECRET' } }, /authServer\.privateKey cannot be used: /],
    ['a key of an unusual kind', { privateKey: { env: 'OTHER' } }, /secp521r1 is not usable here: RSA or P-256/],
  ])('is not opened with %s', async (_what, proof, words) => {
    await expect(open({ authServer: account(proof) })).rejects.toThrow(words)
  })

  it.each([
    ['signed tokens without a server', { tokens: 'signed' }, /which signs them/],
    ['a server for unsigned tokens', { tokens: 'unsigned', authServer: 'account' }, /of no use/],
    ['no proof', { authServer: { url: 'https://a.test/token', clientId: 'hub' } }, /is not enough: give either/],
    ['both proofs', { authServer: { url: 'https://a.test/t', clientId: 'hub', privateKey: 'x', clientSecret: { env: 'X' } } }, /either/], // prettier-ignore
    ['a secret in the file', { authServer: { url: 'https://a.test/t', clientId: 'hub', clientSecret: 'hush' } }, /clientSecret/], // prettier-ignore
    ['a group that is no name', { authServer: { url: 'https://a.test/t', clientId: 'hub', privateKey: 'x', groups: { a: 'b' } } }, /groups/], // prettier-ignore
    [
      'a plain URL',
      { authServer: { url: 'http://a.test/t', clientId: 'hub', privateKey: 'x' } },
      /must be an https URL/,
    ],
    ['another form', { tokens: 'opaque' }, /tokens/],
  ])('is refused with %s', (_what, more, words) => {
    const known = 'authServer' in more && more.authServer === 'account' ? { ...more, authServer: account() } : more
    expect(() => remoteSchema.parse(file(known))).toThrow(words)
  })
})
