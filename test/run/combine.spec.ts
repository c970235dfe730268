import { describe, expect, it } from 'vitest'
import { combine } from '../../src/run/runner.js'
import type { VariantResult } from '../../src/run/session.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'

const target = { label: 'one', base: 'https://one.example', odsCode: 'A20047', asid: '200000000205' }
const result = (name: string, more: Partial<VariantResult> = {}): VariantResult => ({
  target,
  tokens: { [name]: 'unsigned' },
  scenarios: [{ name } as ScenarioRecord],
  leftOut: [],
  notOffered: [],
  ...more,
})

describe('the results of variants', () => {
  it('are those of one run, on the target of the first', () => {
    const other = { ...target, label: 'two' }
    const whole = combine([result('a'), result('b', { target: other, tokens: { b: 'signed' } })])
    expect(whole).toMatchObject({ target, tokens: { a: 'unsigned', b: 'signed' }, leftOut: [] })
    expect(whole.scenarios.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(whole).not.toHaveProperty('incomplete')
  })

  it('are incomplete where one of them is', () => {
    expect(combine([result('a'), result('b', { incomplete: 'b: gone' })]).incomplete).toBe('b: gone')
  })

  it('name no target where none was opened', () => {
    expect(combine([]).target.label).toBe('none')
  })
})
