import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Headers, type HeaderField } from '../../src/core/index.js'
import type { Registry } from '../../src/spine/index.js'
import { ownAnswer } from '../../src/spine/ssp/refusal.js'
import { destinationOf, type SspRequest } from '../../src/spine/ssp/request.js'
import { rules } from '../../src/spine/ssp/rules/index.js'

const GP = 'urn:nhs:names:services:gpconnect:fhir:rest:read:patient-1'
const BASE = 'https://provider.test/A20047/STU3/1/gpconnect'
const registry: Registry = {
  consumers: [{ asid: '200000000115', fqdn: 'c', interactions: ['urn:x', GP] }],
  providers: [{ asid: '200000000205', base: BASE, interactions: ['urn:x', 'urn:y', GP] }],
  agreements: [['200000000115', '200000000999']],
}
const FIELDS: readonly HeaderField[] = [
  ['Ssp-TraceID', '1'],
  ['Ssp-From', '200000000115'],
  ['ssp-to', '200000000205'],
  ['Ssp-InteractionID', 'urn:x'],
]

function request(over: Partial<SspRequest> = {}): SspRequest {
  const target = over.target ?? `/${BASE}/metadata`
  const destination = destinationOf(target)
  return {
    method: 'GET',
    target,
    headers: new Headers(FIELDS),
    ...(destination ? { destination } : {}),
    consumer: { names: ['c'] },
    ...over,
  }
}

const refused = (over: Partial<SspRequest>, known: Registry = registry): unknown => {
  for (const rule of rules) {
    const refusal = rule.judge(request(over), known)
    if (refusal) return [rule.id, refusal.status]
  }
  return undefined
}

describe('the rules of the SSP', () => {
  it('let a good request through', () => expect(refused({})).toBeUndefined())

  it.each(['/metadata', '?x=1', '', '//Patient?identifier=a|b%7Cc', '/$gpc.x'])(
    'let "%s" below the root through',
    (rest) => expect(refused({ target: `/${BASE}${rest}` })).toBeUndefined(),
  )

  it.each(FIELDS.map(([n]) => n))('refuse a request without %s, or with an empty one', (name) => {
    const without = new Headers(FIELDS).without(name)
    expect(refused({ headers: without })).toEqual(['four-headers', 400])
    expect(refused({ headers: without.and(name, ' ') })).toEqual(['four-headers', 400])
  })

  it('refuse a consumer whose certificate does not hold', () =>
    expect(refused({ consumer: { names: [], problem: 'CERT_HAS_EXPIRED' } })).toEqual(['consumer-certificate', 496]))

  it('tell a certificate that does not hold from none', () =>
    expect(refused({ consumer: { names: ['c'], problem: 'CERT_HAS_EXPIRED' } })).toEqual(['consumer-certificate', 495]))

  it.each([
    ['another host', '/https://other.test/A20047/STU3/1/gpconnect/metadata'],
    ['an added port', '/https://provider.test:443/A20047/STU3/1/gpconnect/metadata'],
    ['another practice', '/https://provider.test/B20047/STU3/1/gpconnect/metadata'],
    ['a root that only begins alike', `/${BASE}x/metadata`],
    ['another case', `/${BASE.toUpperCase()}/metadata`],
    ['plain http', '/http://provider.test/A20047/STU3/1/gpconnect/metadata'],
    ['no URL at all', '/metadata'],
    ['nothing', ''],
  ])('refuse %s as a target', (_what, target) => expect(refused({ target })).toEqual(['endpoint', 400]))

  it.each([
    ['another sender', 'Ssp-From', '999999999999', ['sender', 403]],
    ['a sender that may not start the interaction', 'Ssp-InteractionID', 'urn:y', ['sender', 403]],
    ['another receiver', 'Ssp-To', '999999999999', ['receiver', 403]],
    ['two that have no data sharing agreement', 'Ssp-InteractionID', GP, ['agreement', 403]],
    ['a body that is no JSON or XML', 'Content-Type', 'text/html', ['media-type', 415]],
  ])('refuse %s', (_what, name, value, expected) =>
    expect(refused({ headers: new Headers(FIELDS).with(name, value) })).toEqual(expected),
  )

  it('refuse a receiver that may not process the interaction', () => {
    const consumers = [{ asid: '200000000115', interactions: 'any' }] as const
    const headers = new Headers(FIELDS).with('Ssp-InteractionID', 'urn:z')
    expect(refused({ headers }, { ...registry, consumers })).toEqual(['receiver', 403])
  })

  it('refuse a sender whose certificate names another host', () =>
    expect(refused({ consumer: { names: ['other'] } })).toEqual(['sender', 403]))

  it('let a pair with a data sharing agreement through', () => {
    const headers = new Headers(FIELDS).with('Ssp-InteractionID', GP)
    const agreements = [['200000000115', '200000000205']] as const
    expect(refused({ headers }, { ...registry, agreements })).toBeUndefined()
  })

  it.each(['careconnect:fhir:rest:create:appointment', 'a2si:fhir:rest:search:slot'])(
    'ask no agreement of a Care Connect pair: %s',
    (end) => {
      const id = `urn:nhs:names:services:${end}`
      const pair = [{ asid: '200000000115', interactions: [id] }] as const
      const providers = registry.providers.map((one) => ({ ...one, interactions: [id] }))
      const headers = new Headers(FIELDS).with('Ssp-InteractionID', id)
      expect(refused({ headers }, { consumers: pair, providers, agreements: [] })).toBeUndefined()
      const stranger = headers.with('Ssp-From', '200000000999')
      expect(refused({ headers: stranger }, { consumers: pair, providers, agreements: [] })).toEqual(['sender', 403])
    },
  )

  it.each(['PATCH', 'TRACE', 'OPTIONS', 'get'])('refuse %s', (method) =>
    expect(refused({ method })).toEqual(['method', 405]),
  )
  it.each(['GET', 'POST', 'PUT', 'DELETE'])('let %s through', (method) => expect(refused({ method })).toBeUndefined())

  it.each(['application/fhir+json;charset=utf-8', 'application/fhir+xml', 'application/json', 'Text/XML ; x=y'])(
    'let a body of %s through',
    (type) => expect(refused({ headers: new Headers(FIELDS).and('content-type', type) })).toBeUndefined(),
  )

  it('look at any request without throwing, and let none through that has no destination', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.string(), fc.string())), (target, fields) => {
        const one = request({ target, headers: new Headers([...FIELDS, ...fields]) })
        const objections = rules.filter((rule) => rule.judge(one, registry))
        expect(objections.length > 0 || one.destination !== undefined).toBe(true)
      }),
    )
  })
})

describe("the SSP's own errors", () => {
  it('have the old code system and no GP Connect profile', () => {
    const { body, fields, status } = ownAnswer({ status: 403, issue: 'forbidden', text: 'NO' })
    const outcome = JSON.parse(body.toString()) as {
      meta?: unknown
      issue: { code: string; details: { coding: unknown[] } }[]
    }
    expect(status).toBe(403)
    expect(outcome.meta).toBeUndefined()
    expect(outcome.issue[0]?.code).toBe('forbidden')
    expect(outcome.issue[0]?.details.coding).toEqual([
      { system: expect.stringMatching(/^http:\/\/fhir\.nhs\.net\//) as string, code: '403', display: 'NO' },
    ])
    expect(fields).toContainEqual(['Content-Length', String(body.length)])
  })
})
