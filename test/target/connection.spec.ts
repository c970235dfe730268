import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultVariant, interaction } from '../../src/catalogue/index.js'
import { REFUSED_CERTIFICATES, systemClock, type Connection, type Exchange, type Hop } from '../../src/core/index.js'
import { requestFor } from '../../src/requests/index.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'

let target: EmbeddedTarget
beforeAll(async () => {
  target = await startEmbedded({ variant: defaultVariant() })
})
afterAll(() => target.close())

const send = (connection: Connection, hop: Hop = 'direct'): Promise<Exchange> => {
  const good = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock }, hop)
  return target.send({ ...good, wellFormed: false, connection })
}

describe('a connection that differs', () => {
  it.each(REFUSED_CERTIFICATES)(
    'with a client certificate of the kind "%s" is refused by the provider',
    async (certificate) => {
      const x = await send({ certificate, protocol: 'TLSv1.2' })
      expect([x.response, x.answeredBy]).toEqual([undefined, 'nobody'])
      expect(['tls', 'reset']).toContain(x.failure?.kind)
      expect(x.failure?.hop).toBe('harness to provider')
    },
  )

  it.each([
    ['none', 496],
    ['expired', 495],
    ['not-yet-valid', 495],
    ['wrong-fqdn', 403],
    ['wrong-authority', 495],
    ['wrong-usage', 495],
    ['revoked', 495],
    ['self-signed', 495],
  ] as const)('with a client certificate of the kind "%s" is answered %i by the SSP', async (certificate, status) => {
    const x = await send({ certificate }, 'ssp')
    expect([x.response?.status, x.answeredBy, x.failure]).toEqual([status, 'ssp', undefined])
  })

  it.each([
    [{ protocol: 'TLSv1.2' }, 200],
    [{ ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384', protocol: 'TLSv1.2' }, 200],
    [{}, 200],
  ] as const)('%j is accepted by the provider', async (connection, status) => {
    const x = await send(connection)
    expect([x.response?.status, x.failure]).toEqual([status, undefined])
    expect(x.tls?.protocol).toBe('TLSv1.2')
    if ('ciphers' in connection) expect(x.tls?.cipher).toBe(connection.ciphers)
  })

  it.each([
    { protocol: 'TLSv1' },
    { protocol: 'TLSv1.1' },
    { protocol: 'TLSv1.3' },
    { ciphers: 'AES128-SHA256', protocol: 'TLSv1.2' },
    { ciphers: 'NULL-MD5', protocol: 'TLSv1.2' },
    { protocol: 'SSLv3' },
  ] as const)('%j is refused by the provider in the handshake', async (connection) => {
    const x = await send(connection)
    expect([x.failure?.kind, x.failure?.hop, x.response]).toEqual(['tls', 'harness to provider', undefined])
    expect(x.failure?.ended).toBe('alert')
  })

  it('offers every suite outside of the groups for both kinds of key, of which the provider takes none', async () => {
    const x = await send({ protocol: 'TLSv1.2', unapproved: true })
    expect(x.suites).toEqual({ keys: ['RSA', 'EC'], offered: 146, agreed: [], others: 179 })
    expect([x.failure?.ended, x.tls, x.response]).toEqual(['alert', undefined, undefined])
    expect(x.curl).toContain('--ciphers')
  })

  it('of SSL 2.0 is not taken up', async () => {
    const x = await send({ protocol: 'SSLv2' })
    expect([x.failure?.kind, x.tls, x.response]).toEqual(['tls', undefined, undefined])
    expect(x.failure?.ended).not.toBe('own')
  })

  it('without TLS gets no answer', async () => {
    const x = await send({ plain: true })
    expect(x.request.url).toMatch(/^http:\/\/localhost:\d+\/A20047/)
    expect([x.response, x.answeredBy]).toEqual([undefined, 'nobody'])
    expect(x.failure?.kind).toBe('reset')
  })

  it('that this machine cannot offer is said to be untested', async () => {
    const x = await send({ ciphers: 'IDEA-CBC-SHA', protocol: 'TLSv1.2' })
    expect([x.failure?.hop, x.answeredBy]).toEqual(['harness', 'nobody'])
    expect(x.failure?.message).toContain("this machine's TLS library cannot offer it")
  })

  it('leaves the kept connections as they are', async () => {
    const x = await send({})
    expect(x.request.headers.get('connection')).toBe('close')
    const good = requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock }, 'direct')
    expect((await target.send(good)).response?.status).toBe(200)
  })
})

describe('the suites of a key of the other kind', () => {
  it.each(['DHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-AES256-SHA256', 'ECDHE-RSA-AES256-SHA384'])('%s', async (ciphers) => {
    const x = await send({ ciphers, protocol: 'TLSv1.2' })
    expect([x.response?.status, x.tls?.cipher]).toEqual([200, ciphers])
  })
})

describe('a fault of connections', () => {
  const TLS12 = { protocol: 'TLSv1.2' } as const
  const cases: readonly (readonly [string, Connection])[] = [
    ['anonymous-clients', { ...TLS12, certificate: 'none' }],
    ['expired-certificates', { ...TLS12, certificate: 'expired' }],
    ['certificates-not-yet-valid', { ...TLS12, certificate: 'not-yet-valid' }],
    ['revoked-certificates', { ...TLS12, certificate: 'revoked' }],
    ['certificates-of-any-authority', { ...TLS12, certificate: 'wrong-authority' }],
    ['self-signed-certificates', { ...TLS12, certificate: 'self-signed' }],
    ['certificates-for-any-use', { ...TLS12, certificate: 'wrong-usage' }],
    ['certificates-of-any-name', { ...TLS12, certificate: 'wrong-fqdn' }],
    ['old-tls', { protocol: 'TLSv1' }],
    ['old-tls', { protocol: 'TLSv1.1' }],
    ['tls-1.3-only', { protocol: 'TLSv1.3' }],
    ['no-forward-secrecy', { ...TLS12, ciphers: 'AES128-SHA256' }],
    ['no-encryption', { ...TLS12, ciphers: 'NULL-MD5' }],
    ['aes128-cbc', { ...TLS12, ciphers: 'ECDHE-RSA-AES128-SHA256' }],
    ['plain-http', { plain: true }],
  ]

  it.each(cases)('%s lets %j in, and nothing else', async (fault, connection) => {
    target.useFaults([`get-capability-statement.${fault}`])
    try {
      expect((await send(connection)).response?.status).toBe(200)
      const others = cases.filter(([name]) => name !== fault).slice(0, 4)
      for (const [, other] of others) expect((await send(other)).response).toBeUndefined()
    } finally {
      target.useFaults([])
    }
    expect((await send(connection)).response).toBeUndefined()
  })

  it.each([
    ['no-aesgcm-eecdh', 'ECDHE-RSA-AES256-GCM-SHA384'],
    ['no-aesgcm-edh', 'DHE-RSA-AES128-GCM-SHA256'],
    ['no-aes256-eecdh', 'ECDHE-ECDSA-AES256-SHA'],
    ['no-aes256-edh', 'DHE-RSA-AES256-SHA'],
  ])('%s takes %s away', async (fault, ciphers) => {
    const tried = { ...TLS12, ciphers }
    expect((await send(tried)).tls?.cipher).toBe(ciphers)
    target.useFaults([`get-capability-statement.${fault}`])
    try {
      expect((await send(tried)).failure?.ended).toBe('alert')
    } finally {
      target.useFaults([])
    }
  })
})

describe('a fault of suites', () => {
  it.each([
    ['no-encryption', ['TLS_RSA_WITH_NULL_MD5']],
    ['aes128-cbc', ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256']],
    [
      'stock-suites',
      [
        'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
        'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
        'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
        'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
        'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
        'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
        'TLS_RSA_WITH_AES_128_CBC_SHA',
        'TLS_RSA_WITH_AES_128_GCM_SHA256',
        'TLS_RSA_WITH_AES_256_GCM_SHA384',
      ],
    ],
  ])('%s is named whole', async (fault, named) => {
    target.useFaults([`get-capability-statement.${fault}`])
    try {
      expect([...((await send({ unapproved: true })).suites?.agreed ?? [])].sort()).toEqual(named)
    } finally {
      target.useFaults([])
    }
  })
})

describe('a benign variation of connections', () => {
  it.each([
    ['front-end-answers', { certificate: 'expired' }, 403],
    ['plain-http-redirected', { plain: true }, 301],
    ['tls-1.3-as-well', { protocol: 'TLSv1.3' }, 200],
    ['suites-with-gcm-only', { protocol: 'TLSv1.2', ciphers: 'DHE-RSA-AES256-SHA' }, undefined],
  ] as const)('%s', async (name, connection, status) => {
    target.useBenign([`benign.${name}`])
    try {
      const x = await send(connection)
      expect(x.response?.status).toBe(status)
      if (status === 301) expect(x.response?.headers.get('location')).toBe(x.request.url.replace('http:', 'https:'))
      expect((await send({})).response?.status).toBe(200)
    } finally {
      target.useBenign([])
    }
  })
})
