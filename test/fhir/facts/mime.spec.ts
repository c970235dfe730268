import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMediaType } from '../../../src/fhir/index.js'

describe('a media type', () => {
  it.each([
    ['application/fhir+json', { type: 'application/fhir+json', params: {} }],
    ['Application/FHIR+JSON; Charset=UTF-8', { type: 'application/fhir+json', params: { charset: 'UTF-8' } }],
    [
      'application/fhir+xml;charset="utf-8" ; q=0.5',
      { type: 'application/fhir+xml', params: { charset: 'utf-8', q: '0.5' } },
    ],
    ['text/plain; a="b;\\"c"', { type: 'text/plain', params: { a: 'b;"c' } }],
    ['text/plain;', { type: 'text/plain', params: {} }],
    ['*/*', { type: '*/*', params: {} }],
  ])('%s', (text, parsed) => expect(parseMediaType(text)).toEqual(parsed))

  it.each(['', 'json', 'application', 'application/', 'application/json, text/xml', 'a/b; c', 'a/b; c="d'])(
    '%j is none',
    (text) => expect(parseMediaType(text)).toBeUndefined(),
  )

  it('of any text is read or refused', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof (parseMediaType(text)?.type ?? '') === 'string'))
    expect(parseMediaType(`a/b${';'.repeat(100_000)}x`)).toBeUndefined()
  })

  it('gives back any parameters that were written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
    fc.assert(
      fc.property(fc.dictionary(name, fc.string(), { noNullPrototype: true }), (params) => {
        const quoted = Object.entries(params).map(([key, value]) => `; ${key}="${value.replace(/["\\]/g, '\\$&')}"`)
        expect(parseMediaType(`a/b${quoted.join('')}`)).toEqual({ type: 'a/b', params })
      }),
    )
  })
})
