import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inPackage, type JsonObject } from '../../../src/core/index.js'
import { stu3Model } from '../../../src/fhir/index.js'
import { coreLayer } from '../../../src/validator/definitions/core-layer.js'
import { createValidator, SETS, typeUrl, type SetName } from '../../../src/validator/index.js'
import type { StructureDefinition, ValueSet } from '../../../src/validator/index.js'

const resources = stu3Model().resources()

describe('the types of resources that no profile speaks of', () => {
  it.each(Object.keys(SETS) as SetName[])('are all known in %s', (set) => {
    const judge = createValidator({ sets: [set] })
    const rulesOf = (resourceType: string): string[] =>
      judge.validateResource({ resourceType }).findings.map(({ rule }) => rule)
    expect(resources).toHaveLength(117)
    const refused = resources.filter((type) => rulesOf(type).some((r) => /resource-type|definition-refused/.test(r)))
    expect(refused).toEqual([])
  })

  const judged = (resource: JsonObject): string[] =>
    createValidator({ sets: ['fhir-stu3'] })
      .validateResource(resource)
      .findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)
  const flag = { resourceType: 'Flag', status: 'active', code: { text: 'x' }, subject: { reference: 'Patient/1' } }

  it('are judged by what FHIR says of them', () => expect(judged(flag)).toEqual([]))

  it.each<[what: string, change: JsonObject, found: string]>([
    ['an element that must be there', { code: undefined }, 'error cardinality-min Flag'],
    ['an element that they do not have', { colour: 'red' }, 'error unknown-element Flag.colour'],
    ['the type of a value', { status: 7 }, 'error json-type Flag.status'],
    ['a code of a list', { status: 'raised' }, 'error binding Flag.status'],
    ['where a reference leads', { subject: { reference: 'Slot/1' } }, 'error reference-target Flag.subject'],
    ['a list where one belongs', { period: [{ start: '2020' }] }, 'error json-type Flag.period'],
    ['the rules of every resource', { text: { status: 'generated' } }, 'error cardinality-min Flag.text'],
  ])('are judged by %s', (_, change, found) => expect(judged({ ...flag, ...change })).toContain(found))

  it('are judged below their elements and where an element has the content of another', () => {
    const found = judged({ resourceType: 'Claim', item: [{ sequence: 0 }], payee: { resourceType: { text: 'x' } } })
    expect(found).toContain('error format Claim.item[0].sequence')
    expect(found).toContain('error cardinality-min Claim.payee')
    const nested = { resourceType: 'ImplementationGuide', url: 'http://x', name: 'x', status: 'draft' }
    const page = { source: 'http://x', title: 'x', kind: 'page', page: [{ source: 'http://x', kind: 'page' }] }
    expect(judged({ ...nested, page })).toEqual(['error cardinality-min ImplementationGuide.page.page[0]'])
  })
})

const official = inPackage('..', 'shared', 'definitions', 'fhir-stu3-core')

describe.skipIf(!existsSync(official))('the official definitions (skipped where ../shared is absent)', () => {
  const layer = coreLayer()
  const load = <T>(file: string): T[] =>
    (JSON.parse(readFileSync(`${official}/${file}`, 'utf8')) as { entry: { resource: T }[] }).entry.map(
      (e) => e.resource,
    )

  it('say the same of counts, types, targets and required lists of every element', () => {
    const differing: string[] = []
    let compared = 0
    for (const sd of load<StructureDefinition>('profiles-resources.json')) {
      const ours = layer.find('StructureDefinition', sd.url)
      if (!ours || sd.abstract === true) continue
      const byPath = new Map((ours.differential?.element ?? []).map((e) => [e.path, e]))
      const inherited = new Set(['id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'extension'])
      for (const element of sd.snapshot?.element ?? []) {
        const [, first = '', more] = element.path.split('.')
        if (first === '' || (more === undefined && (inherited.has(first) || first === 'modifierExtension'))) continue
        compared++
        const one = factsOf(element)
        const other = factsOf(byPath.get(element.path))
        if (one !== other) differing.push(`${element.path}: ${one} / ${other}`)
      }
    }
    expect(compared).toBeGreaterThan(3000)
    expect(differing).toEqual([])
  })

  it('list the same codes', () => {
    const all = load<{ resourceType: string; url: string; concept?: Concept[] }>('valuesets.json')
    const lists = layer.all('CodeSystem')
    expect(lists.length).toBeGreaterThan(100)
    for (const { url, concept } of lists) {
      const found = all.find((d) => d.resourceType === 'CodeSystem' && d.url === url)
      expect(concept?.map((c) => c.code)).toEqual((found?.concept ?? []).flatMap(codesBelow))
    }
  })

  interface Concept {
    readonly code: string
    readonly concept?: Concept[]
  }
  const codesBelow = ({ code, concept = [] }: Concept): string[] => [code, ...concept.flatMap(codesBelow)]

  /** Lists that are part of a system, or of several, are not in the table. */
  const isHeld = (url: string | undefined): boolean => {
    const file = inPackage('profiles', 'fhir-stu3', 'ValueSet', `${url?.split('/').at(-1) ?? ''}.json`)
    if (url === undefined) return false
    if (layer.find('ValueSet', url)) return true
    if (!existsSync(file)) return false
    const [{ system, ...narrower } = {}] = (JSON.parse(readFileSync(file, 'utf8')) as ValueSet).compose?.include ?? []
    return system === url.replace('ValueSet/', '') && Object.keys(narrower).length === 0
  }

  function factsOf(element: NonNullable<StructureDefinition['snapshot']>['element'][number] | undefined): string {
    if (!element) return 'absent'
    const types = (element.type ?? []).map(({ code, targetProfile }) => `${code ?? ''} ${targetProfile ?? ''}`.trim())
    const any = types.some((type) => /^Reference( .*\/Resource)?$/.test(type))
    const plain = types.map((type) => (any ? type.replace(/ .*/, '') : type))
    const { binding } = element
    const list = binding?.strength === 'required' ? (binding.valueSetUri ?? binding.valueSetReference?.reference) : ''
    return [
      element.min,
      element.max,
      element.contentReference ?? [...new Set(plain)].sort().join('|'),
      isHeld(list) ? list : '',
    ].join(' ')
  }
})

it('knows a type by its own URL only', () => {
  const layer = coreLayer()
  expect(layer.find('StructureDefinition', typeUrl('Flag'))?.type).toBe('Flag')
  for (const name of ['Flag.status', 'flag', 'Registry', '', '__proto__'])
    expect(layer.find('StructureDefinition', typeUrl(name))).toBeUndefined()
})
