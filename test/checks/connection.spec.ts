import { describe, expect, it } from 'vitest'
import { cameOf } from '../../src/checks/connection/came.js'
import { connectionChecks } from '../../src/checks/connection/index.js'
import { findConnectionCheck, judgeConnection, type Attempt } from '../../src/checks/index.js'
import { HarnessError, type Connection, type Exchange, type SuitesTried, type TlsFacts } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { contextOf, exchangeOf, outcome, type Made } from './general/support.js'

const register = loadRegister()
const context = contextOf('get-capability-statement')
const GCM: TlsFacts = { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' }
const CBC: TlsFacts = { protocol: 'TLSv1.2', cipher: 'DHE-RSA-AES256-SHA256' }
const STATEMENT = { resourceType: 'CapabilityStatement' }
const HTML = '<html><body>No</body></html>'

const CERTIFICATE: Connection = { certificate: 'expired', protocol: 'TLSv1.2' }

/** An exchange over a connection that differs that was answered. */
const answered = (made: Made, connection = CERTIFICATE, tls: TlsFacts = GCM): Exchange =>
  exchangeOf({ interaction: 'get-capability-statement', ...made, exchange: { connection, tls, ...made.exchange } })

/** An exchange over a connection that differs without an answer. */
function broken(
  failure: Partial<NonNullable<Exchange['failure']>>,
  connection = CERTIFICATE,
  tls?: TlsFacts,
): Exchange {
  const { response, ...rest } = answered({}, connection)
  delete (rest as { tls?: unknown }).tls
  expect(response).toBeDefined()
  const whole = { kind: 'tls', hop: 'harness to provider', message: 'm', ...failure } as const
  return { ...rest, answeredBy: 'nobody', failure: whole, ...(tls ? { tls } : {}) }
}

const ALERT = broken({ ended: 'alert', message: 'certificate expired' })
const CLOSED = broken({ ended: 'closed' })
const RESET = broken({ kind: 'reset' })
const OWN = broken({ ended: 'own', message: 'dh key too small' })
const NOT_OFFERED = broken({ kind: 'not-offered', hop: 'harness' })
const SILENT = broken({ kind: 'timeout' })

const judged = (id: string, exchange: Exchange, ...former: Exchange[]) =>
  judgeConnection(findConnectionCheck(id), { exchange, former } satisfies Attempt, context, register)

const verdict = (id: string, exchange: Exchange, ...former: Exchange[]): string | undefined =>
  judged(id, exchange, ...former)[0]?.verdict

describe('what came of a connection', () => {
  it.each([
    ['handshake', ALERT],
    ['handshake', CLOSED],
    ['closed', RESET],
    ['untested', OWN],
    ['untested', NOT_OFFERED],
    ['untested', broken({ kind: 'dns' })],
    ['untested', broken({ kind: 'refused' })],
    ['closed', broken({ kind: 'refused' }, { plain: true })],
    ['closed', broken({ kind: 'protocol' }, { plain: true })],
    ['silent', SILENT],
    ['refused', answered({ status: 495, body: HTML })],
    ['refused', answered({ status: 403, body: outcome() })],
    ['redirected', answered({ status: 301, headers: { Location: 'https://x' } })],
    ['resource', answered({ status: 200, body: STATEMENT })],
    ['resource', answered({ status: 403, body: STATEMENT })],
    ['answered', answered({ status: 502, body: HTML })],
  ])('is %s', (kind, exchange) => {
    expect(cameOf(exchange).kind).toBe(kind)
    expect(cameOf(exchange).says.length).toBeGreaterThan(0)
  })
})

const CERTIFICATE_CHECKS = [
  'client-without-certificate-is-refused',
  'expired-certificate-is-refused',
  'revoked-certificate-is-refused',
  'certificate-of-another-fqdn-is-refused',
  'certificate-of-another-authority-is-refused',
  'self-signed-certificate-is-refused',
]
/** The security page does not name them, so that to serve them is no failure. */
const LENIENT = ['certificate-not-yet-valid-is-refused', 'certificate-for-another-use-is-refused']

describe('a client certificate that has to be refused', () => {
  it.each([...CERTIFICATE_CHECKS, ...LENIENT])('%s', (id) => {
    for (const refusal of [ALERT, CLOSED, RESET]) expect(verdict(id, refusal)).toBe('pass')
    for (const status of [400, 401, 403, 495, 496]) expect(verdict(id, answered({ status, body: HTML }))).toBe('pass')
    for (const untested of [OWN, NOT_OFFERED]) expect(verdict(id, untested)).toBe('blocked')
    for (const odd of [SILENT, answered({ status: 502, body: HTML })]) expect(verdict(id, odd)).toBe('warn')
    const served = LENIENT.includes(id) ? 'warn' : 'fail'
    expect(verdict(id, answered({ body: STATEMENT }))).toBe(served)
    expect(verdict(id, answered({ body: HTML }))).toBe(served)
    expect(verdict(id, answered({ status: 403, body: STATEMENT }))).toBe(served)
  })

  it('is not tested where a front end has nothing behind it, and refused where the front end does so', () => {
    const page = (status: number): Exchange => answered({ status, body: HTML, exchange: { answeredBy: 'front-end' } })
    expect(verdict('expired-certificate-is-refused', page(503))).toBe('blocked')
    for (const status of [400, 495, 496]) expect(verdict('expired-certificate-is-refused', page(status))).toBe('pass')
    expect(verdict('old-tls-is-refused', page(503))).toBe('fail')
  })

  it('is told of in the finding, whatever the verdict', () => {
    expect(judged('expired-certificate-is-refused', ALERT)[0]?.received).toBe('TLS alert: certificate expired')
    expect(judged('expired-certificate-is-refused', answered({ status: 495 }))[0]?.received).toBe('495')
    expect(judged('expired-certificate-is-refused', OWN)[0]?.note).toBe('Not tested: dh key too small')
  })
})

describe('old-tls-is-refused', () => {
  const id = 'old-tls-is-refused'
  it('holds where the handshake fails, and only there', () => {
    for (const refusal of [ALERT, CLOSED]) expect(verdict(id, refusal)).toBe('pass')
    expect(verdict(id, OWN)).toBe('blocked')
    expect(verdict(id, answered({ body: STATEMENT }, undefined, CBC))).toBe('fail')
    expect(verdict(id, answered({ status: 403 }, undefined, CBC))).toBe('fail')
    expect(verdict(id, broken({ kind: 'reset' }, undefined, CBC))).toBe('warn')
    expect(verdict(id, broken({ ended: 'own' }, undefined, CBC))).toBe('fail')
  })
})

describe('forbidden-suite-is-refused', () => {
  const id = 'forbidden-suite-is-refused'
  const tried = (exchange: Exchange, more: Partial<SuitesTried> = {}): Exchange => ({
    ...exchange,
    suites: { keys: ['RSA'], offered: 146, agreed: [], others: 179, ...more },
  })

  it('holds where an alert or a close ends it, and says what could not be tried', () => {
    for (const refusal of [ALERT, CLOSED, RESET]) expect(verdict(id, tried(refusal))).toBe('pass')
    const [, beside] = judged(id, tried(ALERT))
    expect(beside).toMatchObject({ verdict: 'info', note: expect.stringMatching(/kind RSA\..*179/) as string })
  })

  it('names each suite that was agreed to, and what was left when the trial broke off', () => {
    const agreed = ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_NULL_MD5']
    const [one, ...others] = judged(id, tried(ALERT, { agreed }))
    expect(others).toEqual([])
    expect(one).toMatchObject({ verdict: 'fail', reqs: ['SPINE-SEC-003'] })
    expect(one?.received).toBe(`2 of 146 agreed to: ${agreed.join(', ')}`)
    expect(one?.note).toBeUndefined()
    expect(judged(id, tried(SILENT, { agreed }))[0]).toMatchObject({
      verdict: 'fail',
      note: expect.stringContaining('Not tested: the others') as string,
    })
  })

  it('is not tested where the end is no refusal, or no approved suite was agreed to either', () => {
    const odd = [SILENT, broken({ kind: 'protocol' }), broken({ kind: 'refused' }), broken({ kind: 'dns' }), OWN]
    for (const end of odd) expect(verdict(id, tried(end))).toBe('blocked')
    expect(verdict(id, tried(ALERT, { keys: [] }))).toBe('blocked')
    expect(verdict(id, NOT_OFFERED)).toBe('blocked')
  })
})

describe('plain-http-is-not-served', () => {
  const plain = (made: Made): Exchange => answered(made, { plain: true })
  const dropped = (kind: 'refused' | 'reset' | 'timeout' | 'protocol'): Exchange => broken({ kind }, { plain: true })

  it.each([
    ['pass', dropped('refused')],
    ['pass', dropped('reset')],
    ['pass', dropped('timeout')],
    ['pass', dropped('protocol')],
    ['pass', plain({ status: 400, body: HTML })],
    ['pass', plain({ status: 426 })],
    ['pass', plain({ status: 301, headers: { Location: 'https://provider.example/' } })],
    ['warn', plain({ status: 301, headers: { Location: 'http://provider.example/' } })],
    ['warn', plain({ status: 200, body: HTML })],
    ['fail', plain({ status: 200, body: STATEMENT })],
  ])('%s', (expected, exchange) => expect(verdict('plain-http-is-not-served', exchange)).toBe(expected))
})

describe('what has to be agreed on', () => {
  const over = (tls: TlsFacts, made: Made = { body: STATEMENT }): Exchange =>
    answered(made, { protocol: 'TLSv1.2' }, tls)

  it('is TLS 1.2 for the SSP; TLS 1.3 is recorded beside it', () => {
    const id = 'tls-1-2-is-served'
    const newer = answered({}, { protocol: 'TLSv1.3' }, { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' })
    expect(judged(id, over(GCM), newer).map((f) => f.verdict)).toEqual(['pass', 'info', 'info'])
    expect(judged(id, over(GCM), newer)[2]?.received).toBe('TLSv1.3 TLS_AES_256_GCM_SHA384')
    const own = { ...GCM, peerSubject: 'CN=p.test', peerKey: 'RSA, 2048 bits', peerUntil: '2030-02-01T00:00:00.000Z' }
    const recorded = judged(id, over(own)).find(({ at }) => at === 'server certificate')
    expect(recorded?.received).toBe('CN=p.test; RSA, 2048 bits; until 2030-02-01T00:00:00.000Z')
    expect(verdict(id, ALERT, newer)).toBe('fail')
    expect(verdict(id, over(GCM, { status: 403 }))).toBe('fail')
    expect(verdict(id, OWN)).toBe('blocked')
  })

  it.each([
    ['aesgcm-eecdh-suites-are-supported', 'fail'],
    ['aesgcm-edh-suites-are-supported', 'fail'],
    ['aes256-eecdh-suites-are-supported', 'warn'],
    ['aes256-edh-suites-are-supported', 'warn'],
  ])('are the suites of the groups: %s', (id, besideGcm) => {
    expect(verdict(id, over(CBC))).toBe('pass')
    expect(verdict(id, over(CBC, { status: 500 }))).toBe('pass')
    expect(verdict(id, ALERT)).toBe('fail')
    expect(verdict(id, ALERT, ALERT)).toBe('fail')
    expect(verdict(id, ALERT, over(GCM))).toBe(besideGcm)
    expect(verdict(id, OWN, over(GCM))).toBe('blocked')
  })

  it('should be an ECDHE suite with GCM where there is a choice', () => {
    const id = 'gcm-suites-are-preferred'
    expect([verdict(id, over(GCM)), verdict(id, over(CBC)), verdict(id, OWN)]).toEqual(['pass', 'warn', 'blocked'])
  })
})

describe('a judgement of connections', () => {
  it('is not made of what the SSP answered, nor of a connection that did not deviate', () => {
    const ssp = answered({ status: 495, exchange: { answeredBy: 'ssp' } })
    expect(() => judged('expired-certificate-is-refused', ssp)).toThrow(HarnessError)
    const usual = exchangeOf({ interaction: 'get-capability-statement' })
    expect(() => judged('expired-certificate-is-refused', usual)).toThrow(HarnessError)
    expect(() => findConnectionCheck('no-such-check')).toThrow(HarnessError)
  })

  it('names rows of the register that bear on the interaction', () => {
    // Of another product they may name rows that do not stand here.
    const ours = (reqs: readonly string[]): string[] => reqs.filter((id) => id.startsWith('SPINE-'))
    for (const check of connectionChecks)
      expect(judgeConnection(check, { exchange: ALERT, former: [] }, context, register)[0]?.reqs).toEqual(
        ours(check.reqs ?? []),
      )
  })
})
