import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GpcError, type Exchange } from '../../src/core/index.js'
import { readHar } from '../../src/recording/har.js'

const BASE = 'https://provider.example/A20047/STU3/1/gpconnect'

const entry = (over: { request?: object; response?: object; [name: string]: unknown } = {}): object => ({
  startedDateTime: '2030-01-01T00:00:00Z',
  time: 12.5,
  ...over,
  request: {
    method: 'GET',
    url: `${BASE}/Patient/p1?x=1`,
    headers: [{ name: 'Accept', value: 'a/b' }],
    ...over.request,
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    headers: [{ name: 'Content-Type', value: 'application/fhir+json' }],
    content: { size: 2, text: '{}' },
    ...over.response,
  },
})

const har = (...entries: unknown[]): string => JSON.stringify({ log: { version: '1.2', creator: {}, entries } })
const read = (text: string): Exchange[] => readHar(text, 'traffic.har', BASE)
const only = (one: unknown): Exchange => read(har(one))[0] as Exchange
const text = (bytes?: Uint8Array): string => new TextDecoder().decode(bytes)

const problem = (file: string): string => {
  try {
    return `${read(file).length} read`
  } catch (thrown) {
    if (thrown instanceof GpcError && thrown.code === 'recording-invalid') return thrown.message
    throw thrown
  }
}

describe('an entry of a HAR', () => {
  it('is an exchange', () => {
    const { request, response, ...rest } = only(entry({ _interaction: 'read-patient' }))
    expect(rest).toEqual({
      id: 'x1',
      interaction: 'read-patient',
      hop: 'direct',
      startedAt: '2030-01-01T00:00:00.000Z',
      durationMs: 12.5,
      answeredBy: 'provider',
      curl: `curl -X GET -H 'Accept: a/b' '${BASE}/Patient/p1?x=1'`,
    })
    expect([request.method, request.path, request.headers.get('accept')]).toEqual(['GET', '/Patient/p1?x=1', 'a/b'])
    expect([response?.status, response?.reason, text(response?.body)]).toEqual([200, 'OK', '{}'])
  })

  it('keeps order, case and repeats of fields, and leaves out those of HTTP/2 that are none', () => {
    const headers = [
      { name: ':status', value: '200' },
      { name: 'b', value: '1' },
      { name: 'A', value: '2' },
      { name: 'B', value: '3' },
    ]
    expect(only(entry({ response: { headers } })).response?.headers.fields).toEqual([
      ['b', '1'],
      ['A', '2'],
      ['B', '3'],
    ])
  })

  it('knows what went through a proxy that has the URL of the provider behind its own', () => {
    const { hop, request } = only(entry({ request: { url: `https://proxy.example/${BASE}/metadata` } }))
    expect([hop, request.path]).toEqual(['ssp', '/metadata'])
    expect(only(entry({ request: { url: `${BASE}/Patient?identifier=https://x.example/Id|1` } })).hop).toBe('direct')
  })

  it('has the bytes of a body, whichever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const content = { size: bytes.length, text: Buffer.from(bytes).toString('base64'), encoding: 'base64' }
        const { request, response } = only(entry({ request: { postData: content }, response: { content } }))
        expect([...(request.body ?? [])]).toEqual([...bytes])
        expect([...(response?.body ?? [])]).toEqual([...bytes])
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        expect(text(only(entry({ response: { content: { text: body } } })).response?.body)).toBe(body)
      }),
    )
  })

  it('has a body of any size', () => {
    const long = 'x'.repeat(5_000_000)
    expect(only(entry({ response: { content: { text: long } } })).response?.body.byteLength).toBe(5_000_000)
  })

  it('is judged by nobody where the recording does not hold its body', () => {
    expect(only(entry({ response: { content: { size: 17 } } })).failure?.kind).toBe('not-offered')
    expect(only(entry({ response: { content: { size: 0 } } })).failure).toBeUndefined()
    expect(only(entry({ response: { content: undefined } })).failure).toBeUndefined()
  })

  it('has no answer where none came', () => {
    const { response, answeredBy } = only(entry({ response: { status: 0 } }))
    expect([response, answeredBy]).toEqual([undefined, 'nobody'])
  })
})

describe('a file that is no HAR', () => {
  it.each([
    ['', /^traffic\.har: is no whole JSON/],
    ['<html>', /^traffic\.har: is no whole JSON/],
    ['[]', /^traffic\.har: HAR: /],
    ['{"log":{}}', /^traffic\.har: log\.entries: /],
    [har(entry(), 7), /^traffic\.har: entry 2: /],
    [har(entry(), entry(), entry({ response: { status: '200' } })), /^traffic\.har: entry 3: response\.status: /],
    [har(entry({ request: { url: '/Patient' } })), /entry 1: request\.url: is no URL/],
    [har(entry({ startedDateTime: 'yesterday' })), /entry 1: startedDateTime: is no date and time/],
    [har(entry({ request: { headers: { Accept: 'a' } } })), /entry 1: request\.headers: /],
    [har(entry({ response: { content: { text: '%%', encoding: 'base64' } } })), /response\.content: is no base64/],
    [har(entry({ response: { content: { text: 'x', encoding: 'rot13' } } })), /has an encoding other than base64/],
  ])('is refused by name and place: %j', (file, message) => expect(problem(file)).toMatch(message))

  it('is read behind a byte order mark', () => expect(problem(`\uFEFF${har(entry())}`)).toBe('1 read'))

  it('is refused wherever it is cut off', () => {
    const whole = har(entry(), entry({ request: { postData: { text: '{"a":"é"}' } } }))
    for (let end = 0; end < whole.length; end++) expect(problem(whole.slice(0, end))).toMatch(/^traffic\.har: /)
  })

  it('never breaks the reader, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('request', 'response', 'startedDateTime', 'time'), (value, name) => {
        expect(problem(JSON.stringify(value))).toMatch(/^traffic\.har: |^\d+ read$/)
        expect(problem(har({ ...entry(), [name]: value }))).toMatch(/^traffic\.har: entry 1: |^1 read$/)
      }),
      { numRuns: 500 },
    )
  })
})
