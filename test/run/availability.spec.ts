import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../src/core/index.js'
import { recordExchange } from '../../src/recording/record.js'
import { availabilityOf } from '../../src/run/availability.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { exchangeOf } from '../checks/general/support.js'

const lost = { kind: 'reset', hop: 'harness to provider', message: 'm' } as const
const former = { startedAt: '2030-01-01T00:00:00Z', durationMs: 1, failure: lost }
const page = (status: number): Exchange => exchangeOf({ status, exchange: { answeredBy: 'front-end' } })
const over = (more: Partial<Exchange>): Exchange => ({ ...exchangeOf(), ...more })

/** The finding of a run in which each exchange stood in a scenario of its own. */
const found = (...exchanges: Exchange[]) =>
  availabilityOf(
    { scenarios: exchanges.map((x) => ({ exchanges: [recordExchange(x)] })) as unknown as ScenarioRecord[] },
    ['SPINE-NFR-006'],
  )

describe('what a run says of availability', () => {
  it('is nothing where the provider answered, whatever it said', () => {
    const tls = over({ failure: { ...lost, kind: 'tls' } })
    expect(found(exchangeOf(), exchangeOf({ status: 500 }), exchangeOf({ status: 503 }), page(400), tls)).toBe(
      undefined,
    )
  })

  it('is one warning for all that was not there', () => {
    const finding = found(exchangeOf(), page(503), page(502), over({ former }), over({ failure: lost, former }), over({ failure: lost })) // prettier-ignore
    expect(finding).toMatchObject({ check: 'provider-is-available', verdict: 'warn', reqs: ['SPINE-NFR-006'] })
    expect(finding?.received).toMatch(
      /^2 × answered by a front end.*; 1 × broke off twice.*; 1 × broke off and.*; 1 × commands/,
    )
  })

  it('does not count the end of a connection that is bent to be refused', () => {
    expect(found(over({ failure: lost, connection: { certificate: 'expired' } }))).toBe(undefined)
  })

  it('does not count an answered command for the lost one before it', () => {
    expect(found(over({ former: { ...former, another: true } }))).toBe(undefined)
  })
})
