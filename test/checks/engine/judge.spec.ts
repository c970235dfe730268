import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src/checks/check.js'
import { CAVEAT } from '../../../src/checks/engine/caveat.js'
import { each, eachOrNone, judge } from '../../../src/checks/engine/index.js'
import {
  blocked,
  broken,
  HarnessError,
  laidTo,
  noted,
  ofRows,
  ok,
  tolerated,
  type Outcome,
} from '../../../src/core/index.js'
import type { Level, Register, Row } from '../../../src/register/row.js'
import { answerOf, contextOf } from '../general/support.js'

const row = (id: string, level: Level, over: Partial<Row> = {}): Row => ({
  id,
  register: 'foundations',
  interaction: 'read-patient',
  versions: ['1.2.7'],
  page: 'p',
  actor: 'provider',
  level,
  says: 's',
  check: 'c',
  line: 1,
  ...over,
})

const ROWS = [
  row('R-SHALL', 'SHALL'),
  row('R-SHALL-NOT', 'SHALL NOT'),
  row('R-SHOULD', 'SHOULD'),
  row('R-SHOULD-NOT', 'SHOULD NOT'),
  row('R-MAY', 'MAY'),
  row('R-GENERAL', 'SHALL', { interaction: 'general' }),
  row('R-OTHER', 'SHALL', { interaction: 'find-patient' }),
  row('R-LATER', 'SHALL', { versions: ['1.2.8'] }),
  row('R-ELSEWHERE', 'SHALL', { register: 'appointment-management' }),
]

const register: Register = {
  rows: ROWS,
  judgedBy: (id) => (id === 'named-by-its-rows' ? ['R-SHALL', 'R-OTHER'] : []),
  has: (id) => ROWS.some((r) => r.id === id),
  row: (id) => {
    const found = ROWS.find((r) => r.id === id)
    if (!found) throw new RangeError(id)
    return found
  },
}

const check = (reqs: string[], outcomes: Outcome | Outcome[], over: Partial<Check> = {}): Check => ({
  id: 'some-check',
  reqs,
  judge: () => outcomes,
  ...over,
})

const run = (what: Parameters<typeof judge>[0]) => judge(what, answerOf(), contextOf('read-patient'), register)
const refusal = (what: Parameters<typeof judge>[0], answer = answerOf()): string => {
  try {
    judge(what, answer, contextOf('read-patient'), register)
  } catch (error) {
    if (error instanceof HarnessError) return error.code
    throw error
  }
  return 'no refusal'
}

describe('an outcome that is about some rows of its check', () => {
  const rowsOf = (outcome: Outcome): unknown[] =>
    run(check(['R-SHALL', 'R-SHOULD', 'R-LATER'], outcome)).map(({ reqs, verdict }) => [verdict, ...reqs])

  it('is laid to those at hand, with their severity', () => {
    expect(rowsOf(ofRows(['R-SHOULD', 'R-LATER'], broken({})))).toEqual([['warn', 'R-SHOULD']])
    expect(rowsOf(laidTo(({ id }) => id === 'R-SHALL', tolerated({ note: 'n' })))).toEqual([['warn', 'R-SHALL']])
  })

  it('is laid to all where it says nothing, where none of them is at hand, and where all is well', () => {
    expect(rowsOf(broken({}))).toEqual([['fail', 'R-SHALL', 'R-SHOULD']])
    expect(rowsOf(ofRows(['R-LATER'], broken({})))).toEqual([['fail', 'R-SHALL', 'R-SHOULD']])
    expect(rowsOf(ofRows(['R-SHOULD'], ok()))).toEqual([['pass', 'R-SHALL', 'R-SHOULD']])
  })
})

describe('a check of what a refused request left', () => {
  const rowsOf = (about: string[]): readonly string[] | undefined => {
    const what = check(['R-SHALL', 'R-SHOULD'], broken({}), { byScenario: true })
    return judge(what, answerOf(), contextOf('read-patient', { about }), register)[0]?.reqs
  }

  it('lays a breach to the rows that the scenario is about, where it says which', () => {
    expect(rowsOf(['R-SHOULD', 'R-OTHER'])).toEqual(['R-SHOULD'])
    expect(rowsOf(['R-OTHER'])).toEqual(['R-SHALL', 'R-SHOULD'])
  })
})

describe('the severity of a breach', () => {
  it.each([
    ['R-SHALL', 'fail'],
    ['R-SHALL-NOT', 'fail'],
    ['R-SHOULD', 'warn'],
    ['R-SHOULD-NOT', 'warn'],
    ['R-MAY', 'info'],
  ])('is that of the row: %s gives %s', (id, verdict) => {
    expect(run(check([id], broken({ at: 'status' })))).toEqual([
      {
        check: 'some-check',
        verdict,
        says: 'The some check',
        reqs: [id],
        at: 'status',
        exchange: 'x1',
        answeredBy: 'provider',
      },
    ])
  })

  it('is that of the strictest row where there are several', () => {
    expect(run(check(['R-MAY', 'R-SHALL', 'R-SHOULD'], broken({})))[0]?.verdict).toBe('fail')
  })

  it.each([
    [ok(), 'pass'],
    [tolerated({ note: 'n' }), 'warn'],
    [noted({}), 'info'],
    [blocked('n'), 'blocked'],
  ])('does not touch the other outcomes: %o', (outcome, verdict) => {
    expect(run(check(['R-SHALL'], outcome))[0]?.verdict).toBe(verdict)
  })
})

describe('the rows of a finding', () => {
  it('are those of the interaction, the version and the registers at hand, and the general ones', () => {
    const all = ['R-OTHER', 'R-SHALL', 'R-LATER', 'R-ELSEWHERE', 'R-GENERAL']
    expect(run(check(all, ok()))[0]?.reqs).toEqual(['R-SHALL', 'R-GENERAL'])
  })

  it('are those that the check names, and those that name the check', () => {
    const general = { id: 'named-by-its-rows', judge: () => ok() }
    expect(run(general)[0]?.reqs).toEqual(['R-SHALL'])
    expect(run({ ...general, reqs: ['R-GENERAL'] })[0]?.reqs).toEqual(['R-GENERAL', 'R-SHALL'])
  })

  it('decide the severity, those that do not apply do not', () => {
    expect(run(check(['R-OTHER', 'R-SHOULD'], broken({})))[0]?.verdict).toBe('warn')
  })

  it('have to be in the register', () => {
    expect(() => run(check(['R-NOWHERE'], ok()))).toThrow(RangeError)
  })
})

describe('the findings of a check', () => {
  it('are one pass however many outcomes are good', () => {
    expect(run(check(['R-SHALL'], [ok(), ok(), ok()]))).toHaveLength(1)
  })

  it('are every outcome that is not good', () => {
    const found = run(check(['R-SHALL'], [ok(), broken({ at: 'a' }), ok(), broken({ at: 'b' })]))
    expect(found.map(({ at }) => at)).toEqual(['a', 'b'])
  })

  it('keep a pass beside remarks, which say nothing against it', () => {
    const found = run(check(['R-SHALL'], [noted({ at: 'a' }), ok(), ok()]))
    expect(found.map(({ verdict }) => verdict)).toEqual(['pass', 'info'])
    expect(run(check(['R-SHALL'], [ok(), tolerated({ note: 'n' })]))).toHaveLength(1)
  })

  it('come for every check of a sequence, whatever the others found', () => {
    const checks = [check(['R-SHALL'], broken({})), check(['R-SHALL'], ok(), { id: 'another' })]
    expect(run({ name: 's', checks }).map((f) => [f.check, f.verdict])).toEqual([
      ['some-check', 'fail'],
      ['another', 'pass'],
    ])
  })

  it('do not come from a check that does not speak of the answer', () => {
    const silent = check(['R-SHALL'], broken({}), { id: 'silent', when: () => false })
    expect(run({ name: 's', checks: [silent, check(['R-SHALL'], ok())] }).map((f) => f.check)).toEqual(['some-check'])
  })

  it('do not come from a check of a sequence that has no row at hand', () => {
    const later = check(['R-LATER'], broken({}), { id: 'later' })
    expect(run({ name: 's', checks: [later, check(['R-SHALL'], ok())] })).toHaveLength(1)
  })
})

describe('a breach seen through an SSP that is not ours', () => {
  it('says that it may be the SSP’s', () => {
    const through = answerOf({ hop: 'ssp' })
    const [found] = judge(check(['R-SHALL'], broken({ at: 'x' })), through, contextOf('read-patient'), register)
    expect(found).toMatchObject({ verdict: 'fail', at: 'x', note: CAVEAT })
  })
})

describe('no verdict is given on nothing', () => {
  it('refuses a check without outcome', () => {
    expect(refusal(check(['R-SHALL'], []))).toBe('check-without-outcome')
  })

  it('refuses a check without a row at hand where it is named, and a sequence of such', () => {
    expect(refusal(check(['R-LATER'], ok()))).toBe('check-without-row')
    expect(refusal({ name: 'later', checks: [check(['R-LATER'], ok())] })).toBe('nothing-judged')
  })

  it('refuses a sequence of nothing', () => expect(refusal({ name: 'empty', checks: [] })).toBe('nothing-judged'))

  it('blocks by its rows what speaks of nothing that the answer has', () => {
    const silent = (id: string): Check => check(['R-SHALL'], ok(), { id, when: () => false })
    const unseen = { verdict: 'blocked', reqs: ['R-SHALL'], note: 'The answer has nothing of what this speaks of.' }
    expect(run(silent('one'))).toMatchObject([{ ...unseen, check: 'one' }])
    expect(run({ name: 's', checks: [silent('one'), silent('two')] }).map((f) => [f.check, f.verdict])).toEqual([
      ['one', 'blocked'],
      ['two', 'blocked'],
    ])
  })

  it.each(['ssp', 'nobody'] as const)('refuses to judge an answer of the %s as the provider’s', (answeredBy) => {
    expect(refusal(check(['R-SHALL'], ok()), answerOf({ exchange: { answeredBy } }))).toBe('judged-another')
  })

  it('refuses a loop over nothing', () => {
    expect(() => each('entry', [], () => ok())).toThrow(HarnessError)
    expect(each('entry', [1, 2], (n) => broken({ at: String(n) }))).toHaveLength(2)
  })

  it('allows it where nothing is what the rule asks for', () => {
    expect(eachOrNone([], () => broken({}))).toEqual([ok()])
    expect(eachOrNone([1], () => broken({}))).toEqual([broken({})])
  })
})
