import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../src/checks/check.js'
import { refusals } from '../../src/checks/registry.js'
import { checks, sequences } from '../../src/checks/registry.js'
import { sentenceOf } from '../../src/checks/sentence.js'
import { inPackage } from '../../src/core/index.js'
import { deviations } from '../../src/requests/index.js'

const textsOf = (folder: string, ending: string): string =>
  readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(inPackage(folder), name), 'utf8'))
    .join('\n')

const text = textsOf('features', '.feature')
/** Checks that steps name themselves, since they judge a state that the step asks for. */
const inSteps = new Set([...textsOf('steps', '.ts').matchAll(/'([a-z0-9-]+)'/g)].map(([, name]) => name))

/** Words that stand between quotes or bars: arguments of steps and cells of examples. */
const words = new Set([...text.matchAll(/"([^"\n]+)"|\|\s*([^|\n]+?)\s*(?=\|)/g)].flatMap(([, a, b]) => [a, b]))
/** What steps judge, in sentences: in the step itself or in a cell of its examples. */
const sentences = new Set(
  [...[...text.matchAll(/(?:it holds that|the request is refused:) ([^"\n]+)/g)].map(([, said]) => said), ...words].map(
    (said) => said?.toLowerCase(),
  ),
)
const isNamed = (check: CheckFacts): boolean => {
  const sentence = sentenceOf(check).replace(/^The request is refused: /, '')
  return words.has(check.id.replace(/^refuses-/, '')) || sentences.has(sentence.toLowerCase().replaceAll('’', "'"))
}

describe('what no feature uses is dead', () => {
  it('deviations', () => {
    // The ids of all interactions are one family, made from the catalogue.
    const own = deviations.map(({ name }) => name).filter((name) => !/^interaction id of (?!another)/.test(name))
    expect(own.filter((name) => !words.has(name))).toEqual([])
  })

  it('refusals', () => {
    const left = refusals.filter((refusal) => !isNamed(refusal) && !inSteps.has(refusal.id.replace(/^refuses-/, '')))
    expect(left.map(({ id }) => id)).toEqual([])
  })

  it('sequences', () => {
    expect(sequences.map(({ name }) => name).filter((name) => !text.includes(`the ${name} rules hold`))).toEqual([])
  })

  it('checks', () => {
    const inSequence = new Set(sequences.flatMap((s) => s.checks.map(({ id }) => id)))
    const left = checks.filter(
      (check) =>
        !check.id.startsWith('refuses-') && !isNamed(check) && !inSequence.has(check.id) && !inSteps.has(check.id),
    )
    // A good answer has a step of its own.
    expect(left.map(({ id }) => id).filter((id) => id !== 'success-status-is-200')).toEqual([])
  })
})
