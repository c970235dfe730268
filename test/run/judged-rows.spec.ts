import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/core/index.js'
import { driftOf, judgedRowsOf, unbackedTags } from '../../src/run/judged-in-run.js'
import { readJudgedRows, reqsOf, rowsIn } from '../../src/run/judged-rows.js'

interface About {
  readonly tags?: string
  readonly verdict?: Verdict
}

const ran = (name: string, variant: string, rows: string, { tags = '', verdict = 'pass' }: About = {}) => ({
  uri: 'features/a.feature',
  line: name.length,
  name,
  variant,
  tags: tags.split(' ').filter(Boolean),
  findings: [{ check: 'c', verdict, reqs: rows.split(' ') }],
})

describe('the rows that scenarios judge', () => {
  const records = [
    ran('one', 'p@1', 'A B'),
    ran('other', 'p@1', 'A C'),
    ran('one', 'p@2', 'A D'),
    ran('other', 'p@2', 'A C'),
  ]
  const table = judgedRowsOf(records)
  const rows = rowsIn(table)

  it('are kept once for a feature, beside what its scenarios have of their own', () => {
    expect(table.features).toEqual({ 'features/a.feature': { always: 'A', beside: { 'B D': ['one'], C: ['other'] } } })
  })

  it('are those of the variant', () => {
    expect(table.notIn).toEqual({ 'p@1': 'D', 'p@2': 'B' })
    expect([rows(records[0]!, 'p@1'), rows(records[0]!, 'p@2')]).toEqual([
      ['A', 'B'],
      ['A', 'D'],
    ])
    expect(rows({ uri: 'features/a.feature', name: 'unknown' }, 'p@1')).toEqual([])
  })

  it('leave out what a scenario judges in one variant only, though others judge it in both', () => {
    const unsteady = [...records, ran('third', 'p@1', 'A C'), ran('third', 'p@2', 'A')]
    expect(rowsIn(judgedRowsOf(unsteady))(unsteady[4]!, 'p@1')).toEqual(['A'])
  })

  it('are what was looked at, graded or recorded, not what never came to judging', () => {
    const seen = [ran('one', 'p@1', 'A', { verdict: 'info' }), ran('other', 'p@1', 'B', { verdict: 'blocked' })]
    expect(judgedRowsOf(seen).features['features/a.feature']?.beside).toEqual({ A: ['one'], '': ['other'] })
  })

  it('differ from a table where a run differs, and name what', () => {
    expect(driftOf(table, records)).toEqual([])
    expect(driftOf(table, [ran('one', 'p@1', 'A E')])).toEqual(['features/a.feature:3 in p@1: -B +E'])
    expect(driftOf(judgedRowsOf([...records, ran('gone', 'p@1', 'A')]), records)).toEqual([
      'the committed rows are of other scenarios, or in another order',
    ])
  })
})

describe('a tag', () => {
  it('is backed by a finding in some variant, of whatever verdict', () => {
    const tags = '@req:A @req:B'
    const records = [ran('one', 'p@1', 'A', { tags }), ran('one', 'p@2', 'B', { tags, verdict: 'info' })]
    expect(unbackedTags(records)).toEqual([])
  })

  it('is told of where nothing backs it, or the scenario was blocked', () => {
    const records = [ran('one', 'p@1', 'A', { tags: '@req:A @req:C', verdict: 'blocked' })]
    expect(unbackedTags(records)).toEqual(['A', 'C'].map((id) => `features/a.feature:3: no finding backs @req:${id}`))
  })

  it('comes before the rows of the committed table', () => {
    const [uri, feature] = Object.entries(readJudgedRows().features)[0]!
    const [rows, [name]] = Object.entries(feature.beside)[0]! as [string, string[]]
    const tags = ['@req:FND-X-001']
    const found = reqsOf({ uri, name: name!, tags }, 'none')
    expect(found).toEqual(['FND-X-001', ...`${feature.always} ${rows}`.split(' ').filter(Boolean)])
    expect(reqsOf({ uri, name: 'nobody’s', tags }, 'none')).toEqual(['FND-X-001'])
  })
})
