import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../src/core/index.js'
import { createValidator, memoryLayer, type ElementDefinition } from '../../src/validator/index.js'
import { profile, storeWith, urlOf } from './define.js'
import { SAMPLES } from './samples.js'

const validator = createValidator({ sets: ['gpconnect-1.2.7'] })
const rules = (text: string): string[] => validator.validateText(text).findings.map(({ rule }) => rule)

/** `depth` times one thing in another, as text. */
const nested = (depth: number, open: string, core: string, close: string): string =>
  open.repeat(depth) + core + close.repeat(depth)

describe('hostile documents end in a finding', () => {
  it.each<[string, string]>([
    ['a million arrays in one another', nested(1_000_000, '[', '', ']')],
    ['a million objects in one another', nested(1_000_000, '{"a":', '1', '}')],
    [
      'a Patient with deep extensions',
      `{"resourceType":"Patient","extension":[${nested(5000, '{"url":"https://x","extension":[', '', ']}')}]}`,
    ],
    [
      'Bundles in Bundles',
      nested(3000, '{"resourceType":"Bundle","type":"collection","entry":[{"resource":', '{}', '}]}'),
    ],
    [
      'XML elements in one another',
      `<Patient xmlns="http://hl7.org/fhir">${nested(200_000, '<contact>', '', '</contact>')}</Patient>`,
    ],
    [
      'a DTD',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Patient xmlns="http://hl7.org/fhir"><id value="&b;"/></Patient>',
    ],
    ['nothing', ''],
    ['no JSON', '{"resourceType":'],
    ['another JSON', '[1]'],
    ['a string of ten million', `{"resourceType":"Patient","id":"${'a'.repeat(10_000_000)}"}`],
    ['a date of a million', `{"resourceType":"Patient","birthDate":"${'1'.repeat(1_000_000)}"}`],
    ['a name of a million', `{"resourceType":"Patient","${'x'.repeat(1_000_000)}":1}`],
    ['regex bait for a code', `{"resourceType":"Patient","gender":"a${' '.repeat(200_000)}b"}`],
    ['regex bait for base64', `{"resourceType":"Binary","contentType":"a/b","content":"${'A'.repeat(1_000_001)}!"}`],
    [
      'regex bait for a reference',
      `{"resourceType":"Patient","managingOrganization":{"reference":"${'a/'.repeat(200_000)}"}}`,
    ],
  ])('%s', (_, text) => {
    const result = validator.validateText(text)
    expect(result.valid).toBe(false)
    expect(JSON.stringify(result.findings).length).toBeLessThan(5_000_000)
  })

  it('names of prototypes are members like others', () => {
    const text = '{"resourceType":"Patient","__proto__":{"active":1},"constructor":1,"toString":1,"hasOwnProperty":1}'
    const found = rules(text)
    expect(found).toEqual(['json-proto-key', 'unknown-element', 'unknown-element', 'unknown-element'])
    const own = JSON.parse(text) as JsonObject
    expect(validator.validateResource(own).findings.map(({ rule }) => rule)).toEqual(Array(4).fill('unknown-element'))
    expect(({} as Record<string, unknown>)['active']).toBeUndefined()
  })

  it('a type that is the name of something in JavaScript is no resource', () => {
    for (const type of ['__proto__', 'constructor', 'toString', '../../etc/passwd', 'Patient\u0000']) {
      expect(rules(JSON.stringify({ resourceType: type }))).toEqual(['resource-type-unknown'])
    }
  })

  it('findings are counted and cut', () => {
    const telecom = Array.from({ length: 20_000 }, () => ({ colour: 1 }))
    const found = rules(JSON.stringify({ resourceType: 'Patient', telecom }))
    expect(found.length).toBeLessThanOrEqual(5001)
    expect(found).toContain('too-many-findings')
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`x${i}`, i]))
    expect(rules(JSON.stringify({ resourceType: 'Patient', ...many }))).toContain('too-many-findings')
    const wrong = JSON.stringify({ resourceType: 'Patient', name: Array.from({ length: 100_000 }, () => 1) })
    expect(rules(wrong)).toContain('too-many-findings')
  })

  it('references in circles come to an end', () => {
    const patient = (id: string, next: string): JsonObject => ({
      resourceType: 'Patient',
      id,
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'] },
      link: [{ other: { reference: `Patient/${next}` }, type: 'seealso' }],
    })
    const ring = Array.from({ length: 500 }, (_, i) => ({ resource: patient(`p${i}`, `p${(i + 1) % 500}`) }))
    const result = validator.validateResource({ resourceType: 'Bundle', type: 'collection', entry: ring })
    expect(result.findings.some(({ rule }) => rule === 'too-deep')).toBe(false)
    const contained = [{ resourceType: 'Organization', id: 'o', name: 'x', partOf: { reference: '#o' } }]
    expect(
      validator.validateResource({ resourceType: 'Patient', contained, managingOrganization: { reference: '#o' } })
        .valid,
    ).toBe(true)
  })

  it('an object that holds itself is too deep', () => {
    const resource: JsonObject = { resourceType: 'Patient' }
    const extension: JsonObject = { url: 'https://x' }
    extension['extension'] = [extension]
    resource['extension'] = [extension]
    expect(validator.validateResource(resource).findings.map(({ rule }) => rule)).toContain('too-deep')
  })
})

describe('hostile definitions end in a finding', () => {
  const judged = (elements: ElementDefinition[], resource: JsonObject): string[] => {
    const store = storeWith(profile('p', 'Bundle', elements))
    return createValidator({ store })
      .validateResource(resource, { profiles: [urlOf('p')] })
      .findings.map(({ rule }) => rule)
  }
  const bundle: JsonObject = {
    resourceType: 'Bundle',
    type: 'collection',
    link: [{ relation: 'self', url: 'https://x' }],
  }

  it.each<[string, ElementDefinition[]]>([
    ['content that becomes a reference to itself', [{ path: 'Bundle.link', contentReference: '#Bundle.link' }]],
    ['content that becomes a reference to nothing', [{ path: 'Bundle.link', contentReference: '#Bundle.nothing' }]],
    ['no type', [{ path: 'Bundle.link', type: [] }]],
    ['an unknown type', [{ path: 'Bundle.link', type: [{ code: 'Thing' }] }]],
    ['types that exclude one another', [{ path: 'Bundle.link', type: [{ code: 'string' }, { code: 'Period' }] }]],
  ])('%s', (_, elements) => {
    expect(judged(elements, bundle).some((rule) => ['definition-refused', 'too-deep'].includes(rule))).toBe(true)
  })

  it('a chain of a thousand bases', () => {
    const chain = Array.from({ length: 1000 }, (_, i) => profile(`c${i}`, 'Patient', [], urlOf(`c${i + 1}`)))
    const store = storeWith(...chain, profile('c1000', 'Patient', [{ path: 'Patient.gender', min: 1 }]))
    const result = createValidator({ store }).validateResource({ resourceType: 'Patient' }, { profiles: [urlOf('c0')] })
    expect(result.valid).toBe(false)
  })

  it('a profile that asks for itself in an entry', () => {
    const elements: ElementDefinition[] = [
      { path: 'Bundle.entry.resource', type: [{ code: 'Bundle', profile: urlOf('p') }] },
    ]
    const inner: JsonObject = { resourceType: 'Bundle', type: 'collection' }
    const outer: JsonObject = { ...inner, entry: [{ resource: inner }] }
    expect(judged(elements, outer)).toEqual([])
    expect(judged(elements, { ...inner, entry: [{ resource: { resourceType: 'Patient' } }] })).toContain(
      'resource-type-unexpected',
    )
  })

  it('a later definition of the same canonical wins', () => {
    const strict = profile('p', 'Patient', [{ path: 'Patient.gender', min: 1 }])
    const lax = profile('p', 'Patient', [])
    const valid = (...definitions: (typeof strict)[]): boolean =>
      createValidator({ sets: ['fhir-stu3'], definitions: [memoryLayer(definitions)] }).validateResource(
        { resourceType: 'Patient' },
        { profiles: [urlOf('p')] },
      ).valid
    expect([valid(strict, lax), valid(lax, strict)]).toEqual([true, false])
  })
})

/** JSON with the names and values of FHIR, in places where they may or may not belong. */
const NAMES = [
  'resourceType',
  'id',
  'meta',
  'extension',
  'url',
  'value',
  'valueString',
  'valueCodeableConcept',
  'coding',
  'system',
  'code',
  'identifier',
  'name',
  'reference',
  'contained',
  'entry',
  'resource',
  'text',
  'div',
  'status',
  '_birthDate',
  'period',
  'start',
  '__proto__',
  'parameter',
  'part',
]
const TEXTS = [
  'Patient',
  'Bundle',
  'Parameters',
  'Observation',
  'List',
  '#a',
  'Patient/1',
  'male',
  '2019-01-01',
  '',
  'https://fhir.nhs.uk/Id/nhs-number',
  'http://snomed.info/sct',
  '22298006',
  '<div xmlns="http://www.w3.org/1999/xhtml">x</div>',
  'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1',
]
const { anything } = fc.letrec<{ anything: Json }>((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json[]>(...TEXTS, null, true, 0, -1.5, 1e300),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('anything')), { maxLength: 5 })
      .map((members) => Object.fromEntries(members) as JsonObject),
  ),
}))

/** A sample in which one value is something else. */
const mutated = fc.tuple(fc.constantFrom(...Object.values(SAMPLES)), fc.nat(), anything).map(([sample, at, value]) => {
  const copy = structuredClone<JsonObject>(sample)
  const holders: [holder: Record<string, Json>, name: string][] = []
  const visit = (json: Json | undefined): void => {
    if (typeof json !== 'object' || json === null) return
    for (const name of Object.keys(json)) {
      holders.push([json as Record<string, Json>, name])
      visit((json as Record<string, Json>)[name])
    }
  }
  visit(copy)
  const [holder, name] = holders[at % holders.length] ?? [copy as Record<string, Json>, 'x']
  holder[name] = value
  return copy
})

describe('the validator never throws', () => {
  it('for a sample with something else in one place', () => {
    fc.assert(
      fc.property(mutated, (resource) => typeof validator.validateText(JSON.stringify(resource)).valid === 'boolean'),
      { numRuns: 1500, seed: 1 },
    )
  })

  it('for resources of random FHIR parts', () => {
    const resource = fc
      .tuple(fc.constantFrom('Patient', 'Bundle', 'List', 'Parameters', 'Observation', 'x'), anything)
      .map(([resourceType, more]) => ({
        ...(typeof more === 'object' && more !== null && !Array.isArray(more) ? more : {}),
        resourceType,
      }))
    fc.assert(
      fc.property(resource, (r) => typeof validator.validateResource(r).valid === 'boolean'),
      { numRuns: 1500, seed: 2 },
    )
  })

  it('for any text or bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => !validator.validateText(text).valid || true),
      { numRuns: 500, seed: 3 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !validator.validateText(bytes).valid),
      { numRuns: 500, seed: 4 },
    )
  })

  it('for a text with one byte changed', () => {
    const texts = Object.values(SAMPLES).map((s) => Buffer.from(JSON.stringify(s)))
    const changed = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 0, max: 255 }))
      .map(([text, at, byte]) => {
        const copy = Buffer.from(text)
        copy[at % copy.length] = byte
        return copy
      })
    fc.assert(
      fc.property(changed, (bytes) => typeof validator.validateText(bytes).valid === 'boolean'),
      { numRuns: 1500, seed: 5 },
    )
  })
})
