import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/index.js'
import { filesBelow } from '../../src/evidence/manifest.js'
import { MessageStream } from '../../src/evidence/stream.js'
import { makeRunFolder } from '../../src/evidence/folder.js'
import { writeEvidence } from '../../src/evidence/write.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { countScenarios, exitCodeOf } from '../../src/run/run-record.js'
import type { RunListener, RunRequest } from '../../src/run/run-request.js'
import { run } from '../../src/run/runner.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { allureInto, inFolder, options } from '../evidence/helpers.js'
import { variantNamed } from './helpers.js'

const variant = variantNamed('foundations@1.2.7')
const register = loadRegister(variant.registers)

/** Runs the scenarios of one interaction, with the package's own steps, on the embedded target. */
async function onEmbedded(
  changes: Partial<RunRequest> = {},
  listeners: (target: EmbeddedTarget) => readonly RunListener[] = () => [],
) {
  const target = await startEmbedded({ variant })
  return run(
    {
      variants: [variant],
      wanted: { interactions: ['read-location'], reqs: [] },
      steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
      open: () => Promise.resolve(contextOn(target, variant, register, 'test')),
      clock: systemClock,
      ...changes,
    },
    listeners(target),
  )
}

describe('a run on the embedded target', () => {
  it('is green and leaves evidence without a token or a key', () =>
    inFolder(async (scratch) => {
      const folder = makeRunFolder(scratch, 'embedded', new Date())
      const stream = new MessageStream(join(folder, 'run.ndjson'))
      const record = await onEmbedded({ formatters: allureInto(folder) }, () => [stream])
      stream.end(record.incomplete)
      const { summary } = await writeEvidence(record, folder, options({ html: true }))
      expect(record.scenarios.length).toBeGreaterThan(5)
      expect(exitCodeOf(record)).toBe(0)
      expect(summary.requests).toBeGreaterThanOrEqual(record.scenarios.length)
      expect(summary.resourcesValidated).toBeGreaterThan(0)
      const secret = /eyJ[\w-]{10,}|PRIVATE KEY|Bearer [\w-]{16,}/
      const ours = filesBelow(folder).filter((name) => !name.startsWith('allure-report/assets/'))
      const texts = ours.map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const)
      expect(texts.filter(([, text]) => secret.test(text)).map(([name]) => name)).toEqual([])
      // The requests did carry a token.
      expect(texts.some(([, text]) => text.includes('Authorization: [redacted]'))).toBe(true)
    }))

  it('goes on when the provider dies, with errors that accuse nobody', async () => {
    let done = 0
    const record = await onEmbedded({}, (target) => [
      {
        scenario: () => {
          done += 1
          if (done === 3) void target.close()
        },
      },
    ])
    const counts = countScenarios(record)
    expect(record.scenarios).toHaveLength(counts.selected)
    expect(counts.failed).toBe(0)
    expect(counts.errored).toBeGreaterThan(0)
    expect(record.incomplete).toBeUndefined()
    expect(exitCodeOf(record)).toBe(3)
  })
})
