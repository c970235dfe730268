import { describe, expect, it } from 'vitest'
import { numberText, readDocument, writeJson } from '../../src/fhir/index.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const rules = (source: string | Uint8Array): string[] => readDocument(source, 'json').problems.map((p) => p.rule)

describe('a sound JSON text', () => {
  const text = '{"resourceType":"Patient","active":true,"name":[{"given":["Zoë","😀"]}],"x":-1.5}'

  it('is read without a problem', () => {
    const { resource, problems } = readDocument(utf8(text), 'json')
    expect(problems).toEqual([])
    expect(resource).toEqual(JSON.parse(text))
  })

  it('may pad an array of primitives with null where the twin has something', () => {
    expect(rules('{"given":["a",null],"_given":[null,{"id":"b"}]}')).toEqual([])
    expect(rules('{"_given":[null,{"id":"b"}],"given":["a",null]}')).toEqual([])
  })

  it('may hold keys that objects have anyway', () => {
    const { resource, problems } = readDocument('{"constructor":"a","toString":"b"}', 'json')
    expect(problems).toEqual([])
    expect(resource).toEqual({ constructor: 'a', toString: 'b' })
  })
})

const BREACHES: readonly (readonly [text: string, rule: string, path: string, line: number, column: number])[] = [
  ['{"resourceType":"Patient",\n "id":"a",\n "id":"b"}', 'json-duplicate-key', 'Patient.id', 3, 2],
  ['{"resourceType":"Patient","name":[{"text":""}]}', 'json-empty-string', 'Patient.name[0].text', 1, 43],
  ['{"resourceType":"Patient","name":[]}', 'json-empty-array', 'Patient.name', 1, 34],
  ['{"resourceType":"Patient","name":[{}]}', 'json-empty-object', 'Patient.name[0]', 1, 35],
  ['{"resourceType":"Patient","birthDate":null}', 'json-null', 'Patient.birthDate', 1, 39],
  ['{"resourceType":"A","given":["a",null]}', 'json-null', 'A.given[1]', 1, 29],
  ['{"resourceType":"A","given":["a",null],"_given":[{"id":"1"},null]}', 'json-null', 'A.given[1]', 1, 29],
  ['{"resourceType":"A","_given":[null,{"id":"1"}]}', 'json-null', 'A.given[0]', 1, 30],
  ['{"resourceType":"A","name":[{"id":"a"},null],"_name":[{"id":"a"},{"id":"b"}]}', 'json-null', 'A.name[1]', 1, 28],
  ['{"resourceType":"A","a":[[null]]}', 'json-null', 'A.a[0]', 1, 26],
  ['{"resourceType":"A","_birthDate":{"id":""}}', 'json-empty-string', 'A.birthDate.id', 1, 40],
  ['{"resourceType":"A"} x', 'json-trailing-bytes', 'A', 1, 22],
  ['{"resourceType":"A","__proto__":{"a":1}}', 'json-proto-key', 'A.__proto__', 1, 21],
  [`{"resourceType":"A","n":1${'0'.repeat(400)}}`, 'json-number-range', 'A.n', 1, 25],
  ['{"resourceType":"A","n":1.5E+3}', 'json-number-form', 'A.n', 1, 25],
  ['{"resourceType":"A","n":"\\ud800"}', 'lone-surrogate', 'A.n', 1, 26],
]

describe('a breach of the format', () => {
  it.each(BREACHES)('%s: %s', (text, rule, path, line, column) => {
    const { resource, problems } = readDocument(text, 'json')
    expect(resource).toBeDefined()
    expect(problems).toEqual([{ rule, severity: 'error', path, line, column, message: expect.any(String) as string }])
  })

  it('leaves __proto__ out of the tree', () => {
    const { resource } = readDocument('{"__proto__":{"polluted":true},"a":"b"}', 'json')
    expect(Object.keys(resource ?? {})).toEqual(['a'])
    expect((resource as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('of a key that stands twice: the last one counts, as in JSON.parse', () => {
    expect(readDocument('{"id":"a","id":"b"}', 'json').resource).toEqual({ id: 'b' })
  })
})

const SYNTAX: readonly (readonly [text: string, column: number, message: RegExp])[] = [
  ['[', 2, /expected a value, found the end/],
  ['{"a" 1}', 6, /expected ':'/],
  ['{"a":1,}', 8, /property name/],
  ['{"a":[1,]}', 9, /expected a value/],
  ["{'a':1}", 2, /property name in double quotes/],
  ['{"a":01}', 7, /end of the number/],
  ['{"a":-}', 6, /a digit/],
  ['{"a":1.}', 7, /end of the number/],
  ['{"a":NaN}', 6, /expected a value/],
  ['{"a":"b', 8, /closing quote/],
  ['{"a":"b\tc"}', 8, /control character/],
  ['{"a":"b\\x"}', 8, /escape sequence/],
  ['{"a":"\\n\\uD8"}', 9, /escape sequence/],
  ['{"a":1 "b":2}', 8, /',' or '}'/],
  ['{"a":[1 2]}', 9, /',' or ']'/],
  ['// no\n{}', 1, /expected a value/],
]

describe('a text that is no JSON', () => {
  it.each(SYNTAX)('%j', (text, column, message) => {
    const { resource, problems } = readDocument(text, 'json')
    expect(resource).toBeUndefined()
    expect(problems.at(-1)).toMatchObject({ rule: 'json-syntax', severity: 'error', line: 1, column })
    expect(problems.at(-1)?.message).toMatch(message)
    expect(() => void JSON.parse(text)).toThrow()
  })

  it.each(['[]', '"a"', '1', 'null'])('%s is no resource', (text) => {
    const { resource, problems } = readDocument(text, 'json')
    expect(resource).toBeUndefined()
    expect(problems.map((p) => p.rule)).toContain('json-not-an-object')
  })
})

describe('the encoding', () => {
  const sound = '{"id":"ä"}'

  it('a byte order mark is a warning and no part of the text', () => {
    const { resource, problems } = readDocument(utf8(`\uFEFF${sound}`), 'json')
    expect(resource).toEqual({ id: 'ä' })
    expect(problems).toMatchObject([{ rule: 'byte-order-mark', severity: 'warning' }])
  })

  it.each([
    ['with', '\uFEFF'],
    ['without', ''],
  ])('UTF-16 %s mark is told and read on', (_, mark) => {
    const little = Buffer.from(mark + sound, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big]) {
      const { resource, problems } = readDocument(bytes, 'json')
      expect(resource).toEqual({ id: 'ä' })
      expect(problems[0]).toMatchObject({ rule: 'wrong-encoding', severity: 'error' })
    }
  })

  it('Latin-1 bytes are placed', () => {
    const { problems } = readDocument(Buffer.from('{"a":1,\n"id":"xä"}', 'latin1'), 'json')
    expect(problems).toMatchObject([{ rule: 'invalid-utf-8', line: 2, column: 8 }])
  })

  it('half a surrogate pair in a string is told', () => {
    expect(rules('{"id":"\ud800"}')).toEqual(['lone-surrogate'])
    expect(rules('{"id":"\ud83d\ude00"}')).toEqual([])
  })
})

describe('numbers', () => {
  it.each(['1.00', '0.10', '1e2', '-0', '12345678901234567890', '3.0'])('%s is written as it was read', (text) => {
    const { resource } = readDocument(`{"value":${text},"list":[${text}]}`, 'json')
    expect(resource).toEqual({ value: Number(text), list: [Number(text)] })
    expect(writeJson(resource ?? {})).toBe(`{"value":${text},"list":[${text}]}`)
  })

  it('a number that was changed after reading is written anew', () => {
    const { resource = {} } = readDocument('{"value":1.00}', 'json')
    resource['value'] = 2
    expect(numberText(resource, 'value', 2)).toBe('2')
    expect(writeJson(resource)).toBe('{"value":2}')
  })

  it('NaN is not written', () => {
    expect(() => writeJson({ value: NaN })).toThrow(RangeError)
  })
})
