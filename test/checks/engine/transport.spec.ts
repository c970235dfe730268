import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../src/checks/answer.js'
import { providerAnswers } from '../../../src/checks/engine/index.js'
import { HarnessError, type Exchange, type TransportFailure } from '../../../src/core/index.js'
import { exchangeOf } from '../general/support.js'

const broken = (kind: TransportFailure['kind'], hop: string): Exchange => {
  const exchange: { -readonly [K in keyof Exchange]: Exchange[K] } = exchangeOf()
  delete exchange.response
  return { ...exchange, failure: { kind, hop, message: 'the reason' }, answeredBy: 'nobody' }
}

describe('provider-answers', () => {
  it('passes a whole answer of the provider', () => {
    expect(providerAnswers(exchangeOf())).toMatchObject({ check: 'provider-answers', verdict: 'pass' })
  })

  it.each(['reset', 'timeout', 'truncated', 'too-large', 'protocol'] as const)('fails the provider for %s', (kind) => {
    const finding = providerAnswers(broken(kind, 'harness to provider'))
    expect(finding).toMatchObject({ verdict: 'fail', received: kind, note: 'harness to provider: the reason' })
    expect(finding.reqs).toEqual(['SPINE-HTTP-001'])
    expect(finding.at).toContain('https://provider.example/x')
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
