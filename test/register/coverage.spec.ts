import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/core/index.js'
import { coverage, countCoverage, coverageCsv, csv, openRows, type Row } from '../../src/register/index.js'
import { variantNamed } from '../run/helpers.js'

const row = (id: string, changes: Partial<Row> = {}): Row => ({
  id,
  register: 'foundations',
  interaction: 'find-patient',
  versions: ['1.2.7'],
  page: 'foundations',
  actor: 'provider',
  level: 'SHALL',
  says: 'Something.',
  check: 'Look.',
  line: 1,
  ...changes,
})

const rows = [
  row('A-1'),
  row('A-2', { level: 'SHOULD' }),
  row('A-3'),
  row('A-4', { excused: 'not visible' }),
  row('A-5'),
  row('A-6', { actor: 'consumer' }),
  row('A-7', { versions: ['1.2.8'] }),
  row('A-8', { interaction: 'book-an-appointment' }),
  row('A-9', { register: 'access-document' }),
  // Of products that are not built: another of their versions, and an interaction of theirs at a version of ours.
  row('A-10', { versions: ['1.5.1', '1.6.0'], interaction: 'general' }),
  row('A-11', { versions: ['1.2.7', '1.5.1'], interaction: 'get-structured-record' }),
]
const verdicts = new Map<string, Verdict[]>([
  ['A-1', ['pass']],
  ['A-3', ['info', 'blocked', 'error']],
])
const table = coverage(
  rows,
  variantNamed('foundations@1.2.7'),
  { declared: new Set(['A-1', 'A-3']), verdicts, proven: new Set(['A-3']), unseen: new Set(['A-1', 'A-2']) },
  { reason: ({ id }) => (id === 'A-5' ? 'later' : undefined), stale: () => [] },
)

describe('coverage', () => {
  it('has the provider rows of the variant and no others', () => {
    expect(table.map((r) => r.id)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5'])
  })

  it('counts as exercised what a run judged, not what it noted or could not judge', () => {
    expect(table.filter((r) => r.exercised).map((r) => r.id)).toEqual(['A-1'])
  })

  it('tells what was exercised in part: not by every scenario that was there to judge it', () => {
    expect(table.filter((r) => r.inPart).map((r) => r.id)).toEqual(['A-1'])
  })

  it('takes excuses of the row and of the scope', () => {
    expect(table.filter((r) => r.excused).map((r) => [r.id, r.excused])).toEqual([
      ['A-4', 'not visible'],
      ['A-5', 'later'],
    ])
  })

  it('leaves open the SHALL rows that nothing excuses', () => {
    expect(openRows(table, 'exercised')).toEqual(['A-3'])
    expect(openRows(table, 'proven')).toEqual(['A-1', 'A-3'])
    expect(countCoverage(table)).toEqual({
      provider: 5,
      shall: 4,
      declared: 2,
      exercised: 1,
      inPart: 1,
      excused: 2,
      open: ['A-3'],
    })
  })

  it('is written as CSV, one line a row', () => {
    const lines = coverageCsv(table).split('\n')
    expect(lines[0]).toBe('id,interaction,level,page,declared,exercised,proven,excused')
    expect(lines[1]).toBe('A-1,find-patient,SHALL,foundations,yes,yes,no,')
    expect(lines).toHaveLength(7)
  })
})

describe('CSV', () => {
  it('quotes what needs it and defuses formulas', () => {
    expect(csv([['a,b', 'say "x"', 'two\nlines', '=1+1', '-5', 7]])).toBe(
      '"a,b","say ""x""","two\nlines",\'=1+1,-5,7\n',
    )
  })
})
