import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { processTestPki, type TestPki } from '../../src/spine/index.js'
import type { Arrival } from '../../src/transport/arrival.js'
import { SUITES } from '../../src/transport/hello/suites.js'
import { tryUnapproved } from '../../src/transport/hello/unapproved.js'

let pki: TestPki
let rsa: { cert: string; key: string }
beforeAll(async () => {
  pki = await processTestPki()
  rsa = await pki.withRsa('provider')
})

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((done) => server.close(done))
})

async function portOf(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** What comes of a TLS server of Node's: OpenSSL's, as nginx has it. */
async function toServer(options: TlsOptions): Promise<Arrival> {
  const server = createTlsServer({ dhparam: 'auto', ...options })
  server.on('tlsClientError', () => undefined)
  return tryUnapproved({ host: 'localhost', port: await portOf(server) }, 5000)
}

/** What comes of answers that are made up. */
async function toFake(answer: (socket: Socket) => void, connectMs = 5000): Promise<Arrival> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => answer(socket))
  })
  return tryUnapproved({ host: '127.0.0.1', port: await portOf(server) }, connectMs)
}

/** The groups as the security page names them, in the words of OpenSSL. */
const GROUPS = 'AESGCM+EECDH:AESGCM+EDH:AES256+EECDH:AES256+EDH'

const NINE: readonly (readonly [openssl: string, iana: string])[] = [
  ['ECDHE-RSA-CHACHA20-POLY1305', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  ['DHE-RSA-CHACHA20-POLY1305', 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  ['ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
  ['ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ['DHE-RSA-AES128-SHA', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
  ['AES256-GCM-SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  ['AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
  ['AES128-SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
  ['AES256-SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA'],
]

describe('suites outside of the approved groups', () => {
  it('are all named that a server has beside the approved ones', async () => {
    const ciphers = [GROUPS, ...NINE.map(([openssl]) => openssl)].join(':')
    const { suites, failure, tls } = await toServer({ ...rsa, ciphers })
    expect([...(suites?.agreed ?? [])].sort()).toEqual(NINE.map(([, iana]) => iana).sort())
    expect(suites?.keys).toEqual(['RSA'])
    expect([failure?.ended, tls]).toEqual(['alert', undefined])
  })

  it('are named for a key on a curve, and for no key at all', async () => {
    const { cert, key } = pki.provider
    const ciphers = `${GROUPS}:ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-CCM8:AECDH-AES256-SHA:ADH-AES128-GCM-SHA256`
    const { suites } = await toServer({ cert, key, ciphers: `${ciphers}:@SECLEVEL=0` })
    expect(suites?.keys).toEqual(['EC'])
    expect([...(suites?.agreed ?? [])].sort()).toEqual([
      'TLS_DH_anon_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8',
      'TLS_ECDH_anon_WITH_AES_256_CBC_SHA',
    ])
  })

  it('are refused by a server that is set up by the words of the page', async () => {
    for (const own of [rsa, pki.provider]) {
      const { suites, failure } = await toServer({ cert: own.cert, key: own.key, ciphers: GROUPS })
      expect([suites?.agreed, suites?.keys.length, failure?.ended]).toEqual([[], 1, 'alert'])
    }
  })

  it('are named where the server has no approved suite', async () => {
    const { suites } = await toServer({ ...rsa, ciphers: 'AES128-SHA' })
    expect([suites?.keys, suites?.agreed]).toEqual([[], ['TLS_RSA_WITH_AES_128_CBC_SHA']])
  })

  it.each([
    ['an alert to everything', (s: Socket) => void s.write(Buffer.from([21, 3, 3, 0, 2, 2, 40])), 'tls'],
    ['an end to everything', (s: Socket) => void s.end(), 'tls'],
    ['HTTP', (s: Socket) => void s.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'protocol'],
  ])('are agreed to by nobody who has %s for an answer', async (_what, answer, kind) => {
    const { suites, failure } = await toFake(answer)
    expect([suites?.keys, suites?.agreed, failure?.kind]).toEqual([[], [], kind])
  })

  it('are given up on where nothing comes, or nobody is there', async () => {
    expect((await toFake(() => undefined, 50)).failure?.kind).toBe('timeout')
    const port = await portOf(createServer())
    await new Promise((done) => open.pop()?.close(done))
    expect((await tryUnapproved({ host: '127.0.0.1', port }, 1000)).failure?.kind).toBe('refused')
  })
})

describe('the table of suites', () => {
  it('has each number and name once, and kinds that a server could be asked by', () => {
    expect(new Set(SUITES.map(({ number }) => number)).size).toBe(SUITES.length)
    expect(new Set(SUITES.map(({ name }) => name)).size).toBe(SUITES.length)
    const byKind = (kind: string): number => SUITES.filter(({ needs, approved }) => needs === kind && !approved).length
    expect(['RSA', 'EC', 'no key', 'other'].map(byKind)).toEqual([69, 50, 27, 175])
  })

  it.each([
    [0x0001, 'TLS_RSA_WITH_NULL_MD5', 'RSA', false],
    [0x003b, 'TLS_RSA_WITH_NULL_SHA256', 'RSA', false],
    [0x0017, 'TLS_DH_anon_EXPORT_WITH_RC4_40_MD5', 'no key', false],
    [0x009c, 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'RSA', false],
    [0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'RSA', true],
    [0x00c5, 'TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256', 'no key', false],
    [0xc00a, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'EC', true],
    [0xc02d, 'TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256', 'EC', false],
    [0xc061, 'TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384', 'RSA', false],
    [0xc09f, 'TLS_DHE_RSA_WITH_AES_256_CCM', 'RSA', true],
    [0xc0ac, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM', 'EC', false],
    [0xccaa, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'RSA', false],
    [0xccae, 'TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256', 'other', false],
    [0xd005, 'TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256', 'other', false],
  ])('has %i as %s', (number, name, needs, approved) =>
    expect(SUITES.find((suite) => suite.number === number)).toEqual({ number, name, needs, approved }),
  )
})
