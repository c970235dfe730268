import { describe, expect, it } from 'vitest'
import { parseReference, targetOf, type ParsedReference } from '../../../src/fhir/index.js'

const uuid = '0f0f0f0f-0000-4000-8000-00000000000a'
const CASES: readonly (readonly [text: string, parsed: ParsedReference | undefined])[] = [
  ['#a', { kind: 'contained', id: 'a' }],
  ['#', { kind: 'contained', id: '' }],
  ['Patient/1', { kind: 'relative', type: 'Patient', id: '1' }],
  ['Patient/b0_8', { kind: 'relative', type: 'Patient', id: 'b0_8' }],
  ['Patient/1/_history/2', { kind: 'relative', type: 'Patient', id: '1', version: '2' }],
  ['https://a.b/c/Patient/1', { kind: 'absolute', base: 'https://a.b/c', type: 'Patient', id: '1' }],
  ['https://a.b/Slot/1/_history/3', { kind: 'absolute', base: 'https://a.b', type: 'Slot', id: '1', version: '3' }],
  [`urn:uuid:${uuid}`, { kind: 'urn', urn: `urn:uuid:${uuid}` }],
  ['urn:oid:1.2.36', { kind: 'urn', urn: 'urn:oid:1.2.36' }],
  ['https://a.b/c', { kind: 'url', url: 'https://a.b/c' }],
  ['https://registry.example/Registry/12345', { kind: 'url', url: 'https://registry.example/Registry/12345' }],
  ['https://a.b/DomainResource/1', { kind: 'url', url: 'https://a.b/DomainResource/1' }],
  ['Registry/12345', { kind: 'relative', type: 'Registry', id: '12345' }],
  ['https://a.b/Patient?x=1', { kind: 'url', url: 'https://a.b/Patient?x=1' }],
  ['urn:uuid:nonsense', undefined],
  [`urn:uuid:${uuid.toUpperCase()}`, undefined],
  ['patient/1', undefined],
  ['Patient', undefined],
  ['Patient/', undefined],
  ['Patient/1/2', undefined],
  ['Patient/1?a=b', undefined],
  ['/Patient/1', undefined],
  ['Patient/1 2', undefined],
  ['', undefined],
]

describe('a reference', () => {
  it.each(CASES)('%s', (text, parsed) => expect(parseReference(text)).toEqual(parsed))

  it('has a target by type and id where it has a type', () => {
    const texts = ['Patient/1/_history/2', 'https://a.b/Patient/1', '#a', 'x']
    expect(texts.map((t) => targetOf(parseReference(t)))).toEqual(['Patient/1', 'Patient/1', undefined, undefined])
  })

  it('of any length is read at once', () => {
    expect(parseReference(`https://${'a/'.repeat(500_000)}?`)?.kind).toBe('url')
    expect(parseReference('A/'.repeat(500_000))).toBeUndefined()
  })
})
