// npm test: everything that has to hold, one part after the other, each counted; ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'gpc-assure-test-'))
const results = join(scratch, 'vitest.json')
const bin = (name) => join(root, 'node_modules', ...name)
const gpc = [join(root, 'bin', 'gpc-assure.js')]

/** Each part: its name, the arguments of node, and how it counts its results where it has more than one. */
const parts = [
  ['build', [bin(['typescript', 'bin', 'tsc']), '-b']],
  ['types of the tests', [bin(['typescript', 'bin', 'tsc']), '-p', 'tsconfig.test.json', '--noEmit']],
  [
    'lint',
    [
      bin(['eslint', 'bin', 'eslint.js']),
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint',
    ],
  ],
  ['format', [bin(['prettier', 'bin', 'prettier.cjs']), '--check', '--log-level', 'warn', '.']],
  [
    'unit tests',
    [bin(['vitest', 'vitest.mjs']), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`],
    () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8'))
      return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.sign(numFailedTestSuites)) }
    },
  ],
  ['dry run of all features', [...gpc, 'list', '--check']],
  ['self-test', [...gpc, 'selftest']],
  ['coverage', [...gpc, 'coverage', '--check']],
]

const total = { passed: 0, failed: 0 }
for (const [name, args, count] of parts) {
  const started = Date.now()
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  let result = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  try {
    if (count) result = count()
  } catch {
    result = { passed: 0, failed: 1 }
  }
  if (status !== 0 && result.failed === 0) result.failed = 1
  total.passed += result.passed
  total.failed += result.failed
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(
    `${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  )
}
rmSync(scratch, { recursive: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
