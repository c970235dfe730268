import { describe, expect, it } from 'vitest'
import type { ConceptFilter, ConceptSet } from '../../../src/validator/definitions/index.js'
import { COLOURS, colours, SCT, terminology, urlOf, valueSet } from './fixture.js'

/** What a value set of the given parts says of some codes of the colours. */
function judged(include: ConceptSet[], codes: string, exclude?: ConceptSet[]): string[] {
  const t = terminology(valueSet('v', include, exclude))
  return codes.split(' ').map((code) => t.membership(urlOf('v'), COLOURS, code))
}

const filter = (op: string, value: string, property = 'concept'): ConceptFilter => ({ property, op, value })

describe('a value set', () => {
  it('takes a whole code system, all levels of it', () => {
    expect(judged([{ system: COLOURS }], 'red pink green')).toEqual(['in', 'in', 'out'])
  })

  it('takes listed codes', () => {
    const concept = [{ code: 'red' }]
    expect(judged([{ system: COLOURS, concept }], 'red pink')).toEqual(['in', 'out'])
  })

  it('cares for the code system', () => {
    const t = terminology(valueSet('v', [{ system: COLOURS }]))
    expect(t.membership(urlOf('v'), 'https://example.org/other', 'red')).toBe('out')
    expect(t.membership(urlOf('v'), `${COLOURS} `, 'red')).toBe('out')
    expect(t.membership(urlOf('v'), undefined, 'red')).toBe('in')
  })

  it.each([
    ['is-a', 'red', ['in', 'in', 'out']],
    ['descendent-of', 'red', ['out', 'in', 'out']],
    ['=', 'red', ['in', 'out', 'out']],
    ['in', 'red, pink', ['in', 'in', 'out']],
    ['regex', 'r.*', ['not-enumerable', 'not-enumerable', 'not-enumerable']],
    ['is-a', 'nothing', ['not-enumerable', 'not-enumerable', 'not-enumerable']],
  ])('chooses by the filter %s %s', (op, value, expected) => {
    expect(judged([{ system: COLOURS, filter: [filter(op, value)] }], 'red pink blue')).toEqual(expected)
  })

  it('reads several filters by = on one property as alternatives', () => {
    expect(judged([{ system: COLOURS, filter: [filter('=', 'red'), filter('=', 'blue')] }], 'red blue pink')).toEqual([
      'in',
      'in',
      'out',
    ])
  })

  it('reads filters of different kinds as conditions that all hold', () => {
    const both = [filter('is-a', 'red'), filter('=', 'pink')]
    expect(judged([{ system: COLOURS, filter: both }], 'red pink')).toEqual(['out', 'in'])
  })

  it('leaves out what it excludes', () => {
    const exclude = [{ system: COLOURS, concept: [{ code: 'pink' }] }]
    expect(judged([{ system: COLOURS }], 'red pink', exclude)).toEqual(['in', 'out'])
  })

  it('takes over other value sets, and what they have in common where one part names several', () => {
    const reds = valueSet('reds', [{ system: COLOURS, filter: [filter('is-a', 'red')] }])
    const some = valueSet('some', [{ system: COLOURS, concept: [{ code: 'red' }, { code: 'blue' }] }])
    const t = terminology(
      reds,
      some,
      valueSet('either', [{ valueSet: [urlOf('reds')] }, { valueSet: [urlOf('some')] }]),
      valueSet('both', [{ valueSet: [urlOf('reds'), urlOf('some')] }]),
    )
    const of = (name: string) => ['pink', 'blue', 'red'].map((code) => t.membership(urlOf(name), COLOURS, code))
    expect(of('either')).toEqual(['in', 'in', 'in'])
    expect(of('both')).toEqual(['out', 'out', 'in'])
  })

  it('that takes itself over says nothing of that part, and ends', () => {
    const t = terminology(
      valueSet('a', [{ valueSet: [urlOf('b')] }, { system: COLOURS, concept: [{ code: 'red' }] }]),
      valueSet('b', [{ valueSet: [urlOf('a')] }]),
    )
    expect(t.membership(urlOf('a'), COLOURS, 'red')).toBe('in')
    expect(t.membership(urlOf('a'), COLOURS, 'blue')).toBe('not-enumerable')
  })

  it('that nobody knows, or that has no parts, says nothing', () => {
    expect(terminology().membership(urlOf('none'), COLOURS, 'red')).toBe('not-enumerable')
    expect(terminology(valueSet('v', [])).membership(urlOf('v'), COLOURS, 'red')).toBe('not-enumerable')
  })

  it('is found by a URL with blanks, a version or an R4 address', () => {
    const hl7 = { ...valueSet('v', [{ system: COLOURS }]), url: 'http://hl7.org/fhir/ValueSet/v2-0916' }
    const t = terminology(hl7)
    for (const url of [` ${hl7.url} `, `${hl7.url}|3.0.1`, 'http://terminology.hl7.org/ValueSet/v2-0916'])
      expect(t.membership(url, COLOURS, 'red')).toBe('in')
  })

  it('that names a code system by its R4 address accepts both addresses; one that does not, only its own', () => {
    const table = { ...colours, url: 'http://hl7.org/fhir/v2/0078' }
    const r4 = 'http://terminology.hl7.org/CodeSystem/v2-0078'
    const t = terminology(table, valueSet('r4', [{ system: r4 }]), valueSet('stu3', [{ system: table.url }]))
    const of = (name: string) => [r4, table.url].map((system) => t.membership(urlOf(name), system, 'red'))
    expect(of('r4')).toEqual(['in', 'in'])
    expect(of('stu3')).toEqual(['out', 'in'])
  })

  it('of a code system that does not care for case, does not either', () => {
    const t = terminology(
      { ...colours, caseSensitive: false },
      valueSet('v', [{ system: COLOURS, concept: [{ code: 'red' }] }]),
    )
    expect(t.membership(urlOf('v'), COLOURS, 'RED')).toBe('in')
    expect(t.holds(COLOURS, 'Blue')).toBe(true)
  })
})

describe('a value set of SNOMED CT', () => {
  const of = (set: ConceptSet, code: string) =>
    terminology(valueSet('v', [{ system: SCT, ...set }])).membership(urlOf('v'), SCT, code)

  it('is judged where it lists its concepts', () => {
    expect(of({ concept: [{ code: '22298006' }] }, '22298006')).toBe('in')
    expect(of({ concept: [{ code: '22298006' }] }, '73211009')).toBe('out')
  })

  it.each(['(255604002 |Mild| OR 6736007 |Moderate (x)|)', '255604002 ¦Mild¦ 6736007', '6736007'])(
    'is judged where its constraint is a list: %s',
    (value) => {
      expect(of({ filter: [filter('=', value, 'constraint')] }, '6736007')).toBe('in')
      expect(of({ filter: [filter('=', value, 'constraint')] }, '22298006')).toBe('out')
    },
  )

  it.each(['<<404684003', '^999000051000001100 |x|', '<<105590001 |Substance OR <<373873005 |Product|', ''])(
    'is not judged where its constraint is more: %s',
    (value) => expect(of({ filter: [filter('=', value, 'constraint')] }, '22298006')).toBe('not-enumerable'),
  )

  it('is not judged by a hierarchy', () => {
    expect(of({ filter: [filter('in', '404684003')] }, '22298006')).toBe('not-enumerable')
    expect(of({ filter: [filter('=', '< 309013001 |Referred by person|')] }, '22298006')).toBe('not-enumerable')
  })

  it('knows that a code of another system is not in it', () => {
    const t = terminology(valueSet('v', [{ system: SCT, filter: [filter('in', '404684003')] }]))
    expect(t.membership(urlOf('v'), COLOURS, 'red')).toBe('out')
  })
})
