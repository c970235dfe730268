import { firstLine, type Finding } from '../core/index.js'
import type { RunRecord } from '../run/run-record.js'
import type { ScenarioRecord } from '../run/scenario.js'
import { findingLine } from './finding-line.js'
import { escapeXml } from './xml.js'

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

/** A test case is what CI counts: failed and blocked and errored scenarios are never green there. */
function caseXml(scenario: ScenarioRecord): string {
  const { verdict, reason, findings } = scenario
  const open = `    <testcase name="${escapeXml(scenario.name)}" classname="${escapeXml(`${scenario.variant}.${scenario.interactions.join('+')}`)}" file="${escapeXml(scenario.uri)}" time="${seconds(scenario.durationMs)}"`
  const said = (verdicts: readonly Finding['verdict'][]): string =>
    [reason ?? [], findings.filter((f) => verdicts.includes(f.verdict)).map(findingLine)].flat().join('\n')
  const element = (name: string, type: string, text: string): string =>
    `${open}>\n      <${name} type="${type}" message="${escapeXml(firstLine(text))}">${escapeXml(text)}</${name}>\n    </testcase>`
  switch (verdict) {
    case 'failed':
      return element('failure', 'failed', said(['fail', 'error']))
    case 'blocked':
      return element('error', 'blocked', said(['blocked']))
    case 'errored':
      return element('error', 'error', said(['error', 'fail']))
    case 'waived':
      return `${open}>\n      <skipped message="${escapeXml(`waived: ${reason ?? ''}`)}"/>\n    </testcase>`
    case 'warned':
      return `${open}>\n      <system-out>${escapeXml(said(['warn']))}</system-out>\n    </testcase>`
    case 'passed':
    case 'notApplicable':
      return `${open}/>`
  }
}

/** junit.xml: one suite for each feature of each variant; what the target does not offer is skipped with its reason. */
export function junit(run: RunRecord): string {
  const suites = new Map<string, string[]>()
  const counts = { failures: 0, errors: 0, skipped: 0, tests: 0 }
  const add = (suite: string, xml: string): void => {
    suites.set(suite, [...(suites.get(suite) ?? []), xml])
    counts.tests += 1
  }
  for (const s of run.scenarios) {
    add(`${s.variant} ${s.feature}`, caseXml(s))
    if (s.verdict === 'failed') counts.failures += 1
    if (s.verdict === 'blocked' || s.verdict === 'errored') counts.errors += 1
    if (s.verdict === 'waived') counts.skipped += 1
  }
  for (const { because, scenario, reason, variant } of run.leftOut.filter((l) => l.because === 'unsupported')) {
    counts.skipped += 1
    const name = escapeXml(scenario.name)
    const skip = `<skipped message="${escapeXml(reason)}"/>`
    add(`${variant} ${scenario.feature}`, `    <testcase name="${name}" classname="${because}">${skip}</testcase>`)
  }
  const body = [...suites].map(
    ([name, cases]) =>
      `  <testsuite name="${escapeXml(name)}" tests="${cases.length}">\n${cases.join('\n')}\n  </testsuite>\n`,
  )
  const ms = Date.parse(run.finishedAt) - Date.parse(run.startedAt)
  const { tests, failures, errors, skipped } = counts
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gpc-assure ${escapeXml(run.target.label)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds(ms)}">\n${body.join('')}</testsuites>\n`
}
