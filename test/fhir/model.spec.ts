import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import { stu3Model } from '../../src/fhir/index.js'

const model = stu3Model()

describe('the STU3 model', () => {
  it('knows every resource type', () => expect(model.resources()).toHaveLength(117))

  it('has inherited elements first', () => {
    const names = model.type('Patient')?.elements.map((e) => e.name) ?? []
    expect(names.slice(0, 9)).toEqual([
      'id',
      'meta',
      'implicitRules',
      'language',
      'text',
      'contained',
      'extension',
      'modifierExtension',
      'identifier',
    ])
  })

  it('spells choices out', () => {
    const properties = model.type('Patient')?.properties
    expect(properties?.get('deceasedBoolean')).toMatchObject({ type: 'boolean', element: { name: 'deceased[x]' } })
    expect(properties?.get('deceased[x]')).toBeUndefined()
    expect(model.type('Extension')?.properties.get('valueBase64Binary')?.type).toBe('base64Binary')
  })

  it('follows content references', () => {
    expect(model.type('Bundle.entry')?.properties.get('link')?.type).toBe('Bundle.link')
    expect(model.type('Observation.component')?.properties.get('referenceRange')?.type).toBe(
      'Observation.referenceRange',
    )
  })

  it('tells resources from types, abstract ones and strangers', () => {
    const standAlone = [
      'Patient',
      'Bundle',
      'Binary',
      'Resource',
      'DomainResource',
      'HumanName',
      'Patient.contact',
      'x',
    ]
    expect(standAlone.filter((name) => model.isResource(name))).toEqual(['Patient', 'Bundle', 'Binary'])
    expect(['toString', '__proto__', 'Thing'].map((name) => model.type(name))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('names only types that exist', () => {
    const unknown = model
      .resources()
      .flatMap((name) =>
        (model.type(name)?.elements ?? [])
          .flatMap((e) => e.types)
          .filter((t) => t !== 'Resource' && !model.isPrimitive(t) && model.type(t) === undefined),
      )
    expect(unknown).toEqual([])
  })

  it('says of repetition what fhirpath says', () => {
    const paths = createRequire(import.meta.url)(
      inPackage('node_modules', 'fhirpath', 'fhir-context', 'stu3', 'path2Repeating.json'),
    ) as string[]
    const repeating = new Set(paths)
    const differing = model
      .resources()
      .flatMap((name) =>
        (model.type(name)?.elements ?? [])
          .filter(
            (e) => !e.choice && e.types[0]?.includes('.') !== true && e.repeats !== repeating.has(`${name}.${e.name}`),
          )
          .map((e) => `${name}.${e.name}`),
      )
    expect(differing).toEqual([])
  })
})

interface Definition {
  snapshot: { element: { path: string; max: string }[] }
  kind: string
}

const official = inPackage('..', 'shared', 'definitions', 'fhir-stu3-core', 'profiles-resources.json')

describe.skipIf(!existsSync(official))('the official definitions (skipped where they are absent)', () => {
  it('have the same elements in the same order', () => {
    const { entry } = JSON.parse(readFileSync(official, 'utf8')) as { entry: { resource: Definition }[] }
    const resources = entry.map((e) => e.resource).filter((r) => r.kind === 'resource')
    expect(resources.length).toBe(119)
    for (const { snapshot } of resources) {
      const [root = { path: '' }, ...rest] = snapshot.element
      const paths = rest.filter((e) => e.path.split('.').length === 2)
      const ours = model.type(root.path)?.elements.map((e) => `${root.path}.${e.name} ${String(e.repeats)}`)
      expect(ours).toEqual(paths.map((e) => `${e.path} ${String(e.max === '*')}`))
    }
  })
})
