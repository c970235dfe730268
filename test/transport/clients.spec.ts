import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { Headers, type Exchange, type RequestPlan } from '../../src/core/index.js'
import { processTestPki } from '../../src/spine/index.js'
import { createSender, providerAnswers, type Sender } from '../../src/transport/index.js'
import { answerBytes, fakeServer, identityOf, plan, type Answering, type FakeServer } from './fake-server.js'

const LIMITS = { connectMs: 5000, answerMs: 10_000, responseBytes: 1_000_000 }
const BODY = '{"resourceType":"Patient","id":"1"}'
const good: Answering = (socket) =>
  socket.write(answerBytes('200 Fine', ['content-TYPE: application/fhir+json', 'X-a: 1', 'x-A: 2'], BODY))

let server: FakeServer
let sender: Sender

async function open(answer: Answering): Promise<void> {
  const pki = await processTestPki()
  server = await fakeServer(answer)
  const root = `https://localhost:${server.port}/A20047//STU3/1/gpconnect`
  const identity = identityOf(pki, pki.ssp)
  sender = createSender({
    routes: { direct: { root, identity, hop: 'harness to provider', attribute: providerAnswers } },
    limits: LIMITS,
  })
}

afterEach(async () => {
  await sender.close()
  await server.close()
})

const text = (x: Exchange): string => Buffer.from(x.response?.body ?? []).toString()

describe.each([
  ['fhir-kit-client', true],
  ['the raw client', false],
])('%s', (_name, wellFormed) => {
  const send = (over: Partial<RequestPlan> = {}): Promise<Exchange> => sender.send(plan({ wellFormed, ...over }))

  it.each(['GET', 'POST', 'PUT', 'HEAD'])(
    'sends the %s request that the exchange shows, field by field',
    async (method) => {
      await open((s) => s.write(answerBytes('200 OK', ['Content-Length: 0'])))
      const x = await send({ method, ...(method.startsWith('P') ? { body: '{"a":1}' } : {}) })
      const [seen] = server.seen
      expect(seen?.start).toBe(`${method} /A20047//STU3/1/gpconnect/Patient?identifier=a%7Cb HTTP/1.1`)
      expect(x.response?.status).toBe(200)
      const wire = seen?.headers.fields.map(([n, v]) => [n.toLowerCase(), v]).sort()
      expect(wire).toEqual(x.request.headers.fields.map(([n, v]) => [n.toLowerCase(), v]).sort())
      expect(seen?.headers.fields.map(([n]) => n)).toContain('Ssp-TraceID')
      expect(x.request.path).toBe('/Patient?identifier=a%7Cb')
    },
  )

  it('keeps the answer as it came: reason, case, order and repeats of fields', async () => {
    await open(good)
    const x = await send()
    expect(x.response?.status).toBe(200)
    expect(x.response?.reason).toBe('Fine')
    expect(x.response?.headers.fields.slice(0, 3)).toEqual([
      ['content-TYPE', 'application/fhir+json'],
      ['X-a', '1'],
      ['x-A', '2'],
    ])
    expect(text(x)).toBe(BODY)
    expect(x.answeredBy).toBe('provider')
    expect(x.failure).toBeUndefined()
    expect(x.tls?.peerSubject).toContain('CN=provider.gpc-assure.test')
  })

  it('keeps both the coded and the decoded body', async () => {
    const coded = gzipSync(BODY)
    await open((s) => s.write(answerBytes('200 OK', ['Content-Encoding: gzip'], coded)))
    const x = await send()
    expect(Buffer.from(x.response?.raw ?? []).equals(coded)).toBe(true)
    expect(text(x)).toBe(BODY)
  })

  it('says so where the announced coding is not there', async () => {
    await open((s) => s.write(answerBytes('200 OK', ['Content-Encoding: gzip'], BODY)))
    const x = await send()
    expect(x.response?.decodeProblem).toContain('gzip')
    expect(text(x)).toBe(BODY)
    expect(x.failure).toBeUndefined()
  })

  it.each(['301 Moved', '302 Found', '307 Temporary Redirect'])('does not follow %s', async (status) => {
    await open((s) => s.write(answerBytes(status, ['Location: https://localhost:1/elsewhere'])))
    const x = await send()
    expect(x.response?.status).toBe(Number(status.slice(0, 3)))
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    ['an error', answerBytes('404 Not Found', [], '{"resourceType":"OperationOutcome"}'), 404],
    ['text', answerBytes('200 OK', ['Content-Type: text/html'], '<html>'), 200],
    ['null', answerBytes('200 OK', [], 'null'), 200],
    ['nothing', answerBytes('200 OK', []), 200],
    ['no content', answerBytes('204 No Content', ['X: y']), 204],
    ['a chunked body', answerBytes('200 OK', ['Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'), 200],
    [
      'an interim answer first',
      Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nL: x\r\n\r\n'), answerBytes('200 OK', [])]),
      200,
    ],
    [
      'interim answers of both kinds first',
      Buffer.concat([
        Buffer.from(
          'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nL: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n',
        ),
        answerBytes('200 OK', []),
      ]),
      200,
    ],
  ])('takes %s as an answer', async (_what, bytes, status) => {
    await open((s) => s.write(bytes))
    const x = await send()
    expect([x.response?.status, x.failure]).toEqual([status, undefined])
  })

  it.each(['GET', 'POST'])('reads over a 100 that comes in pieces before the answer to %s', async (method) => {
    const bytes = Buffer.concat([
      Buffer.from('HTTP/1.1 100 Go on\r\nX: y\r\n\r\n'),
      answerBytes('201 Created', [], BODY),
    ])
    await open((socket) => {
      const pieces = Array.from({ length: Math.ceil(bytes.length / 5) }, (_, i) => bytes.subarray(i * 5, i * 5 + 5))
      const next = (): void => {
        const piece = pieces.shift()
        if (piece) socket.write(piece, () => setImmediate(next))
      }
      next()
    })
    const body = method === 'POST' ? { body: '{}' } : {}
    for (const x of [await send({ method, ...body }), await send({ method, ...body })])
      expect([x.response?.status, text(x), x.failure]).toEqual([201, BODY, undefined])
  })

  it('takes no 100 for an answer', async () => {
    await open((socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n'))
    const x = await send()
    expect([x.response, x.failure?.kind]).toEqual([undefined, 'reset'])
  })

  it('leaves a body alone that looks like a 100', async () => {
    const body = 'HTTP/1.1 100 Continue\r\n\r\n{}'
    await open((s) => s.write(answerBytes('200 OK', [], body)))
    expect(text(await send())).toBe(body)
  })

  it('keeps a connection for what is safe and opens one for each request that is not', async () => {
    await open(good)
    await send()
    await send()
    expect(server.connections()).toBe(1)
    await send({ method: 'POST', body: '{}' })
    await send({ method: 'POST', body: '{}' })
    expect(server.connections()).toBe(3)
    expect(server.seen[2]?.body.toString()).toBe('{}')
    expect(server.seen[2]?.headers.all('content-length')).toEqual(['2'])
  })

  it('sends a safe request again where the kept connection closed under it', async () => {
    let count = 0
    await open((s, seen) => {
      count += 1
      if (count === 2) s.destroy()
      else good(s, seen)
    })
    await send()
    const x = await send()
    expect([x.response?.status, x.failure, server.seen.length]).toEqual([200, undefined, 3])
  })

  it('does not send a command again that a fresh connection lost', async () => {
    await open((s) => s.destroy())
    const x = await send({ method: 'POST', body: '{}' })
    expect([x.failure?.kind, server.seen.length]).toEqual(['reset', 1])
  })

  it('numbers exchanges and measures them', async () => {
    await open(good)
    const [a, b] = [await send(), await send()]
    expect([a.id, b.id]).toEqual(['x1', 'x2'])
    expect(a.durationMs).toBeGreaterThan(0)
    expect(Date.parse(a.startedAt)).not.toBeNaN()
  })

  it('refuses a hop that the target does not offer', async () => {
    await open(good)
    await expect(send({ hop: 'ssp' })).rejects.toMatchObject({ code: 'no-such-hop', exitCode: 3 })
  })
})

describe('the raw client alone', () => {
  const send = (over: Partial<RequestPlan>): Promise<Exchange> => sender.send(plan({ wellFormed: false, ...over }))

  it.each(['/a/../b//c?x=1|2', '/Patient?identifier={x}|"y"', '/%2e%2e/%zz', '//x'])(
    'sends %s verbatim',
    async (path) => {
      await open(good)
      await send({ path })
      expect(server.seen[0]?.start).toBe(`GET /A20047//STU3/1/gpconnect${path} HTTP/1.1`)
    },
  )

  it('keeps case, order and repeats of header fields', async () => {
    await open(good)
    const fields = [
      ['sSp-tRaceID', 'a'],
      ['Ssp-TraceID', 'b'],
      ['Accept', ''],
    ] as const
    await send({ headers: new Headers(fields), authorization: { kind: 'raw', values: ['Basic x', 'bearer y'] } })
    const wire = server.seen[0]?.headers.fields.filter(([n]) => !/^(host|connection)$/i.test(n))
    expect(wire).toEqual([...fields, ['Authorization', 'Basic x'], ['Authorization', 'bearer y']])
  })

  it.each(['TRACE', 'OPTIONS', 'PATCH', 'DELETE', 'PROPFIND'])('speaks %s', async (method) => {
    await open(good)
    expect((await send({ method })).response?.status).toBe(200)
    expect(server.seen[0]?.start.startsWith(`${method} `)).toBe(true)
  })

  it('sends a body with GET', async () => {
    await open(good)
    await send({ body: '{"a":1}' })
    expect(server.seen[0]?.body.toString()).toBe('{"a":1}')
  })

  it('calls a request that cannot be sent our own fault', async () => {
    await open(good)
    const headers = new Headers([['X', 'a\r\nb']])
    await expect(send({ headers })).rejects.toMatchObject({ code: 'unsendable-request', exitCode: 3 })
  })
})

it('fhir-kit-client refuses a path that it would change', async () => {
  await open(good)
  await expect(sender.send(plan({ path: '/a/../b' }))).rejects.toMatchObject({ exitCode: 3 })
})
