import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../src/core/index.js'
import { isObject } from '../../src/core/index.js'
import { fhirpathTest } from '../../src/validator/invariants/fhirpath.js'
import { invariantsOf } from '../../src/validator/invariants/index.js'
import { NATIVE } from '../../src/validator/invariants/native.js'
import { References } from '../../src/validator/references.js'
import type { Run } from '../../src/validator/run.js'
import { NEEDS_PAYLOADS, payloadsAreHere, stu3Payloads } from './payloads.js'
import { findingsOf } from './define.js'
import { SAMPLES } from './samples.js'

function runIn(container: JsonObject): Run {
  const frame = { resource: container, container, above: undefined, path: '' }
  const references = new References()
  return { frame, resolve: (reference: string) => references.resolve(reference, frame) } as unknown as Run
}

/** Rules whose published expression says the same as our code, with the elements that they stand on. */
const SAME: readonly (readonly [key: string, base: string, expression: string, where: (path: string) => boolean])[] = [
  ['ext-1', 'Extension', 'extension.exists() != value.exists()', (p) => /xtension\[\d+\]$/.test(p)],
  ['dom-1', 'DomainResource', 'contained.text.empty()', (p) => !p.includes('.')],
  ['dom-2', 'DomainResource', 'contained.contained.empty()', (p) => !p.includes('.')],
  [
    'dom-4',
    'DomainResource',
    'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()',
    (p) => !p.includes('.'),
  ],
  [
    'dom-3',
    'DomainResource',
    "contained.where(('#'+id in %resource.descendants().reference).not()).empty()",
    (p) => !p.includes('.'),
  ],
  [
    'ref-1',
    'Reference',
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %resource.contained.id.trace('ids'))",
    (p) => /\.(subject|patient|recorder|item|valueReference|actor\[\d+\]|performer\[\d+\])$/.test(p),
  ],
  ['per-1', 'Period', 'start.empty() or end.empty() or (start <= end)', (p) => /\.(p|\w+P)eriod$/.test(p)],
  ['qty-3', 'Quantity', 'code.empty() or system.exists()', (p) => /Quantity$/.test(p)],
  ['sqty-1', 'Quantity', 'comparator.empty()', (p) => /Quantity$/.test(p)],
  ['cpt-2', 'ContactPoint', 'value.empty() or system.exists()', (p) => /\.telecom\[\d+\]$/.test(p)],
  [
    'bdl-5',
    'Bundle.entry',
    'resource.exists() or request.exists() or response.exists()',
    (p) => /^Bundle\.entry\[\d+\]$/.test(p),
  ],
  [
    'bdl-7',
    'Bundle',
    'entry.where(fullUrl).select(fullUrl&resource.meta.versionId).isDistinct()',
    (p) => p === 'Bundle',
  ],
  ['que-2', 'Questionnaire', 'descendants().linkId.isDistinct()', (p) => p === 'Questionnaire'],
  ['lst-1', 'List', 'emptyReason.empty() or entry.empty()', (p) => p === 'List'],
  ['lst-2', 'List', "mode = 'changes' or entry.deleted.empty()", (p) => p === 'List'],
  ['obs-6', 'Observation', 'dataAbsentReason.empty() or value.empty()', (p) => p === 'Observation'],
  ['att-1', 'Attachment', 'data.empty() or contentType.exists()', (p) => /\.attachment$/.test(p)],
]

/** Read as its text says: one union instead of an alternative. */
const ELE_1 = 'hasValue() | (children().count() > id.count())'

interface Spot {
  readonly path: string
  readonly value: JsonObject
}

function* objectsIn(value: Json | undefined, path: string): Generator<Spot> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* objectsIn(item, `${path}[${i}]`)
  else if (isObject(value)) {
    yield { path, value }
    for (const [name, below] of Object.entries(value)) yield* objectsIn(below, `${path}.${name}`)
  }
}

/** Each resource by itself, as its rules see it. */
function resourcesIn(root: JsonObject): JsonObject[] {
  const entries = Array.isArray(root['entry']) ? root['entry'] : []
  return [root, ...entries.flatMap((e) => (isObject(e) && isObject(e['resource']) ? resourcesIn(e['resource']) : []))]
}

/** How often the code and the engine were compared, and where they differ. */
function compare(root: JsonObject): { compared: number; differing: string[] } {
  let compared = 0
  const differing: string[] = []
  for (const resource of resourcesIn(root)) {
    const run = runIn(resource)
    for (const { path, value } of objectsIn(resource, `${resource['resourceType'] as string}`)) {
      if (/\.entry\[\d+\]\./.test(path) && resource['resourceType'] === 'Bundle') continue
      for (const [key, base, expression, where] of SAME) {
        if (!where(path)) continue
        compared++
        const own = NATIVE[expression]?.(value, run)
        const theirs = fhirpathTest(expression, base)(value, run)
        // Without a reference there is nothing to judge, which the engine takes for nothing to say.
        if (key === 'ref-1' && value['reference'] === undefined) continue
        const same = typeof own === 'string' ? typeof theirs === 'string' : own === theirs
        if (!same) differing.push(`${key} ${path}: ${String(own)}, the engine ${String(theirs)}`)
      }
    }
  }
  return { compared, differing }
}

/** Breaches and near misses of every rule that is plain code, for the comparison to have something to disagree on. */
const HARD: JsonObject[] = [
  {
    resourceType: 'Patient',
    extension: [{ url: 'u' }, { url: 'u', valueCode: 'a', extension: [{ url: 'v', valueCode: 'b' }] }],
  },
  { resourceType: 'Patient', contained: [{ resourceType: 'Patient', id: 'a', text: { status: 'empty' } }] },
  {
    resourceType: 'Patient',
    contained: [{ resourceType: 'Patient', id: 'a', contained: [{ resourceType: 'Patient' }] }],
  },
  { resourceType: 'Patient', contained: [{ resourceType: 'Patient', id: 'a', meta: { versionId: '1' } }] },
  { resourceType: 'Patient', contained: [{ resourceType: 'Patient', id: 'a', meta: { lastUpdated: '2019' } }] },
  { resourceType: 'List', contained: [{ resourceType: 'Patient', id: 'a' }], subject: { reference: '#a' } },
  { resourceType: 'List', contained: [{ resourceType: 'Patient', id: 'a' }], subject: { reference: '#b' } },
  ...[
    { start: '2019-01-02', end: '2019-01-01' },
    { start: '2019-01-01', end: '2019-01-01' },
    { start: '2019', end: '2020-05' },
    { start: '2019', end: '2019-05' },
    { start: '2019-05-01T10:00:00Z', end: '2019-05-01T10:30:00+01:00' },
    { start: '2019-05-01' },
    { start: '1990-99-99', end: '2019' },
  ].map((period) => ({ resourceType: 'Encounter', period })),
  ...[{ code: 'kg' }, { code: 'kg', system: 's' }, { comparator: '<', value: 1 }, { value: 1 }].map(
    (valueQuantity) => ({
      resourceType: 'Observation',
      valueQuantity,
    }),
  ),
  { resourceType: 'Patient', telecom: [{ value: '1' }, { value: '1', system: 'phone' }, { system: 'phone' }] },
  ...[['a'], ['a', 'b'], ['a', 'b', 'a']].map((ids) => ({
    resourceType: 'Questionnaire',
    item: ids.map((linkId) => ({ linkId: `outer ${linkId}`, item: [{ linkId }] })),
  })),
  { resourceType: 'Bundle', entry: [{}, { resource: {} }, { request: {} }, { response: {} }] },
  ...[[{}], [{ fullUrl: 'a' }, { fullUrl: 'b' }], [{ fullUrl: 'a' }, { fullUrl: 'a' }]].map((entry) => ({
    resourceType: 'Bundle',
    entry,
  })),
  ...['1', '2'].map((versionId) => ({
    resourceType: 'Bundle',
    entry: [
      { fullUrl: 'a', resource: { resourceType: 'Patient', meta: { versionId } } },
      { fullUrl: 'a', resource: { resourceType: 'Patient', meta: { versionId: '1' } } },
    ],
  })),
  ...[{}, { emptyReason: { text: 'x' } }, { entry: [{}] }, { emptyReason: { text: 'x' }, entry: [{}] }].map((more) => ({
    resourceType: 'List',
    mode: 'snapshot',
    ...more,
  })),
  ...['changes', 'snapshot'].map((mode) => ({ resourceType: 'List', mode, entry: [{ deleted: true }] })),
  { resourceType: 'List', entry: [{ deleted: true }] },
  ...[{ valueString: 'x' }, { dataAbsentReason: {} }, { valueString: 'x', dataAbsentReason: {} }].map((more) => ({
    resourceType: 'Observation',
    ...more,
  })),
  { resourceType: 'DocumentReference', content: [{ attachment: { data: 'AAAA' } }, { attachment: { url: 'u' } }] },
]

describe('rules in plain code say the same as the FHIRPath engine', () => {
  it('on what is hard', () => {
    const results = HARD.map(compare)
    expect(results.flatMap(({ differing }) => differing)).toEqual([])
    expect(Math.min(...results.map(({ compared }) => compared))).toBeGreaterThan(0)
  })

  it('on the samples', () => {
    expect(Object.values(SAMPLES).flatMap((sample) => compare(structuredClone<JsonObject>(sample)).differing)).toEqual(
      [],
    )
  })

  it.skipIf(!payloadsAreHere)(
    `on every payload (${NEEDS_PAYLOADS})`,
    () => {
      let compared = 0
      const differing: string[] = []
      for (const { name, read } of payloadsAreHere ? stu3Payloads().filter((p) => p.name.endsWith('.json')) : []) {
        const bytes = read()
        // Enough of the large ones; the engine takes a second for each megabyte.
        if (bytes.length > 150_000) continue
        const root = JSON.parse(bytes.toString('utf8')) as JsonObject
        const result = compare(root)
        compared += result.compared
        differing.push(...result.differing.map((d) => `${name} ${d}`))
      }
      expect(differing).toEqual([])
      expect(compared).toBeGreaterThan(5000)
    },
    300_000,
  )
})

describe('ele-1', () => {
  it('as published decides nothing for whatever has children; ours reads it as its text', () => {
    const value = { system: 'phone' }
    expect(fhirpathTest(ELE_1, 'ContactPoint')(value, runIn({}))).toBe('it gives more than one value')
    expect(NATIVE[ELE_1]?.(value, runIn({}))).toBe(true)
    expect(NATIVE[ELE_1]?.({}, runIn({}))).toBe(false)
    expect(NATIVE[ELE_1]?.({ id: 'x' }, runIn({}))).toBe(false)
  })

  it('says the same as its alternative in FHIRPath', () => {
    const either = ELE_1.replace('|', 'or')
    for (const value of [{}, { id: 'x' }, { id: 'x', system: 'phone' }, { extension: [{ url: 'u' }] }]) {
      expect(NATIVE[ELE_1]?.(value, runIn({}))).toBe(fhirpathTest(either, 'ContactPoint')(value, runIn({})))
    }
  })
})

describe('an invariant', () => {
  const test = (expression: string, base: string, data: JsonObject): boolean | string | undefined =>
    invariantsOf([{ key: 'k', severity: 'error', expression }], base)[0]?.test(data, runIn(data))

  it('is evaluated at its element, whose choices it knows', () => {
    const inv1 =
      '(part.exists() and value.empty() and resource.empty()) or (part.empty() and (value.exists() xor resource.exists()))'
    expect(test(inv1, 'Parameters.parameter', { name: 'x', valueString: 'a' })).toBe(true)
    expect(test(inv1, 'Parameters.parameter', { name: 'x' })).toBe(false)
  })

  it.each<[string, string, string, JsonObject]>([
    ['that compares what is absent', "status = 'x'", 'Appointment', {}],
    [
      'that compares an impossible date',
      'start <= @2019-01-01T00:00:00Z',
      'Appointment',
      { start: '2019-99-99T00:00:00Z' },
    ],
    ['that calls what the engine lacks', 'conformsTo(1)', 'Appointment', {}],
    ['that is no FHIRPath', 'start <=', 'Appointment', {}],
    ['with several values', 'participant.status', 'Appointment', { participant: [{ status: 'a' }, { status: 'b' }] }],
  ])('%s says that it could not be told', (_, expression, base, data) => {
    expect(test(expression, base, data)).toEqual(expect.any(String))
  })

  it('without an expression says so', () => {
    expect(invariantsOf([{ key: 'k', severity: 'error' }], 'Patient')[0]?.test({}, runIn({}))).toMatch(/no expression/)
  })

  it.each<[string, JsonObject, boolean]>([
    ['a code as a truth value', { value: 3, system: 'http://unitsofmeasure.org' }, false],
    ['a code as a truth value, present', { value: 3, code: 'a', system: 'http://unitsofmeasure.org' }, true],
  ])('age-1 reads %s', (_, age, verdict) => {
    const age1 = '(code or value.empty()) and (system.empty() or system = %ucum) and (value.empty() or value > 0)'
    expect(test(age1, 'Age', age)).toBe(verdict)
  })

  it('con-4 wants a status of an abated condition', () => {
    const condition = (clinicalStatus: string): JsonObject => ({
      resourceType: 'Condition',
      clinicalStatus,
      verificationStatus: 'confirmed',
      subject: { reference: 'Patient/1' },
      abatementDateTime: '2019',
    })
    expect(findingsOf(condition('active'), [])).toEqual(['error invariant Condition'])
    expect(findingsOf(condition('resolved'), [])).toEqual([])
  })

  it('rng-2 compares in one unit', () => {
    const rng2 = 'low.empty() or high.empty() or (low <= high)'
    expect(test(rng2, 'Range', { low: { value: 1 }, high: { value: 2 } })).toBe(true)
    expect(test(rng2, 'Range', { low: { value: 3 }, high: { value: 2 } })).toBe(false)
    expect(test(rng2, 'Range', { low: { value: 3, unit: 'g' }, high: { value: 2, unit: 'kg' } })).toEqual(
      expect.any(String),
    )
  })

  it('resolve() follows references inside the Bundle', () => {
    const request = (reference: string): JsonObject => ({
      resourceType: 'MedicationRequest',
      intent: 'plan',
      medicationCodeableConcept: { text: 'x' },
      subject: { reference: 'Patient/1' },
      requester: { agent: { reference }, onBehalfOf: { reference: 'Organization/1' } },
    })
    const bundle = (reference: string): JsonObject => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: request(reference) },
        { resource: { resourceType: 'Practitioner', id: '1' } },
        { resource: { resourceType: 'Patient', id: '1' } },
      ],
    })
    expect(findingsOf(bundle('Practitioner/1'), [])).toEqual([])
    expect(findingsOf(bundle('Patient/1'), [])).toEqual(['error invariant Bundle.entry[0].resource.requester'])
  })
})
