import { execFileSync } from 'node:child_process'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Connection, Headers, type SentRequest } from '../../src/core/index.js'
import { splitUrl } from '../../src/transport/address.js'
import { curlLine } from '../../src/transport/curl.js'
import { decode } from '../../src/transport/decode.js'
import { failureOf } from '../../src/transport/failure.js'
import { authorizationValues, unsecuredToken } from '../../src/transport/jwt.js'
import { wireRequest } from '../../src/transport/wire.js'
import { plan } from './fake-server.js'

describe('the token', () => {
  it('has two parts and a trailing dot, unpadded', () => {
    const token = unsecuredToken({ alg: 'none', typ: 'JWT' }, { sub: 'ä?>' })
    expect(token).toMatch(/^eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0\.[A-Za-z0-9_-]+\.$/)
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toEqual({ sub: 'ä?>' })
  })

  it('can be changed, replaced and left out', () => {
    const made = { kind: 'token', header: { alg: 'none' }, claims: {} } as const
    expect(authorizationValues({ ...made, shape: ({ header }) => `${header}..` })[0]).toBe(
      'Bearer eyJhbGciOiJub25lIn0..',
    )
    expect(authorizationValues({ kind: 'raw', values: ['a', 'b'] })).toEqual(['a', 'b'])
    expect(authorizationValues({ kind: 'none' })).toEqual([])
  })
})

describe('a URL', () => {
  it('is split without changing a byte', () => {
    const target = fc.stringMatching(/^\/[!-~]*$/).filter((t) => !t.includes('\n'))
    fc.assert(
      fc.property(
        fc.domain(),
        fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
        target,
        (host, port, rest) => {
          const authority = port === undefined ? host : `${host}:${port}`
          expect(splitUrl(`https://${authority}${rest}`)).toEqual({ host, port: port ?? 443, authority, target: rest })
        },
      ),
    )
  })

  it.each([
    [
      'https://ssp/https://provider:19192//gp?a=1|2',
      { host: 'ssp', port: 443, authority: 'ssp', target: '/https://provider:19192//gp?a=1|2' },
    ],
    ['https://[::1]:1/x', { host: '::1', port: 1, authority: '[::1]:1', target: '/x' }],
    ['https://h', { host: 'h', port: 443, authority: 'h', target: '/' }],
    ['https://h?x=1', { host: 'h', port: 443, authority: 'h', target: '/?x=1' }],
    ['http://h/', { host: 'h', port: 80, authority: 'h', target: '/' }],
    ['https:/h/', undefined],
    ['https://h:99999/', undefined],
    ['https://a b/', undefined],
    ['', undefined],
  ])('%s', (url, parts) => expect(splitUrl(url)).toEqual(parts))
})

describe('the wire form', () => {
  const token = { kind: 'raw', values: ['Bearer x'] } as const
  const names = ({ authorization = token, ...over }: Partial<Parameters<typeof wireRequest>[0]>): string[] =>
    wireRequest({ ...plan(over), authorization }, 'https://h:1/root').headers.fields.map(([n, v]) => `${n}: ${v}`)

  it('adds Host, Connection and Authorization around the planned fields', () => {
    const fields = names({})
    expect(fields.slice(0, 3)).toEqual(['Host: h:1', 'Connection: keep-alive', expect.stringMatching(/^Ssp-TraceID/)])
    expect(fields.at(-1)).toMatch(/^Authorization: Bearer /)
  })

  it('says the length of a body, and of none where one belongs', () => {
    expect(names({ method: 'POST', body: 'ä' })).toContain('Content-Length: 2')
    expect(names({ method: 'PUT' })).toContain('Content-Length: 0')
    expect(names({ method: 'GET' }).join()).not.toContain('Content-Length')
  })

  it('leaves framing, Host and Connection to a plan that has its own', () => {
    const headers = new Headers([['host', 'other'], ['CONNECTION', 'close'], ['content-length', '1']]) // prettier-ignore
    expect(names({ headers, body: 'abc', authorization: { kind: 'none' } })).toEqual([
      'host: other',
      'CONNECTION: close',
      'content-length: 1',
    ])
  })
})

describe('who ended a handshake', () => {
  const line = (text: string): string => `806C4CEE597F0000:error:0A00042E:SSL routines:ssl3_read_bytes:${text}\n`

  it.each([
    [
      line('tlsv1 alert protocol version:../rec.c:1601:SSL alert number 70'),
      'ERR_SSL_X',
      'alert',
      'tlsv1 alert protocol version, SSL alert number 70 (ERR_SSL_X)',
    ],
    ['why', 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'alert', 'why (ERR_SSL_TLSV1_ALERT_UNKNOWN_CA)'],
    ['closed', 'ERR_TLS_CLOSED', 'closed', 'closed (ERR_TLS_CLOSED)'],
    ['reset', 'ERR_TLS_RESET', 'closed', 'reset (ERR_TLS_RESET)'],
    [
      line('dh key too small:../t.c:1:'),
      'ERR_SSL_DH_KEY_TOO_SMALL',
      'own',
      'dh key too small (ERR_SSL_DH_KEY_TOO_SMALL)',
    ],
    ['certificate has expired', 'CERT_HAS_EXPIRED', 'own', 'certificate has expired (CERT_HAS_EXPIRED)'],
  ])('%s %s', (message, code, ended, says) => {
    expect(failureOf(Object.assign(new Error(message), { code }), false)).toEqual({ kind: 'tls', ended, message: says })
  })

  it('is not asked where there was none', () =>
    expect(failureOf(Object.assign(new Error('x'), { code: 'ECONNRESET' }), false)).not.toHaveProperty('ended'))
})

describe('where a connection that differs goes', () => {
  const at = (connection: Connection, root = 'https://h:8443/root'): unknown[] => {
    const { url, to } = wireRequest({ ...plan({}), authorization: { kind: 'none' }, connection }, root)
    return [url.replace(/root.*/, ''), to.host, to.port, to.authority]
  }

  it('without TLS to the same port, or to another one of the same host', () => {
    expect(at({})).toEqual(['https://h:8443/', 'h', 8443, 'h:8443'])
    expect(at({ plain: true })).toEqual(['http://h:8443/', 'h', 8443, 'h:8443'])
    expect(at({ plain: true, port: 80 })).toEqual(['http://h/', 'h', 80, 'h'])
    expect(at({ plain: true, port: 8080 })).toEqual(['http://h:8080/', 'h', 8080, 'h:8080'])
    expect(at({ port: 443 })).toEqual(['https://h/', 'h', 443, 'h'])
    expect(at({ plain: true }, 'https://h/root')).toEqual(['http://h/', 'h', 443, 'h'])
    expect(at({ plain: true, port: 80 }, 'https://[::1]:9/root')).toEqual(['http://[::1]/', '::1', 80, '[::1]'])
  })
})

describe('content codings', () => {
  const codings = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync } as const

  it('come off again, the last applied first', () => {
    const names = fc.array(fc.constantFrom('gzip', 'x-gzip', 'deflate', 'br', 'identity'), { maxLength: 3 })
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), names, (bytes, applied) => {
        const coded = applied.reduce((b, n) => (n === 'identity' ? b : codings[n](b)), Buffer.from(bytes))
        expect(decode(coded, applied.join(', '), 1e6)).toEqual({ body: Buffer.from(bytes) })
      }),
    )
  })

  it('take bare deflate as well', () =>
    expect(decode(deflateRawSync('abc'), 'deflate', 100).body.toString()).toBe('abc'))
  it('are not looked for in nothing', () =>
    expect(decode(Buffer.alloc(0), 'gzip', 100)).toEqual({ body: Buffer.alloc(0) }))
  it('are named where unknown', () => expect(decode(Buffer.from('x'), 'zip', 100).problem).toContain('"zip"'))
  it('stop at the limit', () => expect(decode(gzipSync('x'.repeat(101)), 'gzip', 100).tooLarge).toBe(true))
  it('are judged to the last byte of a whole body', () => {
    const cut = gzipSync('x'.repeat(1000)).subarray(0, 20)
    expect(decode(cut, 'gzip', 1e6).problem).toContain('does not decode')
    expect(decode(cut, 'gzip', 1e6, false).problem).toBeUndefined()
  })
  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('gzip', 'deflate', 'br', 'x, y', ' , '),
        fc.boolean(),
        (bytes, coding, whole) => {
          expect(decode(Buffer.from(bytes), coding, 1000, whole).body).toBeInstanceOf(Buffer)
        },
      ),
    )
  })
})

describe('failures', () => {
  it.each([
    ['ECONNREFUSED', false, 'refused'],
    ['EHOSTUNREACH', false, 'refused'],
    ['ENOTFOUND', false, 'dns'],
    ['EAI_AGAIN', false, 'dns'],
    ['ECONNRESET', false, 'reset'],
    ['ECONNRESET', true, 'truncated'],
    ['UND_ERR_SOCKET', true, 'truncated'],
    ['ETIMEDOUT', false, 'timeout'],
    ['CERT_HAS_EXPIRED', false, 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'tls'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', false, 'tls'],
    ['HPE_INVALID_CONSTANT', true, 'protocol'],
    [undefined, false, 'reset'],
  ])('%s, answer begun: %s', (code, begun, kind) => {
    expect(failureOf(Object.assign(new Error('why'), { code }), begun).kind).toBe(kind)
  })
  it('take anything that is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), (thrown, begun) => {
        expect(failureOf(thrown, begun).kind).toBeTypeOf('string')
      }),
    )
  })
})

describe('the curl line', () => {
  const request = (over: Partial<SentRequest>): SentRequest => ({
    method: 'GET',
    url: 'https://h/x',
    path: '/x',
    headers: new Headers(),
    ...over,
  })

  it('names secrets and shows none', () => {
    const line = curlLine(request({ headers: new Headers([['authorization', 'Bearer s3cret']]) }), 'ssp')
    expect(line).not.toContain('s3cret')
    expect(line).toContain('"authorization: $GPC_AUTHORIZATION"')
    expect(line).toContain('"$GPC_CONSUMER_KEY"')
    expect(curlLine(request({}), 'direct')).toContain('"$GPC_SSP_KEY"')
  })

  it('repeats a connection that differs', () => {
    const line = (connection: Connection): string => curlLine(request({}), 'direct', connection)
    expect(line({ certificate: 'wrong-fqdn' })).toContain('--cert "$GPC_SSP_WRONG_FQDN_CERT"')
    expect(line({ certificate: 'none' })).not.toContain('--cert ')
    expect(line({ protocol: 'TLSv1.1' })).toContain('--tlsv1.1 --tls-max 1.1')
    expect(line({ ciphers: 'A:B' })).toContain("--ciphers 'A:B:@SECLEVEL=0'")
    expect(line({ plain: true })).not.toMatch(/cert|tls/)
  })

  it('survives a shell whatever it holds', () => {
    const printable = fc.stringMatching(/^[ -~]{1,30}$/)
    fc.assert(
      fc.property(printable, printable, printable, (value, body, tail) => {
        const url = `https://h/${tail}`
        const headers = new Headers([['X', value]])
        const line = curlLine(request({ url, headers, method: 'POST', body: Buffer.from(`-${body}`) }), 'ssp')
        const said = execFileSync('sh', ['-c', `curl() { for a in "$@"; do printf '%s\\n' "$a"; done; }; ${line}`], {
          encoding: 'utf8',
        })
        expect(said.split('\n').slice(-6, -1)).toEqual([`-H`, `X: ${value}`, '--data-binary', `-${body}`, url])
      }),
      { numRuns: 20 },
    )
  })

  it('names a body that is no text, or long, as a file', () => {
    expect(curlLine(request({ body: Buffer.from([0xff, 0]) }), 'ssp')).toContain('--data-binary @request-body')
    expect(curlLine(request({ body: Buffer.from('@x') }), 'ssp')).toContain('--data-binary @request-body')
  })
})
