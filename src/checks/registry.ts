import { HarnessError } from '../core/index.js'
import * as careConnect from './care-connect/index.js'
import * as capability from './capability/index.js'
import type { Check, Sequence } from './check.js'
import * as record from './record/index.js'
import * as registration from './registration/index.js'
import { refusals } from './refusals/index.js'
import * as resource from './resource/index.js'
import { generalChecks, serviceRoot, standard } from './sequences/general.js'

const PARTS = [resource, record, registration, capability, careConnect]

/** Every sequence that a feature can name (`the <name> rules hold`). */
export const sequences: readonly Sequence[] = [standard, serviceRoot, ...PARTS.flatMap((part) => part.sequences)]

/** Every check there is, each once: general ones, refusals, those of resources. */
export const checks: readonly Check[] = unique([
  ...generalChecks,
  ...refusals,
  ...PARTS.flatMap((part) => [...part.checks, ...part.sequences.flatMap((s) => s.checks)]),
])

const BY_ID = new Map(checks.map((check) => [check.id, check]))

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
function unique(all: readonly Check[]): Check[] {
  const byId = new Map<string, Check>()
  for (const check of all) {
    const former = byId.get(check.id)
    if (former && former !== check) throw new HarnessError('check-twice', `two checks have the id "${check.id}"`)
    byId.set(check.id, check)
  }
  return [...byId.values()]
}
