import type { JsonObject } from '../../src/core/index.js'
import { expectationOf, rangeFor, timesOf, type Range, type Times } from '../../src/requests/index.js'
import { stanzaFor } from '../../src/run/stanzas.js'
import { Blocked } from '../support/blocked.js'
import type { GpcWorld } from '../world.js'

/** An entry of the practice's own appointment book, as the target file has it. */
export interface BookEntry {
  readonly role: string
  readonly known: JsonObject
  readonly times: Times
  /** What answers have to show of it. */
  readonly expect: JsonObject
  /** A range in words, such as `its day`. */
  readonly over: (words: string) => Range
}

/** The entry of a role. @throws Blocked where the target file names none */
export function entryOf({ run }: GpcWorld, kind: 'sessions' | 'appointments', role: string): BookEntry {
  const known = run.target.record(kind, role)?.expect
  if (!known)
    throw new Blocked(
      `${run.target.label} names none of ${kind} for the role "${role}": ${stanzaFor({ list: kind, role, byId: false })}`,
    )
  const now = run.clock.now()
  const times = timesOf(known, now)
  return { role, known, times, expect: expectationOf(known, now), over: (words) => rangeFor(words, times, now) }
}

/** The entry becomes what answers are compared with. */
export function selectEntry({ scenario }: GpcWorld, { role, expect }: BookEntry): void {
  scenario.subject = { role, expect }
}
