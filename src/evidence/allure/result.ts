import { createHash } from 'node:crypto'
import { Status, type TestResult } from 'allure-js-commons'
import { keyOf } from '../../run/plan.js'
import type { ScenarioRecord } from '../../run/scenario.js'
import type { ScenarioVerdict } from '../../run/verdict.js'
import { findingLine } from '../finding-line.js'

/** Green in Allure is what is green in the run, and nothing else. */
export const ALLURE_STATUS: Readonly<Record<ScenarioVerdict, Status>> = {
  passed: Status.PASSED,
  warned: Status.PASSED,
  failed: Status.FAILED,
  errored: Status.BROKEN,
  blocked: Status.SKIPPED,
  waived: Status.SKIPPED,
  notApplicable: Status.SKIPPED,
}

const VERDICT = 'verdict'

/** An identity that no two scenarios of a run share. */
export const identityOf = (record: ScenarioRecord): string =>
  createHash('md5')
    .update(`${record.variant} ${keyOf(record)}`)
    .digest('hex')

/** Puts the verdict of the run into a result: status, reason, label. */
export function sayVerdict(result: TestResult, { verdict, reason, findings }: ScenarioRecord): void {
  result.status = ALLURE_STATUS[verdict]
  const said = [
    reason ?? [],
    findings.filter((f) => f.verdict !== 'pass' && f.verdict !== 'info').map(findingLine),
  ].flat()
  if (said.length > 0) result.statusDetails = { ...result.statusDetails, message: said.join('\n') }
  result.labels = [...result.labels.filter(({ name }) => name !== VERDICT), { name: VERDICT, value: verdict }]
}
