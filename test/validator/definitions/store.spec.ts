import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inPackage } from '../../../src/core/index.js'
import {
  canonical,
  fileNameOf,
  folderLayer,
  foldersOf,
  isSetName,
  loadDefinitions,
  memoryLayer,
  SETS,
  storeOf,
  typeUrl,
  type Kind,
  type SetName,
  type ValueSet,
} from '../../../src/validator/definitions/index.js'

const N = 'https://fhir.nhs.uk/STU3/StructureDefinition'
const setNames = Object.keys(SETS) as SetName[]
const folders = foldersOf(setNames)
const kinds: Kind[] = ['StructureDefinition', 'ValueSet', 'CodeSystem']

describe('a canonical', () => {
  it.each([
    'https://example.org/X',
    ' https://example.org/X\n',
    'https://example.org/X|1.2',
    'https://example.org/X/_history/1.8',
    'https://example.org/X|1.2|3',
  ])('is found in %j', (url) => expect(canonical(url)).toBe('https://example.org/X'))

  it.each([
    ['http://hl7.org/fhir/v3/NullFlavor', 'v3-NullFlavor'],
    [`${N}/CareConnect-GPC-Patient-1`, 'CareConnect-GPC-Patient-1'],
    ['http://hl7.org/fhir/ValueSet/v2-0203', 'v2-0203'],
    ['https://example.org/a/../b c', 'a-..-b_c'],
    ['urn:oid:1.2.3', ''],
  ])('%s lies in the file %j', (url, name) => expect(fileNameOf(url)).toBe(name))
})

describe('our folders', () => {
  it('exist, each under a named set', () => {
    expect(folders.filter((folder) => !existsSync(inPackage('profiles', folder)))).toEqual([])
    expect(setNames.every(isSetName)).toBe(true)
    expect([isSetName('gpconnect-9'), isSetName('toString')]).toEqual([false, false])
  })

  it.each(folders)('%s: each definition is found by its canonical', (folder) => {
    const layer = folderLayer(inPackage('profiles', folder))
    const all = kinds.flatMap((kind) => layer.all(kind))
    expect(all).not.toEqual([])
    expect(all.filter((d) => layer.find(d.resourceType, d.url)?.url !== d.url).map((d) => d.url)).toEqual([])
  })
})

describe('the store', () => {
  it('takes the last folder that knows a canonical', () => {
    const version = (set: SetName, name: string) => loadDefinitions({ sets: [set] }).structure(`${N}/${name}`)?.version
    expect(version('gpconnect-1.2.7', 'CareConnect-GPC-List-1')).toBe('1.2.0')
    expect(version('gpconnect', 'CareConnect-GPC-List-1')).toBe('1.7.0')
    expect(version('gpconnect-1.6.2', 'CareConnect-GPC-Practitioner-1')).toBe('1.3.0')
    expect(version('gpconnect-1.2.7', 'CareConnect-GPC-HealthcareService-1')).toBeUndefined()
    expect(version('gpconnect-1.2.8', 'CareConnect-GPC-HealthcareService-1')).toBe('own-1')
    expect(version('gpconnect-1.2.7', 'GPConnect-Appointment-1')).toBe('1.6.0')
    expect(version('gpconnect-1.2.9', 'GPConnect-Appointment-1')).toBe('1.8.0')
    expect(version('gpconnect-1.2.9', 'CareConnect-GPC-List-1')).toBe('1.2.0')
    expect(version('careconnect', 'CareConnect-GPC-Patient-1')).toBeUndefined()
  })

  it('ignores blanks, versions and history', () => {
    const store = loadDefinitions({ sets: ['gpconnect'] })
    const found = store.structure(`${N}/CareConnect-GPC-Patient-1`)
    expect(found?.type).toBe('Patient')
    expect(store.structure(` ${N}/CareConnect-GPC-Patient-1/_history/1.8 `)).toBe(found)
    expect(store.structure(typeUrl('Patient'))?.derivation).toBe('specialization')
  })

  it('finds nothing where there is nothing, and leaves its folder for no name', () => {
    const store = loadDefinitions({ sets: ['gpconnect'] })
    for (const url of [
      '',
      '..',
      'http://x/../../../package',
      'http://hl7.org/fhir/StructureDefinition/../Patient',
      'x\0y',
    ])
      expect([store.structure(url), store.valueSet(url), store.codeSystem(url)]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
  })

  it('lists each canonical once', () => {
    const all = loadDefinitions({ sets: ['gpconnect-1.2.8', 'gpconnect-1.6.2'] }).all('StructureDefinition')
    expect(new Set(all.map((d) => d.url)).size).toBe(all.length)
  })

  it('lets layers from elsewhere win', () => {
    const url = 'http://hl7.org/fhir/ValueSet/administrative-gender'
    const other: ValueSet = { resourceType: 'ValueSet', url: `${url}|4`, version: 'other' }
    const store = loadDefinitions({ sets: ['fhir-stu3'], over: [memoryLayer([other])] })
    expect(store.valueSet(url)?.version).toBe('other')
    expect(storeOf([]).valueSet(url)).toBeUndefined()
  })
})
