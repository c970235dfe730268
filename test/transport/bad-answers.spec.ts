import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Exchange } from '../../src/core/index.js'
import { createAuthority, processTestPki } from '../../src/spine/index.js'
import { createSender, providerAnswers, type Sender, type TlsIdentity } from '../../src/transport/index.js'
import { answerBytes, deadPort, fakeServer, identityOf, plan, tcpServer, type Answering } from './fake-server.js'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function senderTo(
  authority: string,
  over: { answerMs?: number; connectMs?: number; identity?: TlsIdentity } = {},
): Promise<Sender> {
  const pki = await processTestPki()
  const sender = createSender({
    routes: {
      direct: {
        root: `https://${authority}/A20047/STU3/1/gpconnect`,
        identity: over.identity ?? identityOf(pki, pki.ssp),
        hop: 'harness to provider',
        attribute: providerAnswers,
      },
    },
    limits: { connectMs: over.connectMs ?? 5000, answerMs: over.answerMs ?? 20_000, responseBytes: 20_000_000 },
  })
  closers.push(() => sender.close())
  return sender
}

async function serving(answer: Answering, tls = {}): Promise<string> {
  const server = await fakeServer(answer, tls)
  closers.push(() => server.close())
  return `localhost:${server.port}`
}

describe.each([
  ['fhir-kit-client', true],
  ['the raw client', false],
])('through %s', (_name, wellFormed) => {
  const sent = async (authority: string, over = {}): Promise<Exchange> =>
    (await senderTo(authority, over)).send(plan({ wellFormed }))
  const failure = (x: Exchange): unknown[] => [x.failure?.kind, x.failure?.hop, x.answeredBy, x.response?.status]

  it('a provider that is down', async () => {
    const x = await sent(`localhost:${await deadPort()}`)
    expect(failure(x)).toEqual(['refused', 'harness to provider', 'nobody', undefined])
  })

  it('a name that does not resolve', async () => {
    const x = await sent('no-such-host.invalid')
    expect(failure(x)).toEqual(['dns', 'harness to provider', 'nobody', undefined])
  })

  it('a server that speaks no TLS', async () => {
    const plain = await tcpServer((s) => s.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    closers.push(plain.close)
    expect((await sent(`localhost:${plain.port}`)).failure?.kind).toBe('tls')
  })

  it('a connection that is reset while TLS is agreed on', async () => {
    const server = await tcpServer((s) => s.once('data', () => s.resetAndDestroy()))
    closers.push(server.close)
    expect((await sent(`localhost:${server.port}`)).failure?.kind).toBe('tls')
  })

  it('a server that never agrees on TLS', async () => {
    const server = await tcpServer(() => undefined)
    closers.push(server.close)
    const x = await sent(`localhost:${server.port}`, { connectMs: 50 })
    expect([x.failure?.kind, x.failure?.message]).toEqual(['timeout', expect.stringContaining('TLS was not agreed on')])
  })

  it('a server whose certificate is of another authority', async () => {
    const other = await (await createAuthority('other')).issue({ fqdn: 'localhost', uses: ['server'] })
    const authority = await serving((s) => s.end(), { cert: other.cert, key: other.key })
    expect((await sent(authority)).failure?.kind).toBe('tls')
  })

  it('a server whose certificate is for another name', async () => {
    const { authority: root } = await processTestPki()
    const other = await root.issue({ fqdn: 'elsewhere.test', uses: ['server'] })
    const x = await sent(await serving((s) => s.end(), { cert: other.cert, key: other.key }))
    expect([x.failure?.kind, x.failure?.message]).toEqual(['tls', expect.stringContaining('ALTNAME')])
  })

  it('a server that wants another client certificate', async () => {
    const pki = await processTestPki()
    const other = await (await createAuthority('other')).issue({ fqdn: 'x.test', uses: ['client'] })
    const x = await sent(await serving((s) => s.end()), { identity: identityOf(pki, other) })
    // Node's server ends the connection after the handshake; others send an alert.
    expect(['tls', 'reset']).toContain(x.failure?.kind)
  })

  it('a certificate of our own that cannot be used', async () => {
    const x = await sent(await serving((s) => s.end()), { identity: { cert: 'junk', key: 'junk' } })
    expect([x.failure?.kind, x.failure?.message]).toEqual(['tls', expect.stringContaining('cannot be used')])
  })

  it('a server that never answers', async () => {
    const x = await sent(await serving(() => undefined), { answerMs: 80 })
    expect(failure(x)).toEqual(['timeout', 'harness to provider', 'nobody', undefined])
  })

  it('a server that never ends its answer', async () => {
    const x = await sent(await serving((s) => s.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{')), {
      answerMs: 200,
    })
    expect(failure(x)).toEqual(['timeout', 'harness to provider', 'provider', 200])
    expect(Buffer.from(x.response?.body ?? []).toString()).toBe('{')
  })

  it('a reset instead of an answer', async () => {
    const x = await sent(await serving((s) => s.destroy()))
    expect(failure(x)).toEqual(['reset', 'harness to provider', 'nobody', undefined])
  })

  it('half a body, of which what came is kept', async () => {
    const x = await sent(await serving((s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"half":')))
    expect(failure(x)).toEqual(['truncated', 'harness to provider', 'provider', 200])
    expect(Buffer.from(x.response?.body ?? []).toString()).toBe('{"half":')
  })

  it('half a gzip body, of which what came is decoded', async () => {
    const whole = gzipSync('x'.repeat(100_000))
    const half = answerBytes(
      '200 OK',
      ['Content-Encoding: gzip', `Content-Length: ${whole.length}`],
      whole.subarray(0, 80),
    )
    const x = await sent(await serving((s) => s.end(half)))
    expect([x.failure?.kind, x.response?.decodeProblem]).toEqual(['truncated', undefined])
    expect(Buffer.from(x.response?.body ?? []).toString()).toMatch(/^x+$/)
  })

  it('a body of 50 MB', async () => {
    const megabyte = Buffer.alloc(1_000_000, 0x20)
    const x = await sent(
      await serving((s) => {
        s.write('HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n')
        for (let i = 0; i < 50; i += 1) s.write(megabyte)
      }),
    )
    expect(failure(x)).toEqual(['too-large', 'harness to provider', 'provider', 200])
    expect(x.response?.raw.length).toBe(0)
  })

  it('a small gzip body that unfolds to 50 MB', async () => {
    const bomb = answerBytes('200 OK', ['Content-Encoding: gzip'], gzipSync(Buffer.alloc(50_000_000)))
    const x = await sent(await serving((s) => s.write(bomb)))
    expect(failure(x)).toEqual(['too-large', 'harness to provider', 'provider', 200])
  })

  it.each([
    ['no status line', 'hello\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a header line without colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n'],
  ])('HTTP with %s', async (_what, bytes) => {
    const x = await sent(await serving((s) => s.write(bytes)))
    expect([x.failure?.kind, x.response]).toEqual(['protocol', undefined])
  })

  it.each([
    ['an HTML page', 'text/html', '<html><body>Sign in</body></html>'],
    ['JSON that is not FHIR', 'application/json', '[1,2,3]'],
    ['an empty body', 'application/fhir+json', ''],
  ])('%s is an answer like any other', async (_what, type, body) => {
    const x = await sent(await serving((s) => s.write(answerBytes('200 OK', [`Content-Type: ${type}`], body))))
    expect(failure(x)).toEqual([undefined, undefined, 'provider', 200])
    expect(Buffer.from(x.response?.body ?? []).toString()).toBe(body)
  })
})
