import { HarnessError } from '../core/index.js'
import type { Check, CheckFacts, Sequence } from './check.js'
import { connectionChecks } from './connection/index.js'
import { parts } from './parts.js'
import { compile } from './refusals/compile.js'
import type { Refusal } from './refusals/refusal.js'
import { sentenceOf } from './sentence.js'
import { generalChecks, serviceRoot, standard } from './sequences/general.js'

/** Every refusal, as data. */
export const refusalTable: readonly Refusal[] = parts.flatMap((part) => part.refusals)

/** Every refusal, as a check. */
export const refusals: readonly Check[] = refusalTable.map(compile)

/** Every sequence that a feature can name (`the <name> rules hold`). */
export const sequences: readonly Sequence[] = [standard, serviceRoot, ...parts.flatMap((part) => part.sequences)]

/** Every check of an answer, each once: general ones, refusals, those of resources. */
export const answerChecks: readonly Check[] = unique([
  ...generalChecks,
  ...refusals,
  ...parts.flatMap((part) => [...part.checks, ...part.sequences.flatMap((s) => s.checks)]),
])

/** Every check there is: of answers and of connections. */
export const checks: readonly CheckFacts[] = unique([...answerChecks, ...connectionChecks])

/** What the ids and the sentences of all refusals begin with. */
const REFUSAL = /^(?:refuses-|The request is refused: )/

/** Finds checks by their ids, or by their sentences whatever the case of their letters; `stem` may be left out. */
function finder<C extends CheckFacts>(of: string, all: readonly C[], stem = /^/): (name: string) => C {
  const sentences = all.map((check) => sentenceOf(check).replace(stem, ''))
  const known = new Map([
    ...all.map((check) => [check.id.replace(stem, ''), check] as const),
    ...all.map((check, i) => [plain(sentences[i] ?? ''), check] as const),
  ])
  return (name) => {
    const found = known.get(name) ?? known.get(plain(name))
    if (!found) throw new HarnessError('unknown-check', `no ${of} "${name}"; the nearest: ${likest(name, sentences)}`)
    return found
  }
}

const plain = (sentence: string): string => sentence.toLowerCase().replaceAll('’', "'")

/** The sentence that has most in common with what somebody wrote: words of both, by the words of either. */
function likest(written: string, sentences: readonly string[]): string {
  const wordsOf = (text: string): string[] => [...new Set(plain(text).split(/[ -]/))]
  const words = wordsOf(written)
  const likeness = (sentence: string): number => {
    const theirs = wordsOf(sentence)
    return theirs.filter((word) => words.includes(word)).length / (theirs.length + words.length)
  }
  return sentences.reduce((best, one) => (likeness(one) > likeness(best) ? one : best), '')
}

/**
 * The check of that id or sentence.
 *
 * @throws HarnessError for an unknown one: a feature names a check that is not there
 */
export const findCheck = finder('check', answerChecks)

/**
 * The check of a refusal, by its id without `refuses-` or by what its sentence says is refused.
 *
 * @throws HarnessError for an unknown one
 */
export const findRefusal = finder('refusal', refusals, REFUSAL)

/**
 * The check of a connection that has that id or sentence.
 *
 * @throws HarnessError for an unknown one
 */
export const findConnectionCheck = finder('check of a connection', connectionChecks)

/**
 * The sequence of that name.
 *
 * @throws HarnessError for an unknown name
 */
export function findSequence(name: string): Sequence {
  const found = sequences.find((s) => s.name === name)
  if (!found) throw new HarnessError('unknown-sequence', `no rules named "${name}"`)
  return found
}

/** The same check may stand in several sequences; two checks of one id may not be. */
function unique<C extends CheckFacts>(all: readonly C[]): C[] {
  const byId = new Map<string, C>()
  for (const check of all) {
    const former = byId.get(check.id)
    if (former && former !== check) throw new HarnessError('check-twice', `two checks have the id "${check.id}"`)
    byId.set(check.id, check)
  }
  return [...byId.values()]
}
