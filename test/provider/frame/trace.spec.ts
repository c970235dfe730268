import { describe, expect, it } from 'vitest'
import type { Trace } from '../../../src/provider/index.js'
import { by, good, iid, make, systems, tell, type Ask } from '../support.js'

const METADATA: Ask = { path: '/metadata', iid: iid('read:metadata') }

/** What the honest provider remembers of its answer to one request. */
async function traceOf(ask: Ask): Promise<Trace> {
  const traces: Trace[] = []
  await tell(ask, make({ onAnswer: (trace) => traces.push(trace) }))
  expect(traces).toHaveLength(1)
  return traces[0] as Trace
}

describe('the trace of an answer', () => {
  it('shows a mutation of headers, body or bytes that would have changed it', async () => {
    const trace = await traceOf(METADATA)
    expect(trace.shows('get-capability-statement.no-cache-control')).toBe(true)
    expect(trace.shows('get-capability-statement.doubled-member')).toBe(true)
  })

  it('does not show one that speaks of other answers', async () => {
    const granted = await traceOf(METADATA)
    expect(granted.shows('get-capability-statement.error-without-profile')).toBe(false)
    expect(granted.shows('read-patient.no-cache-control')).toBe(false)
    const refused = await traceOf({ ...METADATA, claims: { exp: 0 } })
    expect(refused.shows('get-capability-statement.error-without-profile')).toBe(true)
  })

  it('shows a rule that is passed over only where that rule refused', async () => {
    const passed = 'get-capability-statement.passes-jwt-reason-for-request-value'
    expect((await traceOf({ ...METADATA, claims: { reason_for_request: 'directcare' } })).shows(passed)).toBe(false)
    expect((await traceOf({ ...METADATA, claims: { reason_for_request: 'migration' } })).shows(passed)).toBe(true)
  })

  it('shows another policy only where the answer hung on it', async () => {
    const find = (nhsNumber: string): Ask => ({
      ...good('find-patient'),
      path: `/Patient${by(systems.nhs, nhsNumber)}`,
    })
    expect((await traceOf(find('9990001006'))).shows('find-patient.finds-the-dead')).toBe(false)
    expect((await traceOf(find('9990001421'))).shows('find-patient.finds-the-dead')).toBe(true)
  })

  it('knows no mutation that there is not', async () => {
    const trace = await traceOf(METADATA)
    expect(() => trace.shows('get-capability-statement.unheard-of')).toThrow(RangeError)
  })
})
