import { describe, expect, it } from 'vitest'
import { findVariant, type Variant } from '../../../src/catalogue/index.js'
import { readAnswer } from '../../../src/checks/answer.js'
import { providerAnswers } from '../../../src/checks/engine/index.js'
import { HarnessError, type Exchange, type TransportFailure } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { exchangeOf } from '../general/support.js'

const register = loadRegister()

const broken = (kind: TransportFailure['kind'], hop: string): Exchange => {
  const exchange: { -readonly [K in keyof Exchange]: Exchange[K] } = exchangeOf()
  delete exchange.response
  return { ...exchange, failure: { kind, hop, message: 'the reason' }, answeredBy: 'nobody' }
}

describe('provider-answers', () => {
  it('passes a whole answer of the provider', () => {
    expect(providerAnswers(exchangeOf())).toMatchObject({ check: 'provider-answers', verdict: 'pass' })
  })

  it.each(['too-large', 'protocol'] as const)('fails the provider for %s', (kind) => {
    const finding = providerAnswers(broken(kind, 'harness to provider'))
    expect(finding).toMatchObject({ verdict: 'fail', received: kind, note: 'harness to provider: the reason' })
    expect(finding.reqs).toEqual(['SPINE-HTTP-001'])
    expect(finding.at).toContain('https://provider.example/x')
  })

  describe.each(['reset', 'timeout', 'truncated'] as const)('of %s', (kind) => {
    const once = broken(kind, 'SSP to provider')
    const former = { startedAt: once.startedAt, durationMs: 1, failure: { kind, hop: 'SSP to provider', message: 'm' } }

    it('accuses nobody for once', () => {
      expect(providerAnswers(once)).toMatchObject({ verdict: 'error', received: kind })
      expect(providerAnswers({ ...exchangeOf(), former })).toMatchObject({ verdict: 'error', received: kind })
    })

    it('fails the provider for twice in a row', () => {
      const { verdict, note } = providerAnswers({ ...once, former })
      expect([verdict, note]).toEqual(['fail', 'SSP to provider: the reason. Before it SSP to provider: m'])
    })

    it('is left to the run’s word on availability where no row of the product speaks of it', () => {
      const variant = findVariant('care-connect-scheduling@2.0.4') as Variant
      expect(providerAnswers({ ...once, former }, { variant, register })).toMatchObject({ verdict: 'error', reqs: [] })
      const ours = findVariant('foundations@1.2.7') as Variant
      expect(providerAnswers({ ...once, former }, { variant: ours, register }).verdict).toBe('fail')
    })
  })

  it('accuses nobody for a connection that never came to stand in time', () => {
    const exchange = broken('timeout', 'harness to provider')
    const failure = { kind: 'timeout', hop: 'harness to provider', message: 'm', connecting: true } as const
    expect(providerAnswers({ ...exchange, failure }).verdict).toBe('error')
  })

  it('accuses nobody when a front end answers in its place', () => {
    const page = exchangeOf({ status: 503, body: '<html></html>', exchange: { answeredBy: 'front-end' } })
    expect(providerAnswers(page)).toMatchObject({ verdict: 'error', received: '503' })
    expect(providerAnswers(page).note).toContain('A front end answered in place of the provider')
  })

  it.each(['refused', 'dns', 'tls'] as const)('accuses nobody when it cannot be reached: %s', (kind) => {
    expect(providerAnswers(broken(kind, 'harness to provider')).verdict).toBe('error')
  })

  it('accuses nobody when the hop to the SSP breaks', () => {
    expect(providerAnswers(broken('reset', 'harness to SSP')).verdict).toBe('error')
  })

  it('accuses nobody when the authorisation server fails', () => {
    expect(providerAnswers(broken('timeout', 'harness to authorisation server')).verdict).toBe('error')
  })

  it('is blocked where nothing went out', () => {
    expect(providerAnswers(broken('not-offered', 'harness')).verdict).toBe('blocked')
  })

  it('accuses nobody when the SSP answers itself', () => {
    expect(providerAnswers(exchangeOf({ status: 502, exchange: { answeredBy: 'ssp' } }))).toMatchObject({
      verdict: 'error',
      answeredBy: 'ssp',
      received: '502',
    })
  })
})

describe('reading an answer', () => {
  it('refuses an exchange without one', () => {
    expect(() => readAnswer(broken('reset', 'x'))).toThrow(HarnessError)
  })

  it('reads the announced format, and what it looks like where none is announced', () => {
    const xml = '<Patient xmlns="http://hl7.org/fhir"><id value="p1"/></Patient>'
    const announced = readAnswer(exchangeOf({ body: xml, headers: { 'Content-Type': 'application/fhir+xml' } }))
    expect([announced.format, announced.resource?.['id']]).toEqual(['xml', 'p1'])
    const unsaid = readAnswer(exchangeOf({ body: xml, headers: { 'Content-Type': 'text/plain' } }))
    expect([unsaid.format, unsaid.document?.format]).toEqual([undefined, 'xml'])
  })

  it('has no document for an empty body, and no resource for one that is not FHIR', () => {
    expect(readAnswer(exchangeOf({ body: '' })).document).toBeUndefined()
    const html = readAnswer(exchangeOf({ body: '<html><body>Oops</body></html>' }))
    expect(html.resource).toBeUndefined()
    expect(html.document?.problems.length).toBeGreaterThan(0)
  })
})
