import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { countScenarios, exitCodeOf, type RunRecord } from '../../src/run/run-record.js'
import { run } from '../../src/run/runner.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { variantNamed } from './helpers.js'

const variant = variantNamed('foundations@1.2.7')
const register = loadRegister(variant.registers)
const THROUGH = 'features/foundations/read-location.feature'

let embedded: EmbeddedTarget
beforeAll(async () => {
  embedded = await startEmbedded({ variant })
})
afterAll(() => embedded.close())

/** Runs some features on a target that stays open. */
const runOn = (target: Parameters<typeof contextOn>[0], ...features: string[]): Promise<RunRecord> => {
  const open = { ...target, close: () => Promise.resolve() }
  return run({
    variants: [variant],
    wanted: { interactions: [], reqs: [] },
    features,
    steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
    open: () => Promise.resolve(contextOn(open, variant, register, 'test')),
    clock: systemClock,
  })
}

const accusing = ({ scenarios }: RunRecord): string[] =>
  scenarios.flatMap((s) => s.findings.filter((f) => f.verdict === 'fail').map((f) => `${s.name}: ${f.check}`))

const why = ({ scenarios }: RunRecord): string[] => [
  ...new Set(scenarios.flatMap((s) => s.findings.flatMap((f) => (f.verdict === 'error' ? [f.note ?? ''] : [])))),
]

describe('a run through an SSP at fault', () => {
  it.each([
    ['ssp.strips-receiver', "harness to SSP: the SSP changed the request's header fields at Ssp-To"],
    ['ssp.truncates', 'harness to SSP: '],
    ['ssp.answers-502', 'The Spine Secure Proxy answered in place of the provider; nothing was judged.'],
  ])('with %s goes to its end with errors that name the SSP and accuse nobody', async (fault, words) => {
    embedded.useSspFaults([fault])
    const record = await runOn(embedded, THROUGH).finally(() => embedded.useSspFaults([]))
    const counts = countScenarios(record)
    expect([counts.failed, record.incomplete, record.scenarios.length]).toEqual([0, undefined, counts.selected])
    expect(counts.errored).toBeGreaterThan(0)
    expect(accusing(record)).toEqual([])
    expect(why(record).filter((note) => !note.startsWith(words))).toEqual([])
    expect(exitCodeOf(record)).toBe(3)
  })
})
