import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Headers, type Exchange } from '../../src/core/index.js'
import { exchangeText } from '../../src/evidence/exchange-text.js'
import { recordExchange } from '../../src/recording/record.js'
import { redactText } from '../../src/recording/redact.js'

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url({ iss: 'https://consumer.example', sub: '1' })}.`
const key = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEF', '-----END PRIVATE KEY-----'].join('\n')
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const exchange = (said: string, authorization = `Bearer ${token}`): Exchange => ({
  id: 'x1',
  interaction: 'find-patient',
  hop: 'ssp',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  answeredBy: 'provider',
  curl: `curl -H 'Authorization: ${authorization}' 'https://provider.example/?t=${said}'`,
  request: {
    method: 'POST',
    url: `https://provider.example/?t=${said}`,
    path: '/',
    headers: new Headers([
      ['aUTHORIZATION', authorization],
      ['Accept', 'x'],
    ]),
    body: bytes(said),
  },
  response: {
    status: 400,
    reason: 'Bad Request',
    httpVersion: '1.1',
    headers: new Headers([
      ['X-Echo', said],
      ['Set-Cookie', 'session=5e55107'],
    ]),
    raw: bytes(said),
    body: bytes(JSON.stringify({ diagnostics: `you sent ${said}` })),
  },
  forwarded: { target: '/', headers: new Headers([['Authorization', authorization]]) },
})

const written = (x: Exchange): string => {
  const recorded = recordExchange(x)
  return `${JSON.stringify(recorded)}${exchangeText(recorded)}`
}

describe('redaction', () => {
  it('leaves no token anywhere, also where the other side quotes it', () => {
    expect(written(exchange(token))).not.toContain(token.split('.')[1])
    expect(written(exchange('x'))).not.toContain('5e55107')
  })

  it('leaves no credentials that are no token, quoted or not', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9._~-]{8,40}$/),
        fc.constantFrom('Bearer', 'Basic', 'Digest'),
        (secret, scheme) => {
          fc.pre(!'https://provider.example/POST400BadRequest'.includes(secret))
          expect(written(exchange(secret, `${scheme} ${secret}`))).not.toContain(secret)
        },
      ),
    ))

  it('leaves no private key, in text or inside JSON', () => {
    for (const text of [key, JSON.stringify({ key }), JSON.stringify({ n: [JSON.stringify(key)] })])
      expect(redactText(text)).not.toContain('MIIEvQ')
  })

  it('leaves ordinary text alone', () => {
    const text = 'A Basic understanding of Bearer tokens; Patient/eyeJones; "family": "Key"'
    expect(redactText(text)).toBe(text)
  })

  it('finds a token behind an escape of JSON', () => {
    expect(redactText(JSON.stringify(`a\n${token}`))).not.toContain(token.split('.')[1])
  })

  it('keeps a body that is no text as base64, and cuts one that is endless', () => {
    const odd = exchange('x')
    const raw = new Uint8Array([0xff, 0xfe, 0x00])
    const recorded = recordExchange({ ...odd, response: { ...odd.response!, body: raw } })
    expect(recorded.response?.body).toEqual({ text: '//4A', encoding: 'base64', size: 3 })
    const endless = recordExchange({ ...odd, response: { ...odd.response!, body: new Uint8Array(3_000_000).fill(97) } })
    expect(endless.response?.body).toMatchObject({ size: 3_000_000, encoding: 'utf8' })
    expect(endless.response?.body.text).toHaveLength(2_000_000)
  })
})
