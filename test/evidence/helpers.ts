import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Variant } from '../../src/catalogue/index.js'
import type { EvidenceOptions } from '../../src/evidence/write.js'
import { loadOutOfScope, loadRegister, loadSpecLinks } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import type { RunRequest } from '../../src/run/run-request.js'

/** A folder of the test's own, taken away at its end. */
export async function inFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gpc-assure-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The strict Allure reporter, as the command line wires it. */
export const allureInto = (folder: string): NonNullable<RunRequest['formatters']> => {
  return (variant: Variant) => ({
    files: { [join(folder, 'allure.log')]: moduleFile('evidence/allure/strict-reporter') },
    options: {
      resultsDir: join(folder, 'allure-results'),
      variant: variant.id,
      settle: (record: unknown) => record,
    },
  })
}

export const options = (changes: Partial<EvidenceOptions> = {}): EvidenceOptions => ({
  register: loadRegister(['foundations', 'gp-connect-common']),
  links: loadSpecLinks(),
  outOfScope: loadOutOfScope(),
  proven: new Set(),
  html: false,
  ...changes,
})

export const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
