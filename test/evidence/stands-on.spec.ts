import { describe, expect, it } from 'vitest'
import { standsOn } from '../../src/evidence/stands-on.js'
import type { RunRecord } from '../../src/run/run-record.js'

const run = (more: Partial<RunRecord>): RunRecord => ({ scenarios: [], ...more }) as RunRecord

describe('what the greens of a run stand on', () => {
  it('is not spoken of where everything asked for was served', () => expect(standsOn(run({}))).toEqual([]))

  it('names each interaction that was not offered, with what it stops', () => {
    const scenarios = [
      { verdict: 'blocked', interactions: ['find-patient'] },
      { verdict: 'failed', interactions: ['find-patient'] },
      { verdict: 'blocked', interactions: ['read-patient'] },
    ] as unknown as RunRecord['scenarios']
    const [line, ...others] = standsOn(run({ notOffered: ['find-patient'], scenarios }))
    expect(line).toMatch(/^Not offered: find-patient\..* blocked: 1\.$/)
    expect(others).toEqual([])
  })

  it('says how many scenarios ran as controls only', () =>
    expect(standsOn(run({ controls: 2 }))).toEqual([expect.stringMatching(/^Controls: 2 of the scenarios/) as string]))
})
