import { HarnessError } from '../core/index.js'
import * as careConnect from './care-connect/index.js'
import * as capability from './capability/index.js'
import type { Attempt, Check, CheckFacts, Sequence } from './check.js'
import { connectionChecks } from './connection/index.js'
import * as record from './record/index.js'
import * as registration from './registration/index.js'
import { refusals } from './refusals/index.js'
import * as resource from './resource/index.js'
import { generalChecks, serviceRoot, standard } from './sequences/general.js'

const PARTS = [resource, record, registration, capability, careConnect]

/** Every sequence that a feature can name (`the <name> rules hold`). */
export const sequences: readonly Sequence[] = [standard, serviceRoot, ...PARTS.flatMap((part) => part.sequences)]

/** Every check of an answer, each once: general ones, refusals, those of resources. */
export const answerChecks: readonly Check[] = unique([
  ...generalChecks,
  ...refusals,
  ...PARTS.flatMap((part) => [...part.checks, ...part.sequences.flatMap((s) => s.checks)]),
])

/** Every check there is: of answers and of connections. */
export const checks: readonly CheckFacts[] = unique([...answerChecks, ...connectionChecks])

const BY_ID = new Map(answerChecks.map((check) => [check.id, check]))

/**
 * The check of that id.
 *
 * @throws HarnessError for an unknown id: a feature names a check that is not there
 */
export function findCheck(id: string): Check {
  const found = BY_ID.get(id)
  if (!found) throw new HarnessError('unknown-check', `no check "${id}"`)
  return found
}

/**
 * The check of a connection that has that id.
 *
 * @throws HarnessError for an unknown id
 */
export function findConnectionCheck(id: string): Check<Attempt> {
  const found = connectionChecks.find((check) => check.id === id)
  if (!found) throw new HarnessError('unknown-check', `no check of a connection "${id}"`)
  return found
}

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
