import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processTestPki, type AuditEntry, type Ssp } from '../../src/spine/index.js'
import { answerBytes, deadPort, identityOf, plan } from '../transport/fake-server.js'
import { audited, body, good, open, raw, ROOT, type Setup } from './ssp-setup.js'

/** Writes bytes to the proxy and reads until it has given a whole answer, or closes, or after closing first. */
async function exchange(
  { port }: Ssp,
  bytes: string | Uint8Array,
  until: 'answered' | 'closed' | 'left' = 'answered',
): Promise<string> {
  const pki = await processTestPki()
  const socket = connect({ host: 'localhost', port, ...identityOf(pki, pki.consumer) })
  await once(socket, 'secureConnect')
  let came = ''
  const over = new Promise<void>((resolve) => {
    socket.on('close', () => resolve()).on('error', () => resolve())
    socket.on('data', (chunk: Buffer) => {
      came += chunk.toString('latin1')
      if (until === 'answered' && /\}(\r\n0\r\n\r\n)?$/.test(came)) resolve()
    })
  })
  if (until === 'left') socket.end(bytes)
  else socket.write(bytes)
  await over
  socket.destroy()
  return came
}

const fields = (...more: string[]): string =>
  [...plan().headers.fields.map(([name, value]) => `${name}: ${value}`), ...more, '', ''].join('\r\n')

const to = ({ server }: Setup, rest = '/Patient'): string => `/https://localhost:${server.port}${ROOT}${rest}`

/** A proxy whose audit lines are kept. */
async function listened(...args: Parameters<typeof open>): Promise<Setup & { lines: AuditEntry[] }> {
  const lines: AuditEntry[] = []
  const [answer, over] = args
  return { ...(await open(answer, { ...over, ssp: { audit: (line) => void lines.push(line) } })), lines }
}

describe('what the proxy is sent', () => {
  it('is passed on with chunks, without its trailers, and the log says so', async () => {
    const { authority, provider } = await processTestPki()
    const seen: { headers: string[]; body: string; trailers: string[] }[] = []
    const chunked = createServer({ cert: provider.cert, key: provider.key, ca: authority.ca }, (request, answer) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')))
      request.on('end', () => {
        seen.push({ headers: request.rawHeaders, body, trailers: request.rawTrailers })
        answer.end('{}')
      })
    })
    await once(chunked.listen(0, '127.0.0.1'), 'listening')
    try {
      const setup = await listened(good, { port: (chunked.address() as AddressInfo).port })
      const framing = 'Host: x\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum'
      const head = `POST /${setup.base.href}/Patient HTTP/1.1\r\n${framing}\r\n${fields()}`
      await exchange(setup.ssp, `${head}3\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-Sum: 1\r\n\r\n`)
      expect(seen).toMatchObject([{ body: '{"a":1}', trailers: [] }])
      expect(seen[0]?.headers).toContain('chunked')
      expect(seen[0]?.headers).not.toContain('Trailer')
      await expect
        .poll(() => setup.lines)
        .toMatchObject([{ outcome: 'answered', requestBytes: 7, note: 'trailers of the request were dropped' }])
    } finally {
      chunked.closeAllConnections()
      chunked.close()
    }
  })

  it.each([
    ['/Patient/..//a/./b?x=|1&y=%7c%2F', '/Patient/..//a/./b?x=|1&y=%7c%2F'],
    ['/Patient?a=\'"<>{}[]^`', '/Patient?a=\'"<>{}[]^`'],
  ])('keeps the target %s byte for byte', async (rest, seen) => {
    const setup = await open(good)
    await exchange(setup.ssp, Buffer.from(`GET ${to(setup, rest)} HTTP/1.1\r\nHost: x\r\n${fields()}`, 'latin1'))
    expect(setup.server.seen.map((s) => s.start)).toEqual([`GET ${ROOT}${seen} HTTP/1.1`])
  })

  it('is answered in its own form, with a line in the log, where it is no HTTP', async () => {
    const setup = await listened(good)
    const answer = await exchange(setup.ssp, 'HELLO there\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/fhir\+json/)
    expect(answer).toMatch(/fhir\.nhs\.net.*MALFORMED_HTTP_HPE_/)
    expect(setup.lines).toMatchObject([{ outcome: 'malformed', status: 400, rule: 'HPE_INVALID_METHOD' }])
  })

  it('is answered 431 where its head is longer than any', async () => {
    const setup = await listened(good)
    const answer = await exchange(
      setup.ssp,
      `GET ${to(setup)} HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`,
    )
    expect(answer).toContain('431 Request Header Fields Too Large')
  })

  it("is the consumer's fault where its chunks are none: the provider is left alone with it", async () => {
    const setup = await listened(() => undefined)
    const head = `POST ${to(setup)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n${fields()}`
    expect(await exchange(setup.ssp, `${head}zz\r\n`)).toContain('MALFORMED_HTTP_HPE_INVALID_CHUNK_SIZE')
    await expect.poll(() => setup.lines).toMatchObject([{ outcome: 'refused', rule: 'http' }])
  })

  it('does not stand before the next request where the provider could not take its body', async () => {
    const setup = await open(good, { port: await deadPort() })
    const target = to(setup).replace(String(setup.server.port), setup.base.port)
    const body = 'x'.repeat(300_000)
    const one = `POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n${fields()}${body}`
    const answers = await exchange(setup.ssp, `${one}GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'closed')
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 502', 'HTTP/1.1 400'])
  })
})

describe('both legs', () => {
  it('are mutual TLS: the provider is shown the certificate of the SSP', async () => {
    const shown: string[] = []
    const setup = await open((socket, seen) => {
      const tls = socket as TLSSocket
      shown.push(String(tls.getPeerCertificate().subject.CN), tls.getProtocol() ?? 'none')
      good(socket, seen)
    })
    await setup.sender.send(raw())
    expect(shown).toEqual(['ssp.gpc-assure.test', expect.stringMatching(/^TLSv1\.[23]$/)])
  })

  it('know nothing older than TLS 1.2', async () => {
    const { ssp } = await open(good)
    const pki = await processTestPki()
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
    const socket = connect({ host: 'localhost', port: ssp.port, ...identityOf(pki, pki.consumer), ...old })
    const [problem] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
    expect(problem.code).toMatch(/^(ERR_SSL_|EPROTO|ECONNRESET)/)
  })
})

describe('what the provider answers', () => {
  it('may announce trailers without chunks: the field is dropped, the answer passes', async () => {
    const { sender } = await open((s) => s.write(answerBytes('200 OK', ['Trailer: X'], '{}')))
    const x = await sender.send(raw())
    expect([x.response?.status, body(x), x.response?.headers.has('trailer'), x.answeredBy]).toEqual([
      200,
      '{}',
      false,
      'provider',
    ])
  })

  it('may come with interim answers, which are dropped with a note', async () => {
    const hinted = Buffer.concat([
      Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n'),
      answerBytes('200 OK', [], '{}'),
    ])
    const line = await audited((s) => s.write(hinted), raw())
    expect([line.status, line.note]).toEqual([200, 'an interim answer (103) was dropped'])
  })

  it.each(['099 None', '000 None'])('is no HTTP with the status %s: the proxy says 502', async (status) => {
    const { sender } = await open((s) => s.write(answerBytes(status, [], '{}')))
    const x = await sender.send(raw())
    expect([x.response?.status, x.answeredBy, x.failure?.kind, x.failure?.hop]).toEqual([
      502,
      'ssp',
      'protocol',
      'SSP to provider',
    ])
  })

  it('may end with the connection instead of a length', async () => {
    const { sender } = await open((s) => s.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a":1}'))
    const x = await sender.send(raw())
    expect([x.response?.status, body(x), x.failure, x.answeredBy]).toEqual([200, '{"a":1}', undefined, 'provider'])
  })
})

describe('a proxy that is sent anything', () => {
  const wild = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: 'binary', maxLength: 100 })
      .map((s) => Buffer.from(`GET /https://${s} HTTP/1.1\r\nHost: x\r\n\r\n`)),
    fc
      .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }))
      .map(([n, v]) => Buffer.from(`GET / HTTP/1.1\r\n${n}: ${v}\r\n\r\n`)),
  )

  it('by consumers goes on for the next one', async () => {
    const setup = await open(good)
    await fc.assert(
      fc.asyncProperty(wild, async (bytes) => void (await exchange(setup.ssp, bytes, 'left'))),
      { numRuns: 40 },
    )
    expect((await setup.sender.send(raw())).answeredBy).toBe('provider')
  })

  it('by providers goes on, and the answer is never its own', async () => {
    const answer = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.string({ unit: 'binary', maxLength: 10 }), fc.string({ unit: 'binary', maxLength: 30 }))
        .map(([status, field]) => Buffer.from(`HTTP/1.1 ${status}\r\n${field}\r\n\r\n`)),
      fc.integer({ min: 0, max: 999 }).map((n) => Buffer.from(`HTTP/1.1 ${String(n).padStart(3, '0')} x\r\n\r\n`)),
    )
    let said: Uint8Array = Buffer.alloc(0)
    const setup = await open((s) => void s.end(said))
    await fc.assert(
      fc.asyncProperty(answer, async (bytes) => {
        said = bytes
        const x = await setup.sender.send(raw())
        expect(x.failure?.hop ?? 'SSP to provider').toBe('SSP to provider')
      }),
      { numRuns: 60 },
    )
    said = answerBytes('200 OK', [], '{}')
    expect((await setup.sender.send(raw())).response?.status).toBe(200)
  })
})
