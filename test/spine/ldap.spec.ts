import fc from 'fast-check'
import ldapjs from 'ldapjs'
import { AndFilter, EqualityFilter, FilterParser } from 'ldapts'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ldapDirectory, processTestPki, startLdap, type LdapServer, type LdapSystem } from '../../src/spine/index.js'
import type { LdapOrder } from '../../src/spine/index.js'
import { matches, type WireFilter } from '../../src/spine/directory/ldap/emulator/matches.js'
import { found } from '../../src/spine/directory/ldap/emulator/search.js'
import { recordsOf } from '../../src/spine/directory/ldap/emulator/records.js'
import { filterText, mhsOfPractice } from '../../src/spine/directory/ldap/query.js'
import { openLdap, splitLdapUrl } from '../../src/spine/directory/ldap/session.js'
import type { Limits, TlsIdentity } from '../../src/transport/index.js'
import { deadPort, tcpServer } from '../transport/fake-server.js'

const IID = 'urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1'
const CARE = 'urn:nhs:names:services:careconnect:fhir:rest:read:slot'
const asked = { odsCode: 'A20047', interactionId: IID }
const systems: readonly LdapSystem[] = [
  {
    odsCode: 'A20047',
    base: 'https://provider.test/A20047/STU3/1/gpconnect',
    asid: '200000000205',
    partyKey: 'A20047-1',
    interactions: [IID, CARE],
  },
  { odsCode: 'Z98765', asid: '200000000115', partyKey: 'Z98765-1', interactions: [IID], manufacturer: 'MAKER' },
]
const limits: Limits = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
let ldap: LdapServer
let identity: TlsIdentity
let stranger: TlsIdentity
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  const pki = await processTestPki()
  const { authority, provider, consumer } = pki
  identity = { ca: authority.ca, cert: consumer.cert, key: consumer.key }
  const { cert, key } = await pki.refused('consumer', 'wrong-authority')
  stranger = { ca: authority.ca, cert, key }
  ldap = await startLdap({ cert: provider.cert, key: provider.key, ca: authority.ca, systems })
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})
afterAll(() => ldap.close())

const problem = (looked: Promise<unknown>): Promise<string> =>
  looked.then(
    (value) => `none: ${JSON.stringify(value)}`,
    (e: { code?: string; message?: string; exitCode?: number }) => `${e.exitCode} ${e.code} ${e.message}`,
  )

/** What a search asked for, as the server saw it. */
interface Asked {
  readonly base: string
  readonly scope: number
  readonly filter: WireFilter & { toString(): string }
  readonly attributes: readonly string[]
}

/** A directory that answers every search as the test wants. */
async function ldapServer(
  answer: (res: never, asked: Asked, next: (problem?: object) => void) => void,
): Promise<{ url: string; seen: Asked[] }> {
  const seen: Asked[] = []
  const server = ldapjs.createServer()
  server.search('', (req: Asked & { dn: { toString(): string } }, res: never, next: () => void) => {
    const { scope, filter, attributes } = req
    const one = { base: req.dn.toString(), scope, filter, attributes }
    seen.push(one)
    answer(res, one, next)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return { url: server.url, seen }
}

/** The values that stand one after the other in BER. */
function parts(bytes: Buffer = Buffer.alloc(0)): { tag: number; value: Buffer }[] {
  const found: { tag: number; value: Buffer }[] = []
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, short = 0] = bytes.subarray(at)
    const wide = short > 0x80 ? short - 0x80 : 0
    const start = at + 2 + wide
    const length = wide > 0 ? bytes.readUIntBE(at + 2, wide) : short
    found.push({ tag, value: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

interface Answer {
  attributes: string[]
  send(entry: object, asItIs?: boolean): void
  createSearchReference(uris: string[]): object
  end(): void
}

const at = (url: string, over: { order?: LdapOrder; limits?: Partial<Limits> } = {}) =>
  ldapDirectory({ url, identity: {}, ...over, limits: { ...limits, ...over.limits } })

describe('the two searches', () => {
  /** A server that answers with one record, its names in capitals. */
  const shouting = () =>
    ldapServer((res, _asked, next) => {
      const answer = res as Answer
      answer.attributes = []
      answer.send({
        dn: 'uniqueIdentifier=1,ou=Services,o=nhs',
        attributes: {
          NHSMHSENDPOINT: systems[0]?.base,
          NHSMHSPARTYKEY: 'KEY-1',
          UNIQUEIDENTIFIER: '200000000205',
        },
      })
      answer.end()
      next()
    })
  const text = ({ base, scope, filter, attributes }: Asked): string =>
    `${base} ${scope} ${String(filter)} ${attributes.join(' ')}`.toLowerCase()

  it.each([
    [
      'mhs-first',
      [
        `ou=services,o=nhs 2 (&(nhsidcode=a20047)(objectclass=nhsmhs)(nhsmhssvcia=${IID})) nhsmhsendpoint nhsmhspartykey`,
        'ou=services,o=nhs 2 (&(nhsidcode=a20047)(objectclass=nhsas)(nhsmhspartykey=key-1)) uniqueidentifier',
      ],
    ],
    [
      'as-first',
      [
        `ou=services,o=nhs 2 (&(nhsidcode=a20047)(objectclass=nhsas)(nhsassvcia=${IID})) uniqueidentifier nhsmhspartykey`,
        `ou=services,o=nhs 2 (&(nhsmhspartykey=key-1)(objectclass=nhsmhs)(nhsmhssvcia=${IID})) nhsmhsendpoint nhsmhsfqdn`,
      ],
    ],
  ] as const)('go out in the order %s, and attribute names are read without case', async (order, wanted) => {
    const { url, seen } = await shouting()
    expect(await at(url, { order }).find(asked)).toEqual({ base: systems[0]?.base, asid: '200000000205' })
    expect(seen.map(text)).toEqual(wanted)
  })

  it('go out for an ASID', async () => {
    const { url, seen } = await shouting()
    const located = await at(url).findByAsid({ asid: '200000000205', interactionId: CARE })
    expect(located).toEqual({ base: systems[0]?.base, asid: '200000000205' })
    expect(seen.map(text)).toEqual([
      'ou=services,o=nhs 2 (uniqueidentifier=200000000205) nhsmhspartykey nhsidcode',
      `ou=services,o=nhs 2 (&(nhsmhspartykey=key-1)(objectclass=nhsmhs)(nhsmhssvcia=${CARE})) nhsmhsendpoint nhsmhsfqdn`,
    ])
  })

  it('carry any text as a value, never as a part of the filter', async () => {
    let request: Buffer = Buffer.alloc(0)
    const { port, close } = await tcpServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        request = chunk
        const id = parts(parts(chunk)[0]?.value)[0]?.value[0] ?? 0
        socket.write(Buffer.from([0x30, 12, 2, 1, id, 0x65, 7, 10, 1, 0, 4, 0, 4, 0]))
      })
    })
    closers.push(close)
    const text = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.stringMatching(/^[()*\\&|!=\0a-f0-9]{1,20}$/))
    const looked = fc.asyncProperty(text, text, async (odsCode, interactionId) => {
      const said = await problem(at(`ldap://localhost:${port}`).find({ odsCode, interactionId }))
      expect(said).toMatch(/^2 directory-no-entry /)
      // SEQUENCE { id, search request { base, scope, aliases, size, time, types only, filter, attributes } }
      const filter = parts(parts(parts(request)[0]?.value)[1]?.value)[6]
      expect(filter?.tag).toBe(0xa0)
      const clauses = parts(filter?.value).map(({ tag, value }) => [
        tag,
        ...parts(value).map((p) => p.value.toString()),
      ])
      expect(clauses).toEqual([
        [0xa3, 'nhsIDCode', odsCode],
        [0xa3, 'objectClass', 'nhsMhs'],
        [0xa3, 'nhsMhsSvcIA', interactionId],
      ])
    })
    await fc.assert(looked, { numRuns: 60 })
  })

  it('have a text that reads as the same filter', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '*', '(', ')', '\\', '\0', '&', '|', '!', '=', 'ü', '2') })
    fc.assert(
      fc.property(text, text, (odsCode, interactionId) => {
        fc.pre(odsCode !== '' && interactionId !== '')
        const filter = FilterParser.parseString(filterText(mhsOfPractice({ odsCode, interactionId })))
        expect(filter).toEqual(
          new AndFilter({
            filters: [
              new EqualityFilter({ attribute: 'nhsIDCode', value: odsCode }),
              new EqualityFilter({ attribute: 'objectClass', value: 'nhsMhs' }),
              new EqualityFilter({ attribute: 'nhsMhsSvcIA', value: interactionId }),
            ],
          }),
        )
      }),
    )
    expect(filterText({ what: '', terms: [['a', 'b*']], attributes: [] })).toBe('(a=b\\2a)')
  })

  it('are shown escaped in a message', async () =>
    expect(await problem(at(ldap.plainUrl).find({ ...asked, odsCode: '*)(x=\\' }))).toContain(
      '(nhsIDCode=\\2a\\29\\28x=\\5c)',
    ))
})

describe('a look-up by ASID', () => {
  const directory = () => ldapDirectory({ url: ldap.url, identity, limits })
  it('finds the endpoint', async () =>
    expect(await directory().findByAsid({ asid: '200000000205', interactionId: CARE })).toEqual({
      base: systems[0]?.base,
      asid: '200000000205',
      odsCode: 'A20047',
    }))
  it.each([
    ['999999999999', CARE, /^2 directory-no-entry directory ldaps:.*ASID 999999999999, interaction urn:.*no record/],
    ['200000000205', 'urn:x', /^2 directory-no-entry .*no nhsMhs record/],
    ['200000000115', IID, /^2 directory-no-entry .*no nhsMhs record/],
  ])('of %s for %s says what is wrong', async (asid, interactionId, message) =>
    expect(await problem(directory().findByAsid({ asid, interactionId }))).toMatch(message),
  )
})

describe('mutual TLS', () => {
  it.each([
    ['no certificate', () => ({ ca: identity.ca as string })],
    ['a certificate of another authority', () => stranger],
  ])('is refused with %s', async (_what, shown) =>
    expect(await problem(ldapDirectory({ url: ldap.url, identity: shown(), limits }).find(asked))).toMatch(
      /^2 directory-down directory ldaps:\/\/localhost:\d+: ODS code A20047, interaction urn:\S+: (tls|reset|.*alert)/,
    ),
  )
  it('refuses a server of another authority', async () =>
    expect(await problem(ldapDirectory({ url: ldap.url, identity: {}, limits }).find(asked))).toMatch(
      /^2 directory-down .*tls: /,
    ))
})

describe('a directory in trouble', () => {
  const tcp = async (on: (socket: Socket) => void): Promise<string> => {
    const { port, close } = await tcpServer(on)
    closers.push(close)
    return `ldap://localhost:${port}`
  }

  it('is down', async () =>
    expect(await problem(at(`ldap://localhost:${await deadPort()}`).find(asked))).toMatch(
      /^2 directory-down directory ldap:\/\/localhost:\d+: ODS code A20047, interaction urn:\S+: refused/,
    ))
  it('is slow', async () => {
    const url = await tcp(() => undefined)
    expect(await problem(at(url, { limits: { answerMs: 80 } }).find(asked))).toMatch(
      /^2 directory-down .*timeout: no answer within 0\.08 s/,
    )
  })
  it('is slow with its TLS', async () => {
    const url = (await tcp(() => undefined)).replace('ldap:', 'ldaps:')
    expect(await problem(at(url, { limits: { connectMs: 80 } }).find(asked))).toMatch(
      /^2 directory-down .*timeout: TLS was not agreed on/,
    )
  })
  it('hangs up', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.end()))
    expect(await problem(at(url).find(asked))).toMatch(/^2 directory-down .*closed before an answer/)
  })
  it('hangs up between the two searches', async () => {
    const { url } = await ldapServer((res, _asked, next) => {
      const answer = res as Answer & { connection: Socket }
      answer.attributes = []
      const attributes = { nhsMhsEndPoint: systems[0]?.base, nhsMhsPartyKey: 'K' }
      answer.send({ dn: 'uniqueIdentifier=1,ou=Services,o=nhs', attributes })
      answer.end()
      answer.connection.end()
      next()
    })
    expect(await problem(at(url).find(asked))).toMatch(/^2 directory-down .*closed before an answer/)
  })
  it('speaks another language', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')))
    expect(await problem(at(url).find(asked))).toMatch(/^2 directory-down .*what came back is no LDAP/)
  })
  it('floods', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.write(Buffer.alloc(5000, 0x30))))
    expect(await problem(at(url, { limits: { responseBytes: 1000 } }).find(asked))).toMatch(
      /^2 directory-down .*longer than the limit/,
    )
  })
  it('has no such tree', async () => {
    const { url } = await ldapServer((_res, { base }, next) => next(new ldapjs.NoSuchObjectError(base)))
    expect(await problem(at(url).find(asked))).toMatch(/^2 directory-refused .*result code 32, NoSuchObject/)
  })
  it('refers to another server', async () => {
    const { url } = await ldapServer((_res, _asked, next) => next(new ldapjs.ReferralError('elsewhere')))
    expect(await problem(at(url).find(asked))).toMatch(/^2 directory-referral .*referrals are not followed/)
  })
  it('refers to another server for what it does not hold', async () => {
    const { url } = await ldapServer((res, _asked, next) => {
      const answer = res as Answer
      answer.send(answer.createSearchReference(['ldap://elsewhere.test/o=nhs']))
      answer.end()
      next()
    })
    expect(await problem(at(url).find(asked))).toMatch(
      /^2 directory-referral .*ldap:\/\/elsewhere\.test\/o=nhs; referrals are not followed/,
    )
  })
  it('refers to another server beside its answer', async () => {
    const { url } = await ldapServer((res, _asked, next) => {
      const answer = res as Answer
      answer.attributes = []
      answer.send(answer.createSearchReference(['ldap://elsewhere.test/o=nhs']))
      const attributes = { nhsMhsEndPoint: systems[0]?.base, nhsMhsPartyKey: 'K', uniqueIdentifier: '200000000205' }
      answer.send({ dn: 'uniqueIdentifier=1,ou=Services,o=nhs', attributes })
      answer.end()
      next()
    })
    expect(await at(url).find(asked)).toMatchObject({
      asid: '200000000205',
      note: expect.stringContaining('ldap://elsewhere.test/o=nhs') as string,
    })
  })
  it.each([
    [
      'two endpoints',
      { nhsMhsEndPoint: ['https://a.test/A', 'https://b.test/B'], nhsMhsPartyKey: 'K' },
      /2 records.*nhsMhsEndPoint/,
    ],
    ['no party key', { nhsMhsEndPoint: 'https://a.test/A' }, /directory-no-party-key .*no party key/],
    ['no endpoint', { nhsMhsPartyKey: 'K' }, /directory-bad-endpoint .*no endpoint/],
  ])('has an entry with %s', async (_what, attributes, message) => {
    const { url } = await ldapServer((res, _asked, next) => {
      const answer = res as Answer
      answer.attributes = []
      answer.send({ dn: 'uniqueIdentifier=1,ou=Services,o=nhs', attributes })
      answer.end()
      next()
    })
    expect(await problem(at(url).find(asked))).toMatch(message)
  })
})

describe('an LDAP URL', () => {
  it.each([
    ['ldap://a.test', { secure: false, host: 'a.test', port: 389 }],
    ['LDAPS://a.test/', { secure: true, host: 'a.test', port: 636 }],
    ['ldaps://[::1]:1636', { secure: true, host: '::1', port: 1636 }],
  ])('%s is taken apart', (url, parts) => expect(splitLdapUrl(url)).toEqual(parts))
  it.each(['http://a', 'ldap://', 'ldap://a:99999', 'ldap://a/o=nhs', 'ldap://a?x', 'a.test'])(
    '%s is none',
    async (url) => {
      expect(splitLdapUrl(url)).toBeUndefined()
      expect(await problem(openLdap({ url, identity: {}, limits }))).toMatch(/directory-down is no URL/)
    },
  )
})

describe('the emulated directory', () => {
  const search = (over: Partial<Asked>) =>
    found(recordsOf(systems), {
      base: 'ou=services, o=nhs',
      scope: 2,
      filter: { type: 'PresenceFilter', attribute: 'OBJECTCLASS', clauses: [] },
      attributes: [],
      ...over,
    })
  const equal = (attribute: string, value: string): WireFilter => ({
    type: 'EqualityFilter',
    attribute,
    value,
    clauses: [],
  })
  const names = (entries: ReturnType<typeof search>): unknown =>
    entries?.map(({ dn }) => dn.split(',')[0]?.replace('uniqueIdentifier=', ''))
  const HELD = ['S200000000205000', 'S200000000205001']

  it('holds records of both kinds for a provider, and one for a consumer', () => {
    expect(names(search({ filter: equal('objectclass', 'NHSMHS') }))).toEqual(HELD)
    expect(names(search({ filter: equal('objectClass', 'nhsAs') }))).toEqual(['200000000205', '200000000115'])
    expect(names(search({ filter: equal('nhsMhsManufacturerOrg', 'maker') }))).toEqual(['200000000115'])
  })
  it('names the service and the rest of an interaction id', () =>
    expect(search({ filter: equal('nhsMhsSvcIA', CARE) })?.[0]?.attributes).toMatchObject({
      nhsMhsSN: ['urn:nhs:names:services:careconnect'],
      nhsMhsIN: ['fhir:rest:read:slot'],
      nhsMhsFQDN: ['provider.test'],
    }))
  it('searches as deep as it is told', () => {
    expect(names(search({ scope: 0 }))).toEqual(['ou=Services'])
    expect(search({ scope: 1 })?.length).toBe(4)
    expect(search({ scope: 1, base: 'O=NHS' })?.length).toBe(1)
    expect(search({ scope: 2, base: 'o=nhs' })?.length).toBe(6)
    expect(names(search({ scope: 0, base: 'uniqueIdentifier=200000000205,ou=Services,o=nhs' }))).toEqual([
      '200000000205',
    ])
    expect(search({ base: 'o=elsewhere' })).toBeUndefined()
  })
  it('shows what is wanted', () => {
    const one = equal('uniqueIdentifier', '200000000205')
    expect(search({ filter: one, attributes: ['NHSIDCODE', 'none'] })?.[0]?.attributes).toEqual({
      nhsIDCode: ['A20047'],
    })
    expect(search({ filter: one, attributes: ['1.1'] })?.[0]?.attributes).toEqual({})
    expect(search({ filter: one, attributes: ['*'] })?.[0]?.attributes).toMatchObject({
      uniqueIdentifier: ['200000000205'],
    })
  })

  const entry = { dn: 'x=1', attributes: { name: ['Abcdef'] } }
  const part = (initial: string, any: string[], final: string): WireFilter => ({
    type: 'SubstringFilter',
    attribute: 'NAME',
    initial,
    any,
    final,
    clauses: [],
  })
  it.each([
    [part('a', ['C', 'e'], 'F'), true],
    [part('a', ['e', 'c'], ''), false],
    [part('ab', ['b'], ''), false],
    [part('', [], 'abcdefg'), false],
    [part('abcd', [], 'def'), false],
    [{ type: 'NotFilter', clauses: [part('z', [], '')] }, true],
    [{ type: 'OrFilter', clauses: [part('z', [], ''), part('a', [], '')] }, true],
    [{ type: 'AndFilter', clauses: [part('z', [], ''), part('a', [], '')] }, false],
    [{ type: 'GreaterThanEqualsFilter', attribute: 'name', value: 'a', clauses: [] }, false],
    [{ type: 'constructor', clauses: [] }, false],
  ])('judges the filter %j', (filter, fits) => expect(matches(filter, entry)).toBe(fits))

  it('survives any bytes', async () => {
    const port = Number(new URL(ldap.plainUrl).port)
    const said = (bytes: Uint8Array): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(bytes)))
        socket
          .on('error', () => resolve())
          .on('close', () => resolve())
          .resume()
      })
    // A search request whose base is no name: the library throws where nobody catches it.
    const oddName = Buffer.from(
      '302502010263200403785858' + '0a01020a0100020100020100010100870b6f626a656374436c617373',
      'hex',
    )
    await said(oddName)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, framed) =>
        said(framed ? Uint8Array.from([0x30, bytes.length, ...bytes]) : bytes),
      ),
      { numRuns: 60 },
    )
    expect(await at(ldap.plainUrl).find(asked)).toMatchObject({ asid: '200000000205' })
  })
})
