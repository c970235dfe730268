import { describe, expect, it } from 'vitest'
import { variants } from '../../src/catalogue/index.js'
import type { Planned } from '../../src/run/gherkin-index.js'
import { judgeSsp, sspTasks, throughSsp } from '../../src/run/selftest/ssp.js'
import { matrixOf } from '../../src/run/selftest/matrix.js'
import { judgeTrials } from '../../src/run/selftest/verdict.js'
import type { Task, Trial } from '../../src/run/selftest/types.js'
import { sspFaults } from '../../src/target/index.js'

const task = (id: string): Task => ({ kind: 'ssp', variant: 'v@1', id, at: 'ssp', interactions: 'any', expected: [] })
const trial = (checks: string[], errors: string[] = []): Trial => ({
  scenarios: 1,
  checks,
  failing: checks,
  reqs: [],
  errors,
})

describe('the self-test with an SSP at fault', () => {
  it('wants no finding against the provider', () => {
    expect(judgeSsp(task('ssp.shortens'), trial(['a'], ['scenario 1'])).blamed).toEqual([
      'v@1 ssp.shortens: a accuses the provider of what the SSP did',
    ])
  })

  it('wants every fault noticed, and none where a proxy may do so', () => {
    expect(judgeSsp(task('ssp.shortens'), trial([])).unnoticed).toEqual(['v@1 ssp.shortens: no scenario noticed it'])
    expect(judgeSsp(task('ssp.shortens'), trial([], ['scenario 1']))).toEqual({ blamed: [], unnoticed: [] })
    expect(judgeSsp(task('ssp.late'), trial([]))).toEqual({ blamed: [], unnoticed: [] })
    expect(judgeSsp(task('ssp.late'), trial([], ['scenario 1'])).blamed).toEqual(['v@1 ssp.late: error in scenario 1'])
  })

  it('counts both among what fails it, and leaves the kill matrix alone', () => {
    const tried = {
      baselines: new Map(),
      trials: [
        [task('ssp.shortens'), trial(['a'])],
        [task('ssp.garbles-body'), trial([], ['scenario 1'])],
      ] as const,
    }
    const judged = judgeTrials(tried, () => {
      throw new Error('a fault of the SSP names no check')
    })
    expect(judged.survived).toEqual(['v@1 ssp.shortens: no scenario noticed it'])
    expect(judged.falseAlarms).toEqual(['v@1 ssp.shortens: a accuses the provider of what the SSP did'])
    expect([judged.errors, judged.killed, matrixOf(tried)]).toEqual([[], 0, {}])
  })

  it('tries every fault on one variant of each product', () => {
    const tasks = sspTasks(variants())
    const products = new Set(variants().map((v) => v.product))
    expect(tasks).toHaveLength(products.size * sspFaults.length)
    expect(new Set(tasks.map((t) => t.variant)).size).toBe(products.size)
  })

  it('runs the first scenarios of each feature, and fewer where nothing is answered', () => {
    const chosen = ['a', 'a', 'a', 'b', 'c'].map((uri, line) => ({ uri, line }) as unknown as Planned)
    expect(throughSsp(chosen, 'ssp.shortens').map((s) => s.line)).toEqual([0, 1, 3, 4])
    expect(throughSsp(chosen, 'ssp.hangs-after').map((s) => s.line)).toEqual([0])
  })
})
