import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import type { Discriminator, ElementDefinition, Slicing } from '../../src/validator/index.js'
import { findingsOf, profile, urlOf } from './define.js'

const slicing = (path: string, rules: Slicing['rules'] = 'open', more: Partial<Slicing> = {}): Slicing => ({
  discriminator: [{ type: 'value', path } satisfies Discriminator],
  rules,
  ...more,
})

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const SDS = 'https://fhir.nhs.uk/Id/sds-user-id'

const bySystem = (more: Slicing): ElementDefinition[] => [
  { path: 'Organization.identifier', slicing: more },
  { path: 'Organization.identifier', sliceName: 'ods', min: 1, max: '1' },
  { path: 'Organization.identifier.system', fixedUri: ODS },
  { path: 'Organization.identifier.value', min: 1 },
  { path: 'Organization.identifier', sliceName: 'sds', max: '1' },
  { path: 'Organization.identifier.system', fixedUri: SDS },
]
const organization = (...systems: string[]): JsonObject => ({
  resourceType: 'Organization',
  name: 'x',
  identifier: systems.map((system) => ({ system, value: '1' })),
})
const judged = (more: Slicing, ...systems: string[]): string[] =>
  findingsOf(organization(...systems), [profile('p', 'Organization', bySystem(more))])

describe('slices by value', () => {
  it.each<[string, Slicing, string[], string[]]>([
    ['all told', slicing('system'), [ODS, SDS], []],
    ['others in an open slicing', slicing('system'), ['https://other', ODS], []],
    ['a mandatory one is missing', slicing('system'), [SDS], ['error slice-min Organization.identifier']],
    ['one too many', slicing('system'), [ODS, ODS], ['error slice-max Organization.identifier']],
    [
      'others in a closed one',
      slicing('system', 'closed'),
      [ODS, 'https://other'],
      ['error slice-unmatched Organization.identifier[1]'],
    ],
    ['others last, at the end', slicing('system', 'openAtEnd'), [ODS, 'https://other'], []],
    [
      'others first, at the end',
      slicing('system', 'openAtEnd'),
      ['https://other', ODS],
      ['warning slice-order Organization.identifier[1]'],
    ],
    [
      'out of order',
      slicing('system', 'open', { ordered: true }),
      [SDS, ODS],
      ['warning slice-order Organization.identifier[1]'],
    ],
  ])('%s', (_, more, systems, expected) => expect(judged(more, ...systems)).toEqual(expected))

  it('judges an occurrence by its slice', () => {
    const resource = { resourceType: 'Organization', name: 'x', identifier: [{ system: ODS }, { system: SDS }] }
    expect(findingsOf(resource, [profile('p', 'Organization', bySystem(slicing('system')))])).toEqual([
      'error cardinality-min Organization.identifier[0]',
    ])
  })

  it('misses a mandatory slice where the whole element is missing', () => {
    const resource = { resourceType: 'Organization', name: 'x' }
    expect(findingsOf(resource, [profile('p', 'Organization', bySystem(slicing('system')))])).toEqual([
      'error slice-min Organization.identifier',
    ])
  })

  it('follows a path through arrays', () => {
    const elements: ElementDefinition[] = [
      { path: 'PractitionerRole.code', slicing: slicing('coding.system') },
      { path: 'PractitionerRole.code', sliceName: 'sds', max: '1' },
      { path: 'PractitionerRole.code.coding.system', fixedUri: SDS },
    ]
    const code = { coding: [{ system: 'https://other' }, { system: SDS }] }
    const found = findingsOf({ resourceType: 'PractitionerRole', code: [code, code] }, [
      profile('p', 'PractitionerRole', elements),
    ])
    expect(found).toContain('error slice-max PractitionerRole.code')
  })

  it('takes the value from a pattern above the path', () => {
    const elements: ElementDefinition[] = [
      { path: 'Observation.category', slicing: slicing('coding.code') },
      { path: 'Observation.category', sliceName: 'lab', min: 1, patternCodeableConcept: { coding: [{ code: 'lab' }] } },
    ]
    const observation = (code: string): JsonObject => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      category: [{ coding: [{ system: 'https://s', code }] }],
    })
    const lab = profile('p', 'Observation', elements)
    expect(findingsOf(observation('lab'), [lab], false)).toEqual([])
    expect(findingsOf(observation('exam'), [lab], false)).toContain('error slice-min Observation.category')
  })
})

describe('slices by other discriminators', () => {
  const entry = (discriminator: Discriminator, ...slice: ElementDefinition[]): ElementDefinition[] => [
    { path: 'Bundle.entry', slicing: { discriminator: [discriminator], rules: 'closed' } },
    { path: 'Bundle.entry', sliceName: 'one', min: 1, max: '1' },
    ...slice,
  ]
  const bundle = (...resources: JsonObject[]): JsonObject => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  })
  const patient: JsonObject = { resourceType: 'Patient', gender: 'male' }
  const nameless: JsonObject = { resourceType: 'Patient' }
  const device: JsonObject = { resourceType: 'Device' }
  const gendered = profile('gendered', 'Patient', [{ path: 'Patient.gender', min: 1 }])

  it.each<[string, Discriminator, ElementDefinition[]]>([
    ['type', { type: 'type', path: 'resource' }, [{ path: 'Bundle.entry.resource', type: [{ code: 'Patient' }] }]],
    [
      'profile',
      { type: 'profile', path: 'resource' },
      [{ path: 'Bundle.entry.resource', type: [{ code: 'Patient', profile: urlOf('gendered') }] }],
    ],
  ])('by %s', (_, discriminator, slice) => {
    const sliced = profile('p', 'Bundle', entry(discriminator, ...slice))
    const found = (resource: JsonObject): string[] => findingsOf(bundle(resource), [sliced, gendered], false)
    expect(found(patient)).toEqual([])
    expect(found(device)).toContain('error slice-unmatched Bundle.entry[0]')
    expect(found(nameless).includes('error slice-unmatched Bundle.entry[0]')).toBe(_ === 'profile')
  })

  it('by presence', () => {
    const elements: ElementDefinition[] = [
      { path: 'Patient.telecom', slicing: { discriminator: [{ type: 'exists', path: 'rank' }], rules: 'open' } },
      { path: 'Patient.telecom', sliceName: 'ranked', max: '1' },
      { path: 'Patient.telecom.rank', min: 1 },
      { path: 'Patient.telecom', sliceName: 'unranked', max: '1' },
      { path: 'Patient.telecom.rank', max: '0' },
    ]
    const sliced = profile('p', 'Patient', elements)
    const telecom = (...ranks: (number | undefined)[]): JsonObject => ({
      resourceType: 'Patient',
      telecom: ranks.map((rank) => ({ system: 'phone', value: '1', ...(rank === undefined ? {} : { rank }) })),
    })
    expect(findingsOf(telecom(1, undefined), [sliced])).toEqual([])
    expect(findingsOf(telecom(1, 2), [sliced])).toEqual(['error slice-max Patient.telecom'])
    expect(findingsOf(telecom(undefined, undefined), [sliced])).toEqual(['error slice-max Patient.telecom'])
  })
})

describe('a profile that cannot be applied', () => {
  it('whose slice states nothing to tell it by is reported as a defect of the profile', () => {
    const elements: ElementDefinition[] = [
      { path: 'Organization.identifier', slicing: slicing('system') },
      { path: 'Organization.identifier', sliceName: 'untold', min: 1 },
      { path: 'Organization.identifier.value', min: 1 },
    ]
    expect(findingsOf(organization(ODS), [profile('p', 'Organization', elements)])).toEqual([
      'info slice-defect Organization.identifier',
    ])
  })

  it.each<[string, ElementDefinition[]]>([
    [
      'a discriminator of another kind',
      [{ path: 'Organization.identifier', slicing: { discriminator: [{ type: 'position', path: '$this' }] } }],
    ],
    [
      'a path with a function',
      [
        {
          path: 'Organization.identifier',
          slicing: { discriminator: [{ type: 'value', path: "extension('x').value" }] },
        },
      ],
    ],
    [
      'a path that leads nowhere',
      [{ path: 'Organization.identifier', slicing: { discriminator: [{ type: 'value', path: 'colour' }] } }],
    ],
    ['no discriminator at all', [{ path: 'Organization.identifier', slicing: { rules: 'open' } }]],
  ])('for %s is refused aloud', (_, elements) => {
    const sliced = [...elements, { path: 'Organization.identifier', sliceName: 's' }]
    expect(findingsOf(organization(ODS), [profile('p', 'Organization', sliced)])).toEqual([
      'error definition-refused Organization',
    ])
  })
})
