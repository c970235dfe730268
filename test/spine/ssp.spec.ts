import { gzipSync } from 'node:zlib'
import { request as httpsRequest } from 'node:https'
import { describe, expect, it } from 'vitest'
import { createAuthority, processTestPki } from '../../src/spine/index.js'
import { answerBytes, deadPort, identityOf, plan } from '../transport/fake-server.js'
import { audited, body, good, open, raw, ROOT } from './ssp-setup.js'

describe('the SSP emulator', () => {
  it('forwards method, target, fields and body untouched, and adds who asked', async () => {
    const { server, sender } = await open(good)
    const x = await sender.send(
      raw({
        method: 'POST',
        path: '/Patient/$x?a=1|2%7C3&b=https%3A%2F%2Fc',
        headers: plan().headers.and('X-cAsE', 'a').and('x-case', 'b').and('Accept-Encoding', 'gzip'),
        body: '{"a":1}',
      }),
    )
    const [seen] = server.seen
    expect(seen?.start).toBe(`POST ${ROOT}/Patient/$x?a=1|2%7C3&b=https%3A%2F%2Fc HTTP/1.1`)
    const mine = x.request.headers.fields.filter(([n]) => !/^(host|connection)$/i.test(n))
    expect(seen?.headers.fields.slice(1, mine.length + 1)).toEqual(mine)
    expect(seen?.headers.all('host')).toEqual([`localhost:${server.port}`])
    expect(seen?.headers.get('forwarded')).toMatch(/^for=127\.0\.0\.1;host="localhost:\d+";proto=https$/)
    expect(seen?.body.toString()).toBe('{"a":1}')
    expect(x.forwarded?.target).toBe(`${ROOT}/Patient/$x?a=1|2%7C3&b=https%3A%2F%2Fc`)
    expect(x.forwarded?.headers.fields).toEqual(seen?.headers.without('connection').fields)
    expect([x.response?.status, x.answeredBy]).toEqual([200, 'provider'])
  })

  it('sends the answer back untouched: reason, case, order, repeats, no Date of its own', async () => {
    const { sender } = await open((s) => s.write(answerBytes('404 Nope', ['X-b: 1', 'x-B: 2', 'eTag: W/"1"'], '{}')))
    const x = await sender.send(raw())
    expect([x.response?.status, x.response?.reason]).toEqual([404, 'Nope'])
    const fields = x.response?.headers.without('connection').without('keep-alive').fields
    expect(fields).toEqual([
      ['X-b', '1'],
      ['x-B', '2'],
      ['eTag', 'W/"1"'],
      ['Content-Length', '2'],
    ])
  })

  it('lets gzip, chunks and empty answers through as they are', async () => {
    const coded = gzipSync('{"a":1}')
    const answers = [
      answerBytes('200 OK', ['Content-Encoding: gzip'], coded),
      answerBytes('200 OK', ['Transfer-Encoding: chunked'], '3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n'),
      answerBytes('204 No Content', ['X: y']),
      answerBytes('304 Not Modified', ['ETag: "1"']),
    ]
    const { sender, server } = await open((s) => s.write(answers[server.seen.length - 1] ?? ''))
    const first = await sender.send(raw())
    expect(Buffer.from(first.response?.raw ?? []).equals(coded)).toBe(true)
    const second = await sender.send(raw())
    expect([second.response?.headers.get('transfer-encoding'), body(second)]).toEqual(['chunked', '{"a":1}'])
    expect((await sender.send(raw())).response?.status).toBe(204)
    expect((await sender.send(raw())).response?.status).toBe(304)
  })

  it('passes well-formed requests of fhir-kit-client the same way', async () => {
    const { server, sender } = await open(good)
    const x = await sender.send(plan({ hop: 'ssp' }))
    expect(server.seen[0]?.start).toBe(`GET ${ROOT}/Patient?identifier=a%7Cb HTTP/1.1`)
    expect([x.answeredBy, x.forwarded?.headers.get('ssp-to')]).toEqual(['provider', '200000000205'])
  })

  it('answers itself what it refuses, and the provider hears nothing of it', async () => {
    const { server, sender } = await open(good)
    const x = await sender.send(raw({ headers: plan().headers.without('Ssp-From') }))
    expect([x.response?.status, x.answeredBy, x.forwarded, server.seen.length]).toEqual([400, 'ssp', undefined, 0])
    expect(body(x)).toContain('fhir.nhs.net')
  })

  it('answers 502 for a provider that is down, and the exchange says which hop broke', async () => {
    const { sender } = await open(good, { port: await deadPort() })
    const x = await sender.send(raw())
    expect([x.response?.status, x.answeredBy]).toEqual([502, 'ssp'])
    expect(body(x)).toContain('ERROR_COMMUNICATING_TO_ENDPOINT_URL_https://localhost')
    expect([x.failure?.kind, x.failure?.hop]).toEqual(['refused', 'SSP to provider'])
  })

  it('answers 502 for a provider whose certificate does not hold', async () => {
    const other = await (await createAuthority('other')).issue({ fqdn: 'localhost', uses: ['server'] })
    const { sender } = await open(good, { tls: { cert: other.cert, key: other.key } })
    const x = await sender.send(raw())
    expect([x.response?.status, x.answeredBy, x.failure?.kind, x.failure?.hop]).toEqual([
      502,
      'ssp',
      'tls',
      'SSP to provider',
    ])
  })

  it('breaks off an answer that the provider breaks off', async () => {
    const { sender } = await open((s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"half":'))
    const x = await sender.send(raw())
    expect([x.failure?.kind, x.failure?.hop, x.answeredBy]).toEqual(['truncated', 'SSP to provider', 'provider'])
    expect(body(x)).toBe('{"half":')
  })

  it('waits as long as the consumer does, and the exchange names the provider as the silent one', async () => {
    const { sender } = await open(() => undefined, { answerMs: 150 })
    const x = await sender.send(raw())
    expect([x.failure?.kind, x.failure?.hop, x.answeredBy]).toEqual(['timeout', 'SSP to provider', 'nobody'])
  })

  it('sends a safe request again where the kept connection to the provider closed under it', async () => {
    const { sender, server } = await open((s, seen) => (server.seen.length === 2 ? void s.destroy() : good(s, seen)))
    await sender.send(raw())
    const x = await sender.send(raw())
    expect([x.response?.status, x.failure, server.seen.length]).toEqual([200, undefined, 3])
  })

  it.each([
    [false, 3],
    [true, 1],
  ])('keeps connections for a POST only where it is told to: %s', async (keepAll, connections) => {
    const { sender, server } = await open(good, { ssp: { keepAll } })
    for (let i = 0; i < 3; i += 1) await sender.send(raw({ method: 'POST', body: '{}' }))
    expect([server.seen.length, server.connections()]).toEqual([3, connections])
  })

  it('does not send a POST twice over a kept connection either', async () => {
    const { sender, server } = await open((s, seen) => (server.seen.length === 2 ? void s.destroy() : good(s, seen)), {
      ssp: { keepAll: true },
    })
    await sender.send(raw({ method: 'POST', body: '{}' }))
    const x = await sender.send(raw({ method: 'POST', body: '{}' }))
    expect([x.response?.status, x.answeredBy, server.seen.length]).toEqual([502, 'ssp', 2])
  })

  it('does not send a POST twice', async () => {
    const { sender, server } = await open((s, seen) => (server.seen.length === 2 ? void s.destroy() : good(s, seen)))
    await sender.send(raw({ method: 'POST', body: '{}' }))
    const x = await sender.send(raw({ method: 'POST', body: '{}' }))
    expect([x.response?.status, x.failure?.kind, x.answeredBy, server.seen.length]).toEqual([502, 'reset', 'ssp', 2])
  })

  it('keeps apart who answered when many requests are under way', async () => {
    const { sender } = await open(good)
    const sent = Array.from({ length: 20 }, (_, i) =>
      sender.send(
        raw({ headers: i % 2 ? plan().headers.with('Ssp-TraceID', `t${i}`) : plan().headers.without('Ssp-TraceID') }),
      ),
    )
    const answered = (await Promise.all(sent)).map((x) => x.answeredBy)
    expect(answered).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 ? 'provider' : 'ssp')))
  })

  it('tells a consumer what is wrong with its certificate', async () => {
    const pki = await processTestPki()
    const stranger = await (await createAuthority('stranger')).issue({ fqdn: 'x.test', uses: ['client'] })
    const { sender } = await open(good, { identity: identityOf(pki, stranger) })
    const x = await sender.send(raw())
    expect([x.response?.status, x.answeredBy]).toEqual([495, 'ssp'])
    expect(body(x)).toContain('CLIENT_CERTIFICATE_')
  })

  it('listens on the loopback', async () => {
    const { ssp } = await open(good)
    const pki = await processTestPki()
    const status = await new Promise((resolve) =>
      httpsRequest({ host: '127.0.0.1', port: ssp.port, ...identityOf(pki, pki.consumer) }, (r) =>
        resolve(r.statusCode),
      ).end(),
    )
    // Its own certificate is good; the request has none of the four fields.
    expect(status).toBe(400)
  })

  it('streams a long answer in both directions without holding it', async () => {
    const megabyte = Buffer.alloc(1_000_000, 0x61)
    const { sender } = await open((s, seen) => {
      s.write(`HTTP/1.1 200 OK\r\nContent-Length: ${seen.body.length + 5_000_000}\r\n\r\n`)
      s.write(seen.body)
      for (let i = 0; i < 5; i += 1) s.write(megabyte)
    })
    const x = await sender.send(raw({ method: 'POST', body: Buffer.alloc(3_000_000, 0x62) }))
    expect([x.failure, x.response?.raw.length]).toEqual([undefined, 8_000_000])
  })
})

describe('the audit log', () => {
  it('has a line for an answer, with sizes and times', async () => {
    expect(await audited(good, raw({ method: 'POST', body: '{"a":1}' }))).toEqual({
      at: '2030-01-02T03:04:05.000Z',
      traceId: 'b7f1c1de-0000-4000-8000-000000000001',
      from: '200000000115',
      to: '200000000205',
      interaction: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
      method: 'POST',
      outcome: 'answered',
      status: 200,
      requestBytes: 7,
      responseBytes: 2,
      ms: expect.any(Number) as number,
      providerMs: expect.any(Number) as number,
    })
  })

  it('names the rule that refused', async () => {
    const line = await audited(good, raw({ headers: plan().headers.without('Ssp-To') }))
    expect(line).toMatchObject({ outcome: 'refused', rule: 'four-headers', status: 400, to: undefined })
  })

  it('tells an unreachable provider, a broken answer and a consumer that went away apart', async () => {
    const unreachable = await audited(good, raw(), { port: await deadPort() })
    expect(unreachable).toMatchObject({ outcome: 'unreachable', status: 502 })
    const broken = await audited((s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{'), raw())
    expect(broken).toMatchObject({ outcome: 'cut-short', responseBytes: 1 })
    expect(await audited(() => undefined, raw(), { answerMs: 80 })).toMatchObject({ outcome: 'abandoned' })
  })

  it('notes trailers that were dropped', async () => {
    const trailed = answerBytes('200 OK', ['Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\nX: y\r\n\r\n')
    expect((await audited((s) => s.write(trailed), raw())).note).toContain('trailers')
  })
})
