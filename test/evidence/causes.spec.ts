import { describe, expect, it } from 'vitest'
import { causesInWords, causesOf } from '../../src/evidence/causes.js'
import { unlike } from '../../src/evidence/likeness.js'
import { checks } from '../../src/checks/index.js'
import type { Finding, Verdict } from '../../src/core/index.js'
import type { RunRecord } from '../../src/run/run-record.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'

const finding = (check: string, verdict: Verdict, received?: string): Finding => ({
  check,
  verdict,
  reqs: [],
  ...(received === undefined ? {} : { received }),
})

const scenario = (...findings: Finding[]): ScenarioRecord =>
  ({
    findings,
    verdict: findings.some(({ verdict }) => verdict === 'fail') ? 'failed' : 'passed',
  }) as unknown as ScenarioRecord

const runOf = (scenarios: readonly ScenarioRecord[], variant = 'foundations@1.2.7'): RunRecord =>
  ({
    scenarios,
    variants: [variant],
    target: { label: 'system', base: 'https://provider.example/fhir' },
  }) as unknown as RunRecord

describe('the causes of a run', () => {
  const run = runOf([
    scenario(finding('a', 'fail', 'not-found')),
    scenario(finding('a', 'fail', 'not-found'), finding('a', 'fail', 'not-found')),
    scenario(finding('a', 'fail', 'not-found'), finding('b', 'fail', 'x')),
    scenario(finding('b', 'fail', 'y')),
    scenario(finding('c', 'fail')),
    scenario(finding('a', 'pass'), finding('b', 'warn')),
  ])

  it('are the checks by which most scenarios fail, with what they alone explain', () => {
    expect(causesOf(run)).toEqual([
      { check: 'a', scenarios: 3, alone: 2, received: 'not-found' },
      { check: 'b', scenarios: 2, alone: 1 },
    ])
    expect(causesInWords(run)).toEqual([
      '3 of 5 failed scenarios fail by a, 2 of them by nothing else, each time received: not-found',
      '2 of 5 failed scenarios fail by b, 1 of them by nothing else',
    ])
  })

  it('are three at most, and none where nothing failed twice', () => {
    const many = ['a', 'b', 'c', 'd'].map((check) => finding(check, 'fail'))
    expect(causesOf(runOf([scenario(...many), scenario(...many)])).map(({ check }) => check)).toEqual(['a', 'b', 'c'])
    expect(causesOf(runOf([scenario(finding('a', 'fail')), scenario(finding('a', 'warn'))]))).toEqual([])
  })
})

describe('a target that does not look like a provider', () => {
  const signs = ['resource-names-its-profile', 'refuses-request-without-token', 'refuses-missing-ssp-interaction-id']
  const stock = signs.map((check) => scenario(finding(check, 'fail')))

  it('is told by three signs, whatever else it does', () => {
    expect(unlike(runOf(stock))).toEqual([
      'system does not look like a GP Connect provider: no resource names a profile of GP Connect; it serves requests ' +
        'without a token; it does not look at the Ssp header fields. Is https://provider.example/fhir the service root ' +
        'that was meant?',
    ])
  })

  it('is not told by two, nor where a sign held in one place, nor where nothing was judged', () => {
    expect(unlike(runOf(stock.slice(1)))).toEqual([])
    expect(unlike(runOf([...stock, scenario(finding('resource-names-its-profile', 'pass'))]))).toEqual([])
    expect(unlike(runOf([scenario(finding('resource-names-its-profile', 'blocked'))]))).toEqual([])
  })

  it('has signs of its own in Care Connect', () => {
    const other = ['resource-names-its-profile', 'refuses-call-without-token', 'slot-has-a-uuid-identifier']
    const [line] = unlike(
      runOf(
        other.map((check) => scenario(finding(check, 'fail'))),
        'care-connect-scheduling@2.0.4',
      ),
    )
    expect(line).toMatch(/does not look like a Care Connect provider/)
  })

  it('goes by checks that exist', () => {
    const ids = new Set(checks.map(({ id }) => id))
    const named = [
      ...signs,
      'capability-statement-lists-register-patient',
      'capability-statement-lists-the-profiles-of-what-is-offered',
      'error-has-one-coding',
      'refuses-call-without-token',
      'slot-has-a-uuid-identifier',
    ]
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })
})
