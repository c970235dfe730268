import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { flipsOf, killMatrixText, provenChecks, provenRows } from '../../src/run/kill-matrix.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { assign } from '../../src/run/selftest/assign.js'
import { compareRuns } from '../../src/run/selftest/compare.js'
import { memoised } from '../../src/run/selftest/memo.js'
import { driftOf, entriesOf, matrixOf, withEntries } from '../../src/run/selftest/matrix.js'
import { checksOfShall, judgeTrials, unprovenIn } from '../../src/run/selftest/verdict.js'
import type { FaultFacts, Task, Trial } from '../../src/run/selftest/types.js'
import type { Validator } from '../../src/validator/index.js'
import { variantNamed } from './helpers.js'

const finding = (check: string, verdict: Finding['verdict'], reqs = ['A-1']): Finding => ({ check, verdict, reqs })

const scenario = (line: number, findings: Finding[], changes: Partial<ScenarioRecord> = {}): ScenarioRecord => ({
  uri: 'a.feature',
  line,
  name: `scenario ${line}`,
  feature: 'A',
  tags: [],
  variant: 'foundations@1.2.7',
  interactions: ['general'],
  reqs: [],
  verdict: 'passed',
  durationMs: 1,
  steps: [],
  findings,
  exchanges: [],
  resources: 0,
  ran: true,
  ...changes,
})

const honest = new Map([
  ['a.feature:1', scenario(1, [finding('one', 'pass'), finding('tolerated', 'warn')])],
  ['a.feature:2', scenario(2, [finding('two', 'pass')])],
])
const always = () => true

describe('what a mutation flips', () => {
  it('is a breach that the honest provider did not have in that scenario', () => {
    const mutated = [scenario(1, [finding('one', 'fail', ['A-1', 'A-2']), finding('tolerated', 'warn')])]
    expect(compareRuns(honest, mutated, always)).toEqual({
      scenarios: 1,
      checks: ['one'],
      failing: ['one'],
      reqs: ['A-1', 'A-2'],
      errors: [],
    })
  })

  it('is a warning that becomes a failure, or comes in another scenario', () => {
    expect(compareRuns(honest, [scenario(1, [finding('tolerated', 'fail')])], always).failing).toEqual(['tolerated'])
    expect(compareRuns(honest, [scenario(2, [finding('tolerated', 'warn')])], always).checks).toEqual(['tolerated'])
  })

  it('is neither what is blocked nor what is only noted', () => {
    const mutated = [scenario(2, [finding('two', 'blocked'), finding('three', 'info')])]
    expect(compareRuns(honest, mutated, always).checks).toEqual([])
  })

  it('proves a row only where the verdict does', () => {
    const mutated = [scenario(2, [finding('two', 'warn', ['SHALL-1', 'SHOULD-1'])])]
    expect(compareRuns(honest, mutated, (id) => id.startsWith('SHOULD')).reqs).toEqual(['SHOULD-1'])
  })

  it('is an error of the harness too, which no provider may cause', () => {
    const mutated = [scenario(2, [finding('two', 'error')], { verdict: 'errored', reason: 'a step broke' })]
    expect(compareRuns(honest, mutated, always).errors).toEqual(['a.feature:2 scenario 2: a step broke'])
  })
})

const fault = (id: string, proves: string[]): FaultFacts => ({ id, proves, interactions: 'any', at: 'body', says: '' })
const task = (id: string, kind: Task['kind'] = 'fault'): Task => ({
  kind,
  id,
  at: 'body',
  variant: 'v@1',
  interactions: 'any',
  expected: [],
})
const trial = (checks: string[], errors: string[] = []): Trial => ({
  scenarios: 1,
  checks,
  failing: checks,
  reqs: checks.map((c) => c.toUpperCase()),
  errors,
})
const faults = new Map(
  [fault('exact', ['a']), fault('missed', ['a', 'b']), fault('wide', ['a']), fault('idle', ['a'])].map((f) => [
    f.id,
    f,
  ]),
)
const tried = {
  baselines: new Map([
    [
      'v@1',
      {
        scenarios: 1,
        notGreen: ['a.feature:1: failed'],
        differs: ['a.feature:2: without pass x'],
        checks: [],
        reqs: [],
      },
    ],
  ]),
  trials: [
    [task('exact'), trial(['a'])],
    [task('missed'), trial(['a'])],
    [task('wide'), trial(['a', 'c'], ['trouble'])],
    [task('idle'), trial([])],
    [task('calm', 'benign'), trial([])],
    [task('loud', 'benign'), trial(['a'])],
    [task('alike.400', 'alike'), { ...trial([]), green: ['a.feature: A is refused'] }],
    [task('alike.404', 'alike'), { ...trial([]), green: [] }],
  ] as [Task, Trial][],
}
const faultOf = (_: string, id: string): FaultFacts => faults.get(id) as FaultFacts

describe('the self-test', () => {
  it('wants what each fault claims, and nothing of a benign variation', () => {
    expect(judgeTrials(tried, faultOf)).toEqual({
      killed: 2,
      survived: ['v@1 missed: b', 'v@1 idle: a'],
      errors: ['v@1 wide: error in trouble'],
      falseAlarms: ['v@1 loud: a'],
      unearned: ['v@1 alike.400: a.feature: A is refused'],
      baseline: ['v@1 a.feature:1: failed', 'v@1 without sockets: a.feature:2: without pass x'],
    })
  })

  it.each([
    ['survives where it claims no check, whatever is flipped', [], ['v@1 exact: claims no check']],
    ['is killed by the check that it claims', ['a'], []],
  ])('has a fault that %s', (_, proves, survived) => {
    const trials = [[task('exact'), trial(['a'])]] as [Task, Trial][]
    const judged = judgeTrials({ baselines: new Map(), trials }, (_variant, id) => fault(id, proves))
    expect([judged.survived, judged.killed]).toEqual([survived, 1 - survived.length])
  })

  it('keeps what was flipped as a matrix, and sees what moved', () => {
    const matrix = matrixOf(tried)
    expect(Object.keys(matrix['v@1'] ?? {})).toEqual(['exact', 'missed', 'wide', 'idle'])
    expect(provenRows(loadRegister([]), matrix)).toEqual(new Set(['A', 'C']))
    expect(provenChecks(matrix)).toEqual(new Set(['a', 'c']))
    expect(unprovenIn(matrix, ['a', 'z'])).toEqual(['z'])
    expect(JSON.parse(killMatrixText(matrix))).toEqual(matrix)
    expect(driftOf(matrix, matrix)).toEqual([])
    const other = { 'v@1': { exact: { checks: ['b'], reqs: [] }, fresh: { checks: [], reqs: [] } } }
    expect(driftOf(matrix, other)).toEqual([
      'v@1 exact: flips otherwise: +b -a -A',
      'v@1 fresh: is new and flips nothing',
      'v@1 idle: is gone',
      'v@1 missed: is gone',
      'v@1 wide: is gone',
    ])
  })

  it('compares and rewrites the entries of what was tried alone', () => {
    const matrix = matrixOf(tried)
    const part = entriesOf(matrix, [
      { variant: 'v@1', id: 'wide' },
      { variant: 'v@2', id: 'wide' },
      { variant: 'v@1', id: 'fresh' },
    ])
    expect(part).toEqual({ 'v@1': { wide: { checks: ['a', 'c'], reqs: ['A', 'C'] } } })
    const fresh = { 'v@1': { wide: { checks: ['a'], reqs: [] } }, 'v@2': { fresh: { checks: ['b'], reqs: [] } } }
    expect(driftOf(part, fresh)).toEqual(['v@1 wide: flips otherwise: -c -A -C', 'v@2 fresh: is new and flips b'])
    expect(withEntries(matrix, fresh)).toEqual({ 'v@1': { ...matrix['v@1'], ...fresh['v@1'] }, 'v@2': fresh['v@2'] })
  })

  it('knows what a fault flips on whichever variant', () => {
    const matrix = {
      'v@1': { wide: { checks: ['a', 'c'], reqs: [] } },
      'v@2': { wide: { checks: ['a', 'd'], reqs: [] } },
    }
    expect(flipsOf(matrix, 'wide')).toEqual(['a', 'c', 'd'])
    expect(flipsOf(matrix, 'fresh')).toBeUndefined()
  })

  it('expects what the matrix has on the variant, or else what the fault claims', () => {
    const variant = variantNamed('foundations@1.2.7')
    const all = [fault('known', ['a']), fault('fresh', ['b'])].map((one) => ({
      ...one,
      interactions: ['find-patient'],
    }))
    const matrix = { 'foundations@1.2.7': { known: { checks: ['a', 'c'], reqs: [] } } }
    const tasks = assign(
      [{ variant, faults: all, benign: [], alike: [], dresses: [] }],
      loadRegister(['foundations', 'gp-connect-common']),
      matrix,
    )
    expect(tasks.faults.map(({ id, expected }) => [id, expected])).toEqual([
      ['known', ['a', 'c']],
      ['fresh', ['b']],
    ])
  })

  it('tries a mutation on the first variant that has it, and again only for rows that are new there', () => {
    const [former, later] = [variantNamed('foundations@1.2.7'), variantNamed('foundations@1.2.8')]
    const both = { ...fault('general', []), interactions: ['find-patient'] }
    const onlyLater = { ...fault('services', []), interactions: ['find-healthcare-service'] }
    const mutations = [former, later].map((variant) => ({
      variant,
      faults: [both, onlyLater],
      benign: [both],
      alike: [],
      dresses: [],
    }))
    const tasks = assign(mutations, loadRegister(['foundations', 'gp-connect-common']))
    expect(tasks.faults.map((t) => [t.variant, t.id])).toEqual([
      ['foundations@1.2.7', 'general'],
      ['foundations@1.2.8', 'services'],
    ])
    expect(tasks.benign.map((t) => t.variant)).toEqual(['foundations@1.2.7'])
  })

  it('asks a proof of checks that bear on a SHALL that nothing excuses', () => {
    const variant = variantNamed('foundations@1.2.7')
    const register = loadRegister(['foundations', 'gp-connect-common'])
    const some = checksOfShall([variant], register, { reason: () => undefined, stale: () => [] })
    expect(some.length).toBeGreaterThan(100)
    expect(checksOfShall([variant], register, { reason: () => 'all of them', stale: () => [] })).toEqual([])
  })
})

describe('a memoised validator', () => {
  it('judges the same text by the same profiles once', () => {
    let asked = 0
    const result = { valid: true, findings: [], resources: 1, judged: { profile: 1, core: {} } }
    const counting: Validator = {
      validateText: () => ((asked += 1), result),
      validateResource: () => result,
      membership: () => 'in',
    }
    const validator = memoised(counting)
    validator.validateText('{}')
    validator.validateText(new TextEncoder().encode('{}'))
    expect(asked).toBe(1)
    validator.validateText('{}', { profiles: ['x'] })
    validator.validateText('{ }')
    expect(asked).toBe(3)
  })
})
