import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { careConnectScheduling as careConnect } from '../../../src/checks/care-connect-scheduling/index.js'
import type { Check, CheckContext } from '../../../src/checks/index.js'
import type { Json, JsonObject } from '../../../src/core/index.js'
import {
  answerOf,
  appointment,
  booked,
  bundle,
  contextOf,
  found,
  read,
  refusal,
  schedule,
  service,
  slot,
} from './support.js'
import { judged } from '../judged.js'

/** Bodies near a good one: any element of it replaced by something else, or taken away. */
const odd: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom(undefined, null, '', 'x', 7, true, {}, []),
  fc.constantFrom<Json>([null], [[]], [{}], [{ reference: 7 }], { reference: '#' }, ['Slot/1'], [{ value: null }]),
)

const bodies: readonly JsonObject[] = [
  bundle(slot(), schedule(), service()),
  bundle(appointment()),
  appointment(),
  refusal(),
  { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1', format: ['x'], acceptUnknown: 'both' },
]

/** Puts a value at the n-th place of a tree, counted in order of reading. */
function mutation(value: Json | undefined, place: number, by: Json | undefined): Json | undefined {
  let left = place
  const walk = (one: Json | undefined): Json | undefined => {
    if (left-- === 0) return by
    if (Array.isArray(one)) return one.map((member) => walk(member) ?? null)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, walk(member)]))
  }
  return walk(value)
}

const body = fc
  .tuple(fc.constantFrom(...bodies), fc.nat({ max: 60 }), odd)
  .map(([good, place, by]) => mutation(good, place + 1, by) as JsonObject)

const checks: readonly Check[] = [
  ...new Set([...careConnect.checks, ...careConnect.sequences.flatMap((sequence) => sequence.checks)]),
]

const over: Partial<CheckContext> = {
  comparedWith: answerOf(read()),
  booking: { key: 'k', slots: [{ id: 's1', start: 'x', end: 'y', actors: [] }] },
}

describe('a check of Care Connect', () => {
  it.each(checks.map((check) => [check.id, check] as const))(
    '%s: judges whatever comes, and never throws',
    (_, check) => {
      fc.assert(
        fc.property(body, fc.constantFrom(200, 201, 401, 403, 422, 500), fc.boolean(), (resource, status, sent) => {
          for (const interaction of ['search-slot', 'book-appointment', 'read-appointment', 'cancel-appointment']) {
            const made = {
              ...booked(),
              ...found(),
              interaction,
              status,
              body: resource,
              ...(sent && { sent: resource }),
            }
            const answer = answerOf(made)
            const context = contextOf(interaction, { ...over, expected: { diaries: 2 } })
            if (check.when && !check.when(answer, context)) continue
            expect(judged(check, answer, context).length).toBeGreaterThan(0)
          }
        }),
        { numRuns: 60 },
      )
    },
  )
})
