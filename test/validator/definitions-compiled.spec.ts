import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { treesOf } from '../../src/validator/compile/trees.js'
import { typeUrl, type ElementDefinition, type StructureDefinition } from '../../src/validator/index.js'
import { findingsOf, profile, storeWith, urlOf } from './define.js'

const patient = (more: JsonObject): JsonObject => ({ resourceType: 'Patient', ...more })
const judged = (element: readonly ElementDefinition[], more: JsonObject): string[] =>
  findingsOf(patient(more), [profile('p', 'Patient', element)])

describe('a differential', () => {
  it('takes from its base what it does not say', () => {
    expect(judged([], { gender: 'm' })).toEqual(['error binding Patient.gender'])
  })

  it('may be based on another profile', () => {
    const one = profile('one', 'Patient', [{ path: 'Patient.gender', min: 1 }])
    const two = profile('two', 'Patient', [{ path: 'Patient.birthDate', min: 1 }], urlOf('one'))
    expect(findingsOf(patient({}), [two, one])).toEqual([
      'error cardinality-min Patient',
      'error cardinality-min Patient',
    ])
  })

  it('opens the elements of data types', () => {
    const element = [{ path: 'Patient.name.period.start', min: 1 }]
    expect(judged(element, { name: [{ family: 'x', period: { end: '2019' } }] })).toEqual([
      'error cardinality-min Patient.name[0].period',
    ])
    expect(judged(element, { name: [{ family: 'x' }] })).toEqual([])
  })

  it('keeps the value set of its base where it states only a strength', () => {
    const weaker: ElementDefinition = { path: 'Patient.maritalStatus', binding: { strength: 'required' } }
    const maritalStatus = { coding: [{ system: 'http://hl7.org/fhir/v3/MaritalStatus', code: 'QQ' }] }
    expect(judged([weaker], { maritalStatus })).toContain('error binding Patient.maritalStatus')
  })

  it('gives the same tree as a snapshot', () => {
    const element: ElementDefinition[] = [
      { path: 'Patient.name', max: '1' },
      { path: 'Patient.deceasedDateTime', min: 1 },
      { path: 'Patient.contact.gender', min: 1 },
    ]
    const differential = profile('d', 'Patient', element)
    const { differential: said, ...rest } = differential
    const snapshot = { ...rest, url: urlOf('s'), snapshot: said } as StructureDefinition
    const trees = treesOf(storeWith(differential, snapshot))
    const plain = (url: string): unknown => {
      const tree = { ...trees.tree(url), source: '' }
      return JSON.parse(
        JSON.stringify(tree, (key, value: unknown) =>
          key === 'root' ? undefined : value instanceof Map ? [...(value as Map<string, unknown>)] : value,
        ),
      )
    }
    expect(plain(urlOf('s'))).toEqual(plain(urlOf('d')))
  })
})

describe('a choice of types', () => {
  const string = { valueString: 'x' }
  const judgedValue = (element: ElementDefinition[], value: JsonObject): string[] =>
    findingsOf(
      { resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...value },
      [profile('p', 'Observation', element)],
      false,
    )

  it.each<[spelling: string, element: ElementDefinition[]]>([
    ['the types of value[x]', [{ path: 'Observation.value[x]', type: [{ code: 'Period' }] }]],
    ['the name of the type', [{ path: 'Observation.valuePeriod', type: [{ code: 'Period' }] }]],
    ['the name of the type with a slice name', [{ path: 'Observation.valuePeriod', sliceName: 'valuePeriod' }]],
  ])('is restricted by %s', (_, element) => {
    expect(judgedValue(element, string)).toEqual(['error choice-type Observation.valueString'])
    expect(judgedValue(element, { valuePeriod: { start: '2019' } })).toEqual([])
  })

  it('is not restricted by a slice for one of its types', () => {
    const element: ElementDefinition[] = [
      { path: 'Observation.value[x]' },
      { path: 'Observation.value[x]', sliceName: 'valuePeriod', type: [{ code: 'Period' }] },
      { path: 'Observation.value[x].start', min: 1 },
    ]
    expect(judgedValue(element, string)).toEqual([])
    expect(judgedValue(element, { valuePeriod: { end: '2019' } })).toEqual([
      'error cardinality-min Observation.valuePeriod',
    ])
  })

  it('is satisfied by any of its types, and by one only', () => {
    const element = [{ path: 'Observation.value[x]', min: 1 }]
    expect(judgedValue(element, {})).toEqual(['error cardinality-min Observation'])
    expect(
      judgedValue(element, { _valueString: { id: 'x', extension: [{ url: 'https://e', valueCode: 'unknown' }] } }),
    ).toEqual([])
    expect(judgedValue(element, { ...string, valueBoolean: true })).toEqual(['error choice-several Observation'])
  })
})

describe('a primitive', () => {
  it('is present where only its extensions are', () => {
    const element = [{ path: 'Patient.birthDate', min: 1 }]
    const extension = [{ url: 'https://e', valueCode: 'masked' }]
    expect(judged(element, { _birthDate: { extension } }).filter((f) => f.startsWith('error'))).toEqual([])
    expect(judged(element, { _birthDate: {} })).toEqual(['error invariant Patient.birthDate'])
  })

  it('may have mandatory extensions', () => {
    const why = profile('why', 'Extension', [
      { path: 'Extension.url', fixedUri: urlOf('why') },
      { path: 'Extension.valueCode', type: [{ code: 'code' }] },
    ])
    const element: ElementDefinition[] = [
      { path: 'Patient.birthDate.extension', slicing: { discriminator: [{ type: 'value', path: 'url' }] } },
      {
        path: 'Patient.birthDate.extension',
        sliceName: 'why',
        min: 1,
        type: [{ code: 'Extension', profile: urlOf('why') }],
      },
    ]
    const found = (_birthDate: JsonObject): string[] =>
      findingsOf(patient({ birthDate: '2019', _birthDate }), [profile('p', 'Patient', element), why], false)
    expect(found({ extension: [{ url: urlOf('why'), valueCode: 'x' }] })).toEqual([])
    expect(found({ id: 'x' })).toContain('error slice-min Patient.birthDate.extension')
    expect(found({ extension: [{ url: urlOf('why'), valueString: 'x' }] })).toEqual([
      'error choice-type Patient.birthDate.extension[0].valueString',
    ])
  })

  it('is padded with null in an array only beside an extension', () => {
    const extension = [{ url: 'https://e', valueCode: 'masked' }]
    const name = (given: JsonObject[string], _given?: JsonObject[string]): JsonObject => ({
      name: [{ given, ...(_given === undefined ? {} : { _given }) }],
    })
    const errors = (more: JsonObject): string[] => judged([], more).filter((f) => f.startsWith('error'))
    expect(errors(name(['a', null], [null, { extension }]))).toEqual([])
    expect(errors(name(['a', null]))).toEqual(['error null-value Patient.name[0].given[1]'])
    expect(errors(name(['a', 'b'], [null, 'x']))).toEqual(['error json-type Patient.name[0].given[1]'])
  })

  it('keeps to fixed values, patterns and lengths', () => {
    expect(judged([{ path: 'Patient.gender', fixedCode: 'male' }], { gender: 'female' })).toEqual([
      'error fixed-value Patient.gender',
    ])
    expect(
      judged([{ path: 'Patient.maritalStatus', patternCodeableConcept: { text: 'x' } }], {
        maritalStatus: { text: 'y' },
      }),
    ).toContain('error pattern-value Patient.maritalStatus')
    expect(judged([{ path: 'Patient.name.family', maxLength: 3 }], { name: [{ family: 'abcd' }] })).toEqual([
      'error max-length Patient.name[0].family',
    ])
  })
})

describe('a profile on a data type', () => {
  it('holds for the values of the element', () => {
    const observation = (valueQuantity: JsonObject): JsonObject => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      valueQuantity,
    })
    const simple: ElementDefinition[] = [
      { path: 'Observation.valueQuantity', type: [{ code: 'Quantity', profile: typeUrl('SimpleQuantity') }] },
    ]
    const found = (valueQuantity: JsonObject): string[] =>
      findingsOf(observation(valueQuantity), [profile('p', 'Observation', simple)])
    expect(found({ value: 1 })).toEqual([])
    expect(found({ value: 1, comparator: '<' }).sort()).toEqual([
      'error invariant Observation.valueQuantity',
      'error prohibited Observation.valueQuantity.comparator',
    ])
  })
})

describe('a rule that the compiler does not read', () => {
  const subject = { code: 'Reference', targetProfile: typeUrl('Patient') }
  const regex = { url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-regex', valueString: 'x' }
  it.each<[string, ElementDefinition]>([
    ['a least value', { path: 'Patient.multipleBirth[x]', type: [{ code: 'integer' }], minValueInteger: 1 }],
    ['aggregation', { path: 'Patient.managingOrganization', type: [{ ...subject, aggregation: ['contained'] }] }],
    ['versioning', { path: 'Patient.managingOrganization', type: [{ ...subject, versioning: 'specific' }] }],
    ['a regular expression', { path: 'Patient.gender', type: [{ code: 'code', extension: [regex] }] }],
  ])('is refused aloud: %s', (_, element) => {
    expect(judged([element], {})).toEqual(['error definition-refused Patient'])
  })
})

describe('a content reference', () => {
  it('is followed as deep as the resource goes', () => {
    const parameter = (part: JsonObject): JsonObject => ({
      resourceType: 'Parameters',
      parameter: [{ name: 'a', part: [{ name: 'b', part: [part] }] }],
    })
    expect(findingsOf(parameter({ name: 'c', valueString: 'x' }), [])).toEqual([])
    expect(findingsOf(parameter({ valueString: 'x' }), [])).toEqual([
      'error cardinality-min Parameters.parameter[0].part[0].part[0]',
    ])
  })
})

describe('a definition', () => {
  it.each<[string, StructureDefinition[], string]>([
    ['is refused that is based on itself', [profile('p', 'Patient', [], urlOf('p'))], 'built on itself'],
    ['is refused whose base is not known', [profile('p', 'Patient', [], urlOf('nothing'))], 'is not known'],
    [
      'is refused that names an element its base lacks',
      [profile('p', 'Patient', [{ path: 'Patient.colour' }])],
      'no element colour',
    ],
    [
      'is refused in a circle of two',
      [profile('p', 'Patient', [], urlOf('q')), profile('q', 'Patient', [], urlOf('p'))],
      'built on itself',
    ],
    [
      'is refused with two profiles for one type',
      [
        profile('p', 'Patient', [
          {
            path: 'Patient.name',
            type: [
              { code: 'HumanName', profile: urlOf('p') },
              { code: 'HumanName', profile: urlOf('q') },
            ],
          },
        ]),
        profile('q', 'Patient', []),
      ],
      'for one type',
    ],
  ])('%s', (_, definitions, words) => {
    const found = findingsOf(patient({ name: [{ family: 'x' }] }), definitions)
    expect(found).toEqual(['error definition-refused Patient'])
    const store = storeWith(...definitions)
    const trees = treesOf(store)
    if (words !== 'for one type') expect(() => trees.tree(urlOf('p'))).toThrow(words)
  })

  it('of an extension may use itself', () => {
    const own = profile('own', 'Extension', [
      { path: 'Extension.extension', slicing: { discriminator: [{ type: 'value', path: 'url' }] } },
      { path: 'Extension.extension', sliceName: 'own', type: [{ code: 'Extension', profile: urlOf('own') }] },
      { path: 'Extension.url', fixedUri: urlOf('own') },
    ])
    const nest = (depth: number): JsonObject =>
      depth === 0 ? { url: urlOf('own'), valueString: '' } : { url: urlOf('own'), extension: [nest(depth - 1)] }
    const found = findingsOf(patient({ extension: [nest(2)] }), [profile('p', 'Patient', []), own])
    expect(found).toEqual(['error empty-string Patient.extension[0].extension[0].extension[0].valueString'])
  })

  it('is a core type by its own name', () => {
    expect(treesOf(storeWith()).tree(typeUrl('Patient'))?.children?.get('contact')?.children?.get('name')?.array).toBe(
      false,
    )
  })
})
