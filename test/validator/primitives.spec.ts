import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/index.js'
import { PRIMITIVES } from '../../src/validator/compile/primitives.js'
import { nearest } from '../../src/fhir/index.js'
import { fhirPath } from '../../src/validator/paths.js'

const isWell = (type: string, value: Json): boolean => {
  const primitive = PRIMITIVES.get(type)
  return typeof value === primitive?.json && (primitive.form?.(value as never) ?? true)
}

describe('a primitive value', () => {
  it.each<[type: string, good: Json[], bad: Json[]]>([
    ['boolean', [true, false], ['true', 1]],
    ['integer', [0, -5, 2147483647, -2147483648], [1.5, 2147483648, '1', 1e300]],
    ['unsignedInt', [0, 7], [-1, 0.5]],
    ['positiveInt', [1], [0, -1]],
    ['decimal', [0, -1.5, 1e300], ['1.0']],
    ['code', ['a', 'a b', 'ACCESS DENIED', 'é'], [' a', 'a ', 'a  b', 'a\tb', 'a\nb']],
    ['id', ['a', 'A-1.b', 'x'.repeat(64)], ['', 'a_b', 'a b', 'x'.repeat(65), 'a/b', 'é']],
    ['uri', ['urn:x', 'https://x/y?z=1', 'relative'], ['a b', 'a\n', ' ']],
    ['oid', ['urn:oid:2.16.840.1'], ['urn:oid:3.1', 'urn:oid:2.01', '2.16.840', 'urn:oid:2.']],
    ['base64Binary', ['AAAA', 'AAA=', 'AA==', 'AAAA\nAAAA'], ['A', 'AAA', 'A===', '!AAA', 'AA=A']],
    [
      'date',
      ['2019', '2019-02', '2019-02-28', '2020-02-29'],
      ['2019-02-29', '2019-13', '2019-00', '2019-01-00', '19', '2019-1-1', '2019-01-01T10:00:00Z', '2019junk'],
    ],
    [
      'dateTime',
      ['2019', '2019-02-28', '2019-02-28T10:00:00Z', '2019-02-28T10:00:00.123+01:00'],
      [
        '2019-02-28T10:00:00',
        '2019-02-28T10:00Z',
        '2019-02T10:00:00Z',
        '2019-02-30T10:00:00Z',
        '2019-02-28T24:00:00Z',
        '2019-02-28T10:00:00+15:00',
      ],
    ],
    ['instant', ['2019-02-28T10:00:00Z'], ['2019-02-28', '2019-02-28T10:00:00', '2019-02-30T10:00:00Z']],
    ['time', ['10:00:00', '23:59:59.9'], ['24:00:00', '10:00', '10:00:00Z']],
  ])('of type %s', (type, good, bad) => {
    expect(good.filter((value) => !isWell(type, value))).toEqual([])
    expect(bad.filter((value) => isWell(type, value))).toEqual([])
  })

  it('is a date for each day that JavaScript knows, and its neighbours that are none are not', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString()
        return isWell('date', text.slice(0, 10)) && isWell('instant', text) && !isWell('date', `${text.slice(0, 8)}32`)
      }),
      { seed: 1 },
    )
  })

  it('is judged for any text without fail, in every type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRIMITIVES.keys()),
        fc.string({ unit: 'binary' }),
        (type, text) => typeof isWell(type, text) === 'boolean',
      ),
      { seed: 2 },
    )
  })
})

describe('a path', () => {
  it.each([
    ['Patient', 'Patient'],
    ['Bundle/entry/0/resource/name/1/given/0', 'Bundle.entry[0].resource.name[1].given[0]'],
    ['Patient/_birthDate/extension/0', 'Patient.birthDate.extension[0]'],
    ['Patient/a~1b~0c', 'Patient.a/b~c'],
  ])('%s is %s', (pointer, path) => expect(fhirPath(pointer)).toBe(path))
})

describe('the nearest name', () => {
  const names = ['birthDate', 'name', 'gender', 'deceasedBoolean']
  it.each([
    ['birthdate', 'birthDate'],
    ['naem', undefined],
    ['gendr', 'gender'],
    ['colour', undefined],
    ['x'.repeat(1000), undefined],
  ])('%s', (word, expected) => expect(nearest(word, names)).toBe(expected))
})
