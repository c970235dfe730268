import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestResult } from 'allure-js-commons'
import type { ScenarioRecord } from '../../run/scenario.js'
import { identityOf, sayVerdict } from './result.js'

/**
 * Puts the last word of the run into results that were written before it was known: a green that turned out to stand
 * on nothing is blocked there too.
 *
 * @param folder - of Allure's results; nothing is done where it is not there
 * @param records - the scenarios whose verdict is another than the one that was written
 */
export function amendResults(folder: string, records: readonly ScenarioRecord[]): void {
  if (records.length === 0 || !existsSync(folder)) return
  const byId = new Map(records.map((record) => [identityOf(record), record]))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-result.json'))) {
    const file = join(folder, name)
    const result = JSON.parse(readFileSync(file, 'utf8')) as TestResult
    const record = byId.get(result.testCaseId ?? '')
    if (!record) continue
    sayVerdict(result, record)
    writeFileSync(file, JSON.stringify(result))
  }
}
