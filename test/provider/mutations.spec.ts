import { describe, expect, it } from 'vitest'
import { variants } from '../../src/catalogue/index.js'
import { checks } from '../../src/checks/index.js'
import { benignOf, faultsOf } from '../../src/provider/mutations.js'
import { readKillMatrix } from '../../src/run/kill-matrix.js'

/** What holds of the faults of every variant: their names, and what they claim to show. */

const VARIANTS = variants().map(({ id }) => id)
const KEBAB = /^[a-z0-9]+([-.][a-z0-9]+)*$/
const MATRIX = readKillMatrix()

describe.each(VARIANTS)('the faults of %s', (variant) => {
  const faults = faultsOf(variant)

  it('have names of their own and say what they do', () => {
    const all = [...faults, ...benignOf(variant)]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.filter(({ id, says }) => !KEBAB.test(id) || says.length < 8)).toEqual([])
    expect(faults.length).toBeGreaterThan(90)
  })

  it('claim checks that exist, each once', () => {
    // That the provider answers at all is judged of every exchange, by no check of the registry.
    const known = new Set([...checks.map(({ id }) => id), 'provider-answers'])
    expect(faults.filter(({ proves }) => proves.length === 0 || new Set(proves).size !== proves.length)).toEqual([])
    expect(faults.flatMap(({ id, proves }) => proves.filter((p) => !known.has(p)).map((p) => `${id}: ${p}`))).toEqual(
      [],
    )
  })

  it('flip what they claim, by the committed matrix', () => {
    const missed = faults.flatMap(({ id, proves }) => {
      const kill = MATRIX[variant]?.[id]
      return proves.filter((check) => kill?.checks.includes(check) === false).map((check) => `${id}: ${check}`)
    })
    expect(missed).toEqual([])
  })

  it('are those that the committed matrix has', () => {
    const known = new Set(faults.map(({ id }) => id))
    expect(Object.keys(MATRIX[variant] ?? {}).filter((id) => !known.has(id))).toEqual([])
  })
})

it('every fault stands in the committed matrix, on one variant at least', () => {
  const tried = new Set(Object.values(MATRIX).flatMap((faults) => Object.keys(faults)))
  expect(VARIANTS.flatMap((variant) => faultsOf(variant).map(({ id }) => id)).filter((id) => !tried.has(id))).toEqual(
    [],
  )
})
