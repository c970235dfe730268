import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/core/index.js'
import { processTestPki } from '../../src/spine/index.js'
import { offerOf, TLS12, type Offer } from '../../src/transport/hello/offer.js'
import { sayHello } from '../../src/transport/hello/say-hello.js'
import { readSaid } from '../../src/transport/hello/server-hello.js'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((done) => server.close(done))
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const offer = (connection: Connection): Offer => {
  const made = offerOf(connection)
  if (!made) throw new Error('no offer')
  return made
}

/** What a TLS server of Node's says, which shows that the hello is well formed. */
async function toNode(said: Offer, options: TlsOptions, host = 'localhost') {
  const { provider } = await processTestPki()
  const server = createTlsServer({ cert: provider.cert, key: provider.key, ...options })
  server.on('tlsClientError', () => undefined)
  return sayHello({ host, port: await listen(server) }, said, 5000)
}

/** What comes of an answer that is made up. */
async function toFake(answer: (socket: Socket) => void, said: Offer, connectMs = 5000) {
  const port = await listen(
    createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => answer(socket))
    }),
  )
  return sayHello({ host: '127.0.0.1', port }, said, connectMs)
}

const WEAK = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
const RC4: Offer = { version: TLS12, suites: new Map([[5, 'TLS_RSA_WITH_RC4_128_SHA']]) }

/** A ServerHello with a session id of that length. */
const serverHello = (version: number, suite: number, idLength = 32): Buffer => {
  const body = Buffer.concat([
    Buffer.from([version >> 8, version & 255]),
    Buffer.alloc(32),
    Buffer.from([idLength]),
    Buffer.alloc(idLength),
    Buffer.from([suite >> 8, suite & 255, 0]),
  ])
  const handshake = Buffer.concat([Buffer.from([2, 0, 0, body.length]), body])
  return Buffer.concat([Buffer.from([22, 3, 1, 0, handshake.length]), handshake])
}

describe('a hello of our own making', () => {
  it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('is understood by a server that speaks %s', async (protocol) => {
    const x = await toNode(offer({ protocol }), WEAK)
    expect(x.tls?.protocol).toBe(protocol)
    expect(x.tls?.cipher).toMatch(/^TLS_ECDHE_ECDSA_WITH_AES/)
    expect(x.failure).toMatchObject({ kind: 'tls', ended: 'own' })
  })

  it.each([
    [offer({ protocol: 'TLSv1' }), 'protocol version'],
    [offer({ protocol: 'TLSv1.1' }), 'protocol version'],
    [offer({ protocol: 'SSLv3' }), 'alert'],
    [RC4, 'handshake failure'],
  ] as const)('%j gets an alert of a server that wants none of it', async (said, word) => {
    for (const host of ['localhost', '127.0.0.1']) {
      const x = await toNode(said, {}, host)
      expect([x.failure?.kind, x.failure?.ended, x.tls]).toEqual(['tls', 'alert', undefined])
      expect(x.failure?.message).toContain(word)
    }
  })

  it('hears that a server agrees to a suite that this machine has not', async () => {
    const agreed = { protocol: 'TLSv1.2', cipher: 'TLS_RSA_WITH_RC4_128_SHA' }
    expect((await toFake((s) => s.write(serverHello(0x0303, 5)), RC4)).tls).toEqual(agreed)
    expect((await toFake((s) => s.write(serverHello(0x0303, 5, 0)), RC4)).tls).toEqual(agreed)
    expect((await toFake((s) => s.write(serverHello(0x0301, 5)), RC4)).tls?.protocol).toBe('TLSv1')
    const inBits = (s: Socket): void => {
      s.setNoDelay(true)
      for (const byte of serverHello(0x0303, 5)) s.write(Buffer.from([byte]))
    }
    expect((await toFake(inBits, RC4)).tls).toEqual(agreed)
  })

  it('of SSL 2.0 is refused by a server of today, and answered in its own form by one of old', async () => {
    const ssl2 = offer({ protocol: 'SSLv2' })
    const today = await toNode(ssl2, WEAK)
    expect([today.failure?.kind, today.tls]).toEqual(['tls', undefined])
    expect(today.failure?.ended).not.toBe('own')
    const hello = Buffer.from('800e040001000200000003001001008000', 'hex')
    expect((await toFake((s) => s.write(hello), ssl2)).tls).toEqual({ protocol: 'SSLv2', cipher: 'any suite' })
    expect((await toFake((s) => s.write(Buffer.from('8003000001000000', 'hex')), ssl2)).failure?.kind).toBe('protocol')
  })

  it.each([
    ['an end', (s: Socket) => s.end(), 'closed'],
    ['a reset', (s: Socket) => s.resetAndDestroy(), 'closed'],
    ['an odd alert', (s: Socket) => s.write(Buffer.from([21, 3, 3, 0, 2, 2, 112])), 'alert'],
  ])('that is answered by %s was refused', async (_what, answer, ended) => {
    const x = await toFake((s) => void answer(s), RC4)
    expect([x.failure?.kind, x.failure?.ended, x.tls]).toEqual(['tls', ended, undefined])
  })

  it.each([
    ['another suite', serverHello(TLS12, 0x2f)],
    ['a newer version', serverHello(0x0304, 5)],
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['another message', Buffer.from([22, 3, 3, 0, 99, 14, ...Buffer.alloc(60)])],
  ])('that is answered by %s was neither refused nor agreed to', async (_what, answer) => {
    const x = await toFake((s) => void s.write(answer), RC4)
    expect([x.failure?.kind, x.failure?.ended, x.tls]).toEqual(['protocol', undefined, undefined])
  })

  it('waits no longer than it may, and tells a closed port from a refusal', async () => {
    expect((await toFake(() => undefined, RC4, 100)).failure?.kind).toBe('timeout')
    const port = await listen(createServer())
    await new Promise((done) => open.pop()?.close(done))
    expect((await sayHello({ host: '127.0.0.1', port }, RC4, 1000)).failure?.kind).toBe('refused')
  })
})

describe('what is offered by a hello', () => {
  it.each([
    { protocol: 'TLSv1.3' },
    { ciphers: 'AES128-SHA' },
    { protocol: 'TLSv1.2', ciphers: 'AES128-SHA' },
    { protocol: 'TLSv1.2', certificate: 'expired' },
    { plain: true },
  ] as const)('is nothing for %j', (connection) => expect(offerOf(connection)).toBeUndefined())
})

describe('the first record of a server', () => {
  it('is read from any bytes without a throw, and not before it is there', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (b) => void readSaid(Buffer.from(b))))
    const whole = serverHello(0x0303, 5)
    for (let n = 0; n < whole.length - 1; n++) expect(readSaid(whole.subarray(0, n))).toBeUndefined()
    expect(readSaid(whole)).toEqual({ kind: 'hello', version: 0x0303, suite: 5 })
  })
})
