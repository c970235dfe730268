import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inPackage } from '../../src/core/index.js'
import { treesOf } from '../../src/validator/compile/trees.js'
import { createValidator, loadDefinitions, type ValidationResult } from '../../src/validator/index.js'
import { terminologyOf } from '../../src/validator/terminology/index.js'
import { instancesOf } from './instances.js'
import { mutantsOf, type Mutant } from './mutants.js'

/** Survivors that are known, with the reason. */
interface Survivor {
  operator: string
  profile: string
  at: string
  why: string
}

const survivors = (
  parse(readFileSync(inPackage('test', 'validator', 'mutation-survivors.yaml'), 'utf8')) as { survivors: Survivor[] }
).survivors.map((row) => ({ ...row, at: new RegExp(row.at) }))

/** Every JSON value can have the wrong type: of what applies nearly everywhere every fifth mutant will do. */
const EVERYWHERE = new Set(['wrong JSON type', 'unknown element', 'empty text'])

const complaints = ({ findings }: ValidationResult): Set<string> =>
  new Set(findings.filter(({ severity }) => severity !== 'info').map(({ rule, path }) => `${rule} ${path}`))

describe('mutants of every profile', () => {
  const store = loadDefinitions({ sets: ['gpconnect-1.2.7', 'gpconnect-update-record'] })
  const trees = treesOf(store)
  const instanceOf = instancesOf(store, trees)
  const validator = createValidator({ store })
  const around = { trees, terminology: terminologyOf(store) }
  const profiles = store
    .all('StructureDefinition')
    .filter((d) => d.kind === 'resource' && d.derivation === 'constraint')
  const invalid: string[] = []
  const survived: (Mutant & { profile: string })[] = []
  const operators = new Map<string, number>()
  let mutants = 0

  beforeAll(() => {
    for (const { url } of profiles) {
      const profile = url.split('/').at(-1) ?? ''
      const instance = instanceOf(url)
      const before = complaints(validator.validateResource(instance.resource))
      if (!validator.validateResource(instance.resource).valid) invalid.push(profile)
      for (const mutant of mutantsOf(instance, around)) {
        const nth = (operators.get(mutant.operator) ?? 0) + 1
        operators.set(mutant.operator, nth)
        if (EVERYWHERE.has(mutant.operator) && nth % 5 !== 0) continue
        mutants++
        const after = complaints(validator.validateResource(mutant.resource))
        if ([...after].every((complaint) => before.has(complaint))) survived.push({ ...mutant, profile })
      }
    }
  }, 600_000)

  it('start from valid instances of every profile', () => {
    expect(profiles.length).toBeGreaterThan(60)
    expect(invalid).toEqual([])
  })

  it('are at least 2,000, broken in every way', () => {
    expect(mutants).toBeGreaterThanOrEqual(2000)
    expect(operators.size).toBe(13)
  })

  it('are detected: at least 99 %', () => {
    expect(1 - survived.length / mutants).toBeGreaterThanOrEqual(0.99)
  })

  it('survive where the table says so, and nowhere else', () => {
    const explains = (row: (typeof survivors)[number], mutant: (typeof survived)[number]): boolean =>
      row.operator === mutant.operator && row.profile === mutant.profile && row.at.test(mutant.at)
    const unexplained = survived.filter((mutant) => !survivors.some((row) => explains(row, mutant)))
    expect(unexplained.map(({ operator, profile, at }) => `${profile}: ${operator} at ${at}`)).toEqual([])
    const stale = survivors.filter((row) => !survived.some((mutant) => explains(row, mutant)))
    expect(stale).toEqual([])
  })
})
