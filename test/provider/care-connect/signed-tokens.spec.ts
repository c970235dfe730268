import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock, TOKEN_FLAWS, type TokenFlaw } from '../../../src/core/index.js'
import type { Provider, SignedTokens } from '../../../src/provider/index.js'
import { readKeys } from '../../../src/provider/care-connect/tokens/keys.js'
import {
  processTestPki,
  SAMPLE_GROUP_IDS,
  startAuthServer,
  TOKEN_GROUPS,
  type AuthServer,
} from '../../../src/spine/index.js'
import {
  BASE,
  bookingOf,
  claims,
  errorOf,
  freeSlots,
  make,
  NOW,
  ofService,
  post,
  tell,
  token,
  type Ask,
} from './support.js'

const [READ_SLOT, CREATE] = TOKEN_GROUPS as [string, string]
const ALGORITHMS = ['RS256', 'ES256', 'PS256'] as const

const open: AuthServer[] = []
let tls: { cert: string; key: string }
let ca: string

async function server(options: Partial<Parameters<typeof startAuthServer>[0]> = {}): Promise<AuthServer> {
  const clients = [{ id: 'hub', groups: TOKEN_GROUPS }]
  const started = await startAuthServer({ ...tls, clients, clock: fixedClock(NOW), ...options })
  open.push(started)
  return started
}

const believing = (from: AuthServer, more: Partial<SignedTokens> = {}): Provider =>
  make({ tokens: { form: 'signed', issuer: from.issuer, jwks: from.jwksUrl, ca, ...more } })

const issued = (from: AuthServer, groups: readonly string[] = TOKEN_GROUPS, flaw?: TokenFlaw): Promise<string> =>
  from.issue({ groups, ...(flaw ? { flaw } : {}) }, 'hub', BASE)

const search = (bearer: string): Ask => ({ ...ofService('2000010001'), bearer })

beforeAll(async () => {
  const { authority, provider } = await processTestPki()
  tls = provider
  ca = authority.ca
})
afterAll(async () => {
  for (const one of open) await one.close()
})

describe('signed tokens', () => {
  it.each(ALGORITHMS)('of %s are accepted', async (algorithm) => {
    const from = await server({ algorithm })
    expect((await tell(search(await issued(from)), believing(from))).status).toBe(200)
  })

  describe('of one server', () => {
    let from: AuthServer
    let provider: Provider
    beforeAll(async () => void (from = await server()))
    beforeEach(() => {
      from.misbehave('jwks')
      provider = believing(from)
    })

    it.each(TOKEN_FLAWS)('are refused: %s', async (flaw) => {
      const told = await tell(search(await issued(from, TOKEN_GROUPS, flaw)), provider)
      expect(errorOf(told)).toContain('403 security')
    })

    it('do not tell which part of the signature failed', async () => {
      const said = async (flaw: TokenFlaw) =>
        errorOf(await tell(search(await issued(from, TOKEN_GROUPS, flaw)), provider))
      const all = await Promise.all((['unknown-kid', 'key-not-in-set', 'tampered', 'alg-none'] as const).map(said))
      expect(new Set(all)).toEqual(new Set(['403 security: the token is not accepted']))
    })

    it('permit what their groups do', async () => {
      const calls = { slot: search, metadata: (bearer: string): Ask => ({ path: '/metadata', bearer }) }
      const status = async (ask: (bearer: string) => Ask, ...groups: string[]) =>
        (await tell(ask(await issued(from, groups)), provider)).status
      expect(await status(calls.slot, READ_SLOT)).toBe(200)
      expect(await status(calls.slot, CREATE)).toBe(403)
      expect(await status(calls.metadata, CREATE)).toBe(200)
      expect(await status(calls.metadata, 'urn:other')).toBe(403)
    })

    it('book with the group of booking alone', async () => {
      const unsigned = await freeSlots(make())
      const body = bookingOf(unsigned[0] ?? {})
      const ask = async (...groups: string[]): Promise<Ask> => ({ ...post(body), bearer: await issued(from, groups) })
      expect((await tell(await ask(READ_SLOT), provider)).status).toBe(403)
      expect((await tell(await ask(CREATE), provider)).status).toBe(201)
    })

    it('are of known clients, where those are listed', async () => {
      const bearer = await issued(from)
      expect((await tell(search(bearer), believing(from, { appids: ['hub'] }))).status).toBe(200)
      expect((await tell(search(bearer), believing(from, { appids: ['other'] }))).status).toBe(403)
    })

    it('are not unsigned ones', async () => {
      expect((await tell(search(token(claims())), provider)).status).toBe(403)
      expect((await tell({ ...search(''), headers: (h) => h.without('Authorization') }, provider)).status).toBe(403)
      expect((await tell(search('abc'), provider)).status).toBe(403)
    })

    it.each(['down', 'slow', 'empty', 'empty-object', 'huge', 'not-json', 'html', 'unavailable'] as const)(
      'cannot be judged while the keys are %s, and can be afterwards',
      async (how) => {
        const bearer = await issued(from)
        const patient = believing(from, how === 'slow' ? { answerMs: 100 } : {})
        from.misbehave('jwks', how)
        expect(errorOf(await tell(search(bearer), patient))).toContain('500 exception')
        from.misbehave('jwks')
        expect((await tell(search(bearer), patient)).status).toBe(200)
      },
    )

    it.each(['no-keys', 'private-key'] as const)('are refused where the set has %s', async (how) => {
      from.misbehave('jwks', how)
      expect((await tell(search(await issued(from)), provider)).status).toBe(403)
    })

    it('go on with the old key and with the new one after a rotation', async () => {
      const old = await issued(from)
      expect((await tell(search(old), provider)).status).toBe(200)
      await from.rotate()
      expect((await tell(search(await issued(from)), provider)).status).toBe(200)
      expect((await tell(search(old), provider)).status).toBe(200)
    })
  })

  it('may name their groups by GUID', async () => {
    const from = await server({ groupIds: SAMPLE_GROUP_IDS })
    const names = Object.fromEntries(Object.entries(SAMPLE_GROUP_IDS).map(([name, guid]) => [guid, name]))
    const bearer = await issued(from)
    expect((await tell(search(bearer), believing(from, { groups: names }))).status).toBe(200)
    expect((await tell(search(bearer), believing(from))).status).toBe(403)
  })
})

describe('a set of keys', () => {
  const key = { kty: 'RSA', kid: 'a', n: 'x', e: 'AQAB' }
  const ids = (...keys: unknown[]): string[] => [...readKeys(JSON.stringify({ keys })).keys()]

  it.each([
    ['an encryption key', { use: 'enc' }],
    ['a private key', { d: 'secret' }],
    ['a shared key', { kty: 'oct', k: 'secret' }],
    ['a key without id', { kid: undefined }],
  ])('is read without %s', (_, change) => {
    expect(ids({ ...key, ...change }, { ...key, kid: 'b' })).toEqual(['b'])
  })

  it('is read or refused, whatever the text holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((j) => `{"keys":${j}}`),
        ),
        (text) => {
          try {
            return readKeys(text) instanceof Map
          } catch (thrown) {
            return thrown instanceof Error
          }
        },
      ),
    )
  })
})
