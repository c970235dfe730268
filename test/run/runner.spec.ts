import { describe, expect, it } from 'vitest'
import { run } from '../../src/run/runner.js'
import { countScenarios, exitCodeOf } from '../../src/run/run-record.js'
import { request } from './helpers.js'

describe('a run of every verdict', async () => {
  const record = await run(request())
  const verdictOf = (name: string) => record.scenarios.find((s) => s.name === name)

  it.each([
    ['passes', 'passed'],
    ['breaks a rule', 'failed'],
    ['breaks a recommendation', 'warned'],
    ['lacks a prerequisite', 'blocked'],
    ['meets trouble of the harness', 'errored'],
    ['has an undefined step', 'errored'],
    ['has a pending step', 'errored'],
    ['has an ambiguous step', 'errored'],
    ['throws without a finding', 'errored'],
    ['skips without a reason', 'errored'],
    ['judges nothing', 'errored'],
    ['fails in a hook', 'errored'],
  ])('a scenario that %s is %s', (name, verdict) => expect(verdictOf(name)?.verdict).toBe(verdict))

  it('keeps namesakes apart', () => {
    const twins = record.scenarios.filter((s) => s.name === 'has a namesake')
    expect(twins.map((s) => [s.rule, s.verdict])).toEqual([
      ['one', 'passed'],
      ['two', 'failed'],
    ])
  })

  it('says why where the findings do not', () => {
    expect(verdictOf('has an undefined step')?.reason).toContain('undefined')
    expect(verdictOf('fails in a hook')?.reason).toContain('the hook broke')
    expect(verdictOf('throws without a finding')?.reason).toContain('no such file')
  })

  it('numbers exchanges through the whole run, in findings too', () => {
    const ids = record.scenarios.flatMap((s) => s.exchanges.map((x) => x.id))
    expect(new Set(ids).size).toBe(ids.length)
    const breaking = verdictOf('breaks a rule')
    expect(breaking?.findings.map((f) => f.exchange)).toEqual([breaking?.exchanges[0]?.id, breaking?.exchanges[0]?.id])
  })

  it('counts and is complete', () => {
    expect(record.incomplete).toBeUndefined()
    expect(countScenarios(record)).toMatchObject({
      selected: 14,
      passed: 2,
      failed: 2,
      warned: 1,
      blocked: 1,
      errored: 8,
    })
    expect(exitCodeOf(record)).toBe(1)
  })
})
