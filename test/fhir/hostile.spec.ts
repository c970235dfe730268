import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument, sniffFormat, writeJson, type Format } from '../../src/fhir/index.js'
import { resourceArbitrary } from './resource-arbitrary.js'

const rules = (text: string | Uint8Array, format: Format, options = {}): string[] =>
  readDocument(text, format, options).problems.map((p) => p.rule)
const patient = (inside: string): string => `<Patient xmlns="http://hl7.org/fhir">${inside}</Patient>`

describe('nesting of a million', () => {
  it.each([
    ['arrays', '['.repeat(1_000_000)],
    ['objects', '{"a":'.repeat(1_000_000)],
    ['closed arrays', `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
  ])('of %s ends at the limit', (_, text) => {
    expect(rules(text, 'json')).toEqual(['too-deep'])
  })

  it.each([
    ['known elements', patient('<extension url="a">'.repeat(1_000_000))],
    ['unknown elements', patient('<a>'.repeat(1_000_000))],
    ['narrative', patient(`<text><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(1_000_000)}`)],
  ])('of %s ends at the limit', (_, text) => {
    expect(rules(text, 'xml')).toContain('too-deep')
  })
})

describe('size', () => {
  it('above the limit is refused unread', () => {
    expect(readDocument(new Uint8Array(65 * 1024 * 1024), 'json').problems).toMatchObject([{ rule: 'too-large' }])
    expect(rules('{"a":"bcd"}', 'json', { maxSize: 10 })).toEqual(['too-large'])
  })

  it('of one string below the limit is read', () => {
    const text = 'x\\n'.repeat(5_000_000)
    expect(readDocument(`{"a":"${text}"}`, 'json').problems).toEqual([])
    expect(readDocument(patient(`<id value="${'x'.repeat(10_000_000)}"/>`), 'xml').problems).toEqual([])
  })

  it('in values and elements is bounded', () => {
    expect(rules(`{"a":[${'1,'.repeat(200)}1]}`, 'json', { maxNodes: 100 })).toEqual(['too-many-values'])
    expect(rules(patient('<x/>'.repeat(200)), 'xml', { maxNodes: 100 })).toContain('too-many-values')
  })

  it('of the list of problems is bounded, and says so', () => {
    const problems = readDocument(`{"a":[${'"",'.repeat(5000)}""]}`, 'json').problems
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toMatchObject({
      rule: 'too-many-problems',
      message: '4001 more problems of the text are not listed',
    })
  })

  it('of a number is bounded by the text alone', () => {
    expect(readDocument(`{"a":${'9'.repeat(100_000)}}`, 'json').problems).toMatchObject([{ rule: 'json-number-range' }])
    expect(readDocument(`{"a":0.${'1'.repeat(1_000_000)}}`, 'json').problems).toEqual([])
  })
})

describe('entities', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "&a;&a;&a;">`).join('')}]>`

  it('a billion laughs are refused at the document type', () => {
    expect(rules(`${laughs}${patient('<id value="&bbbb;"/>')}`, 'xml')).toEqual(['xml-doctype'])
  })
})

describe('the prototype', () => {
  it.each([
    '{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1},"b":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"\\u005f_proto__":{"polluted":1},"a":1}',
  ])('is not reached by %s', (text) => {
    readDocument(text, 'json')
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('is no element and no attribute of XML either', () => {
    const text = patient('<__proto__ value="a"/><constructor value="b"/><active value="true" __proto__="c"/>')
    const { resource, problems } = readDocument(text, 'xml')
    expect(resource).toEqual({ resourceType: 'Patient', active: true })
    const [element, attribute] = ['xml-unknown-element', 'xml-unknown-attribute']
    expect(problems.map((p) => p.rule)).toEqual([element, element, attribute])
  })
})

const FRAGMENTS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\\u',
  '1.',
  '-',
  'e',
  'null',
  'true',
  '"a":',
  '\u0000',
  ' ',
]
const TAGS = ['<', '>', '/>', '</', '<id value="a"/>', '<name>', '</name>', '<!--', '-->', '<![CDATA[', ']]>', '&#1;']

describe('random input', () => {
  const never = (text: string | Uint8Array, format: Format): void => {
    const document = readDocument(text, format)
    const { resource, problems } = document
    if (resource === undefined) expect(problems.some((p) => p.severity === 'error')).toBe(true)
    else {
      expect(typeof writeJson(resource)).toBe('string')
      expect(document.locate('Patient.name[0].given')?.line).toBeGreaterThan(0)
    }
  }
  const formats = fc.constantFrom<Format>('json', 'xml')

  it('of bytes is read or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), formats, never), { numRuns: 500 })
  })

  it('of pieces of the format is read or refused', () => {
    const json = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 30 }).map((parts) => parts.join(''))
    const xml = fc.array(fc.constantFrom(...TAGS), { maxLength: 30 }).map((parts) => patient(parts.join('')))
    fc.assert(
      fc.property(json, (text) => never(`{"a":${text}`, 'json')),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(xml, (text) => never(text, 'xml')),
      { numRuns: 500 },
    )
  })

  it('made by cutting and doubling a resource is read or refused as JSON.parse does', () => {
    const cut = fc.tuple(resourceArbitrary, fc.nat(), fc.nat(), fc.constantFrom(...FRAGMENTS))
    fc.assert(
      fc.property(cut, ([resource, from, length, piece]) => {
        const text = writeJson(resource)
        const at = from % text.length
        const mutated = text.slice(0, at) + piece + text.slice(at + (length % 8))
        never(mutated, 'json')
        expect(readDocument(mutated, 'json').problems.some((p) => SYNTAX.has(p.rule))).toBe(!isObjectText(mutated))
      }),
      { numRuns: 500 },
    )
  })
})

const SYNTAX = new Set(['json-syntax', 'json-trailing-bytes', 'json-not-an-object'])

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

describe('the format of a text', () => {
  it.each([
    ['{"a":1}', 'json'],
    ['\uFEFF \n<Patient/>', 'xml'],
    ['<?xml version="1.0"?>', 'xml'],
    ['', 'json'],
    ['plain', 'json'],
  ])('%j is %s', (text, format) => {
    expect(sniffFormat(text)).toBe(format)
    expect(sniffFormat(new TextEncoder().encode(text))).toBe(format)
  })

  it('shows in UTF-16 too', () => expect(sniffFormat(Buffer.from('\uFEFF<Patient/>', 'utf16le'))).toBe('xml'))
})
