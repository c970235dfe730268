import { beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/index.js'
import { run } from '../../src/run/runner.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { request } from '../run/helpers.js'
import { madeUpContext } from './target.js'

const scenarios = new Map<string, ScenarioRecord>()

const scenario = (name: string): ScenarioRecord => {
  const found = scenarios.get(name)
  if (!found) throw new Error(`no scenario "${name}"`)
  return found
}

const found = (name: string): string[] => scenario(name).findings.map(({ verdict, check }) => `${verdict} ${check}`)
const notes = (name: string): string =>
  scenario(name)
    .findings.map(({ note }) => note)
    .join(' ')

beforeAll(async () => {
  const record = await run(
    request({
      cwd: packageRoot,
      features: ['test/fixtures/steps/situations.feature'],
      steps: ['steps/**/*.ts', 'test/fixtures/steps/empty.steps.ts'],
      open: () => Promise.resolve(madeUpContext()),
    }),
  )
  for (const one of record.scenarios) scenarios.set(one.name, one)
})

describe('a scenario with an answer', () => {
  it('passes where all that is judged holds', () => {
    expect(scenario('A good answer').verdict).toBe('passed')
    expect(found('A good answer')).toEqual(
      expect.arrayContaining(['pass provider-answers', 'pass success-status-is-200', 'pass no-store-on-every-answer']),
    )
  })

  it('says once, not in every step, that there was an answer', () => {
    expect(found('A good answer').filter((f) => f.endsWith('provider-answers'))).toHaveLength(1)
  })

  it('judges all checks before it fails, and lists all that broke', () => {
    const { verdict, steps, findings } = scenario('An answer that breaks two rules')
    expect(verdict).toBe('failed')
    const broken = findings.filter((f) => f.verdict === 'fail').map(({ check }) => check)
    expect(broken).toEqual(['no-store-on-every-answer', 'search-is-a-searchset-bundle'])
    const message = steps.find(({ status }) => status === 'FAILED')?.message ?? ''
    for (const check of broken) expect(message).toContain(check)
    expect(message).toContain('AssertionError')
    expect(findings.at(-1)?.check).toBe('body-conforms-to-its-profile')
  })

  it('judges what the Thens after a broken one judge of the same answer, and asks nothing more', () => {
    const { verdict, steps, findings, exchanges } = scenario('An answer that breaks the rules of two Thens')
    expect([verdict, exchanges.length]).toEqual(['failed', 1])
    const broken = findings.filter((f) => f.verdict === 'fail').map(({ check }) => check)
    expect(broken[0]).toBe('search-is-a-searchset-bundle')
    expect(broken).toEqual(expect.arrayContaining(['patient-has-one-nhs-number', 'no-store-on-every-answer']))
    expect(steps.map(({ status }) => status).filter((status) => status !== 'PASSED')).toEqual([
      'FAILED',
      ...Array.from({ length: 5 }, () => 'SKIPPED'),
    ])
  })

  it('lays to the provider once what an answer of another kind breaks', () => {
    const { verdict, findings } = scenario('A refusal in the place of a record')
    expect(verdict).toBe('failed')
    const broken = findings.filter((f) => f.verdict === 'fail').map(({ check }) => check)
    expect(broken).toEqual(['success-status-is-200', 'no-store-on-every-answer'])
    const blocked = findings.filter((f) => f.verdict === 'blocked')
    expect(blocked.length).toBeGreaterThan(5)
    expect(blocked.filter(({ note }) => !note?.endsWith('Depends on success-status-is-200, which failed.'))).toEqual([])
  })

  it('is blocked where a check speaks of nothing that the answer has', () => {
    const name = 'A check that does not speak of the answer'
    expect(scenario(name).verdict).toBe('blocked')
    expect(found(name).at(-1)).toBe('blocked error-severity-is-error')
    expect(scenario(name).findings.at(-1)?.reqs.length).toBeGreaterThan(0)
  })

  it('gives every finding its requirements and its exchange', () => {
    for (const { reqs, exchange, answeredBy } of scenario('A good answer').findings) {
      expect(reqs.length).toBeGreaterThan(0)
      expect([exchange, answeredBy]).toEqual([scenario('A good answer').exchanges[0]?.id, 'provider'])
    }
  })

  it('judges what it follows, and the answer that it came from', () => {
    expect(scenario('References are followed and judged').verdict).not.toMatch(/failed|errored|blocked/)
    const { exchanges, findings } = scenario('References are followed and judged')
    expect(exchanges.map(({ interaction }) => interaction)).toEqual([
      'find-patient',
      'read-patient',
      'read-organisation',
    ])
    expect(findings.find(({ check }) => check === 'references-resolve')).toMatchObject({
      verdict: 'pass',
      exchange: exchanges[1]?.id,
    })
  })
})

describe('a scenario without an answer', () => {
  it('fails the provider that breaks the connection, and judges nothing else', () => {
    expect(scenario('A connection that the provider breaks').verdict).toBe('failed')
    expect(found('A connection that the provider breaks')).toEqual(['fail provider-answers'])
  })

  it('accuses nobody for a connection that breaks once, and says so', () => {
    expect(scenario('A connection that breaks once').verdict).toBe('errored')
    expect(found('A connection that breaks once')[0]).toBe('error provider-answers')
    expect(notes('A connection that breaks once')).toContain('asked once more, it answered')
  })

  it('warns where a front end refuses what it may, and judges nothing else of its page', () => {
    const name = 'A front end that refuses two Authorization fields by itself'
    expect(scenario(name).verdict).toBe('warned')
    expect(found(name)).toEqual(['warn refuses-two-authorization-fields', 'info provider-answers'])
  })

  it.each([
    'A provider that cannot be reached',
    'The SSP answers in its place',
    'A front end with nothing behind it',
    'A front end that refuses what is not its to judge',
  ])('accuses nobody: %s', (name) => {
    expect(scenario(name).verdict).toBe('errored')
    expect(found(name)).toEqual(['error provider-answers'])
  })
})

describe('a scenario whose prerequisite is missing', () => {
  it.each([
    ['A record that the target does not name', /no patient for the role "nobody"/],
    ['An id that no search finds', /no id of the patient "empty"/],
    ['A request that cannot go direct', /cannot be reached without the SSP/],
  ])('is blocked, never failed or passed: %s', (name, note) => {
    expect(scenario(name).verdict).toBe('blocked')
    expect(found(name).at(-1)).toBe('blocked prerequisite-is-there')
    expect(notes(name)).toMatch(note)
    expect(scenario(name).findings.at(-1)?.reqs).toEqual(['FND-FINDPAT-011'])
  })
})

describe('a scenario that proves nothing', () => {
  it.each([
    ['A Then that judges nothing', /"nothing is judged" judged nothing/],
    ['An exchange that nobody judges', /nobody judged x\d+ \(find-patient\)/],
    ['Nothing is sent and nothing judged', /the scenario judged nothing/],
    ['A Then before anything was sent', /judges before anything was sent/],
    ['A check that is not there', /no check "pigs-can-fly"/],
    ['A check without a requirement here', /names no requirement of find-patient/],
  ])('is the harness’s error: %s', (name, note) => {
    expect(scenario(name).verdict).toBe('errored')
    expect(found(name).at(-1)).toBe('error harness-keeps-its-rules')
    expect(notes(name)).toMatch(note)
  })
})
