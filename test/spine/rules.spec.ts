import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Headers, type HeaderField } from '../../src/core/index.js'
import { ownAnswer } from '../../src/spine/ssp/refusal.js'
import { destinationOf, type SspRequest } from '../../src/spine/ssp/request.js'
import { rules } from '../../src/spine/ssp/rules/index.js'

const BASE = 'https://provider.test/A20047/STU3/1/gpconnect'
const registry = { providers: [{ asid: '200000000205', base: BASE }] }
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

const refused = (over: Partial<SspRequest>): unknown => {
  for (const rule of rules) {
    const refusal = rule.judge(request(over), registry)
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
    expect(refused({ consumer: { names: [], problem: 'CERT_HAS_EXPIRED' } })).toEqual(['consumer-certificate', 403]))

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

  it('refuse a provider that the directory does not hold', () => {
    const headers = new Headers(FIELDS).with('Ssp-To', '999999999999')
    expect(refused({ headers })).toEqual(['endpoint', 400])
  })

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
    const { body, headers, status } = ownAnswer({ status: 403, issue: 'forbidden', text: 'NO' })
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
    expect(headers).toContain(String(body.length))
  })
})
