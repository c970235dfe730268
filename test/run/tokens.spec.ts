import { describe, expect, it } from 'vitest'
import { withTokens } from '../../src/catalogue/index.js'
import { systemClock } from '../../src/core/index.js'
import { listFaults } from '../../src/provider/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { countScenarios, exitCodeOf, variantIn, type RunRecord } from '../../src/run/run-record.js'
import { run } from '../../src/run/runner.js'
import { tagValues } from '../../src/run/tags.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { variantNamed } from './helpers.js'

const SIGNED = variantNamed('care-connect-scheduling@a2si')
const LATER = variantNamed('care-connect-scheduling@2.0.4')

/** Runs the scenarios about tokens on the embedded booking system. */
async function onEmbedded(
  options: Parameters<typeof startEmbedded>[0],
  prepare: (target: EmbeddedTarget) => void = () => undefined,
): Promise<RunRecord> {
  const { variant } = options
  const target = await startEmbedded(options)
  prepare(target)
  const context = contextOn(target, variant, loadRegister(variant.registers), 'test')
  return run({
    variants: [variant],
    wanted: { interactions: [], reqs: [] },
    tags: '@token:signed or @token:unsigned',
    steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
    open: () => Promise.resolve(context),
    clock: systemClock,
  })
}

const formsIn = ({ scenarios }: RunRecord): string[] => [...new Set(scenarios.flatMap((s) => tagValues(s, 'token')))]
const notesOf = ({ scenarios }: RunRecord): string[] => scenarios.flatMap((s) => s.findings.map((f) => f.note ?? ''))

describe('a run on a system with signed tokens', () => {
  it('is green where the system keeps the rules, and judges by the rows on signed tokens', async () => {
    const record = await onEmbedded({ variant: LATER, tokens: 'signed' })
    expect(record.scenarios.length).toBeGreaterThan(15)
    expect([exitCodeOf(record), formsIn(record), record.tokens]).toEqual([0, ['signed'], { [LATER.id]: 'signed' }])
    expect(variantIn(record, LATER.id)).toEqual(withTokens(LATER, 'signed'))
    expect(variantIn({}, LATER.id)).toEqual(LATER)
    expect(variantIn(record, 'none@1')).toBeUndefined()
  })

  it('finds a provider out that accepts every token', async () => {
    const lenient = /^care-connect\.search-slot\.passes-(token|authorization)-/
    const faults = listFaults(SIGNED.id).flatMap(({ id }) => (lenient.test(id) ? [id] : []))
    expect(faults.length).toBeGreaterThan(8)
    const record = await onEmbedded({ variant: SIGNED, faults })
    const failed = record.scenarios.filter((s) => s.verdict === 'failed')
    expect([exitCodeOf(record), failed.length]).toEqual([1, expect.any(Number)])
    const caught = failed.flatMap((s) => s.findings.filter((f) => f.verdict === 'fail').map((f) => f.check))
    for (const flaw of ['alg-none', 'hs256-with-public-key', 'tampered', 'wrong-issuer', 'expired', 'no-group'])
      expect(caught).toContain(`refuses-signed-token-with-the-flaw-${flaw}`)
  })

  it('accuses nobody where the token endpoint answers HTML, and names it', async () => {
    let url = ''
    const record = await onEmbedded({ variant: SIGNED }, ({ auth }) => {
      auth?.server.misbehave('token', 'html')
      url = auth?.server.tokenUrl ?? ''
    })
    const { failed, errored } = countScenarios(record)
    expect([failed, errored > 0, exitCodeOf(record)]).toEqual([0, true, 3])
    expect(notesOf(record).some((note) => note.includes(`authorisation server ${url}: `) && note.includes('text/html'))).toBe(true) // prettier-ignore
  })
})
