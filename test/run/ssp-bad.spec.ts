import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { systemClock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { countScenarios, exitCodeOf, type RunRecord } from '../../src/run/run-record.js'
import { run } from '../../src/run/runner.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { certificateFiles, fileNames } from '../../src/spine/index.js'
import { loadEmbedded, loadTarget, openRemote, startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { inFolder } from '../evidence/helpers.js'
import { variantNamed } from './helpers.js'

const variant = variantNamed('foundations@1.2.7')
const register = loadRegister(variant.registers)
const THROUGH = 'features/foundations/read-location.feature'
const DIRECT = 'features/gp-connect-common/ssp-headers.feature'

let embedded: EmbeddedTarget
beforeAll(async () => {
  embedded = await startEmbedded({ variant })
})
afterAll(() => embedded.close())

/** Runs some features on a target that stays open. */
const runOn = (target: Parameters<typeof contextOn>[0], ...features: string[]): Promise<RunRecord> => {
  const open = { ...target, close: () => Promise.resolve() }
  return run({
    variants: [variant],
    wanted: { interactions: [], reqs: [] },
    features,
    steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
    open: () => Promise.resolve(contextOn(open, variant, register, 'test')),
    clock: systemClock,
  })
}

const accusing = ({ scenarios }: RunRecord): string[] =>
  scenarios.flatMap((s) => s.findings.filter((f) => f.verdict === 'fail').map((f) => `${s.name}: ${f.check}`))

const why = ({ scenarios }: RunRecord): string[] => [
  ...new Set(scenarios.flatMap((s) => s.findings.flatMap((f) => (f.verdict === 'error' ? [f.note ?? ''] : [])))),
]

describe('a run through an SSP at fault', () => {
  it.each([
    ['ssp.strips-receiver', "harness to SSP: the SSP changed the request's header fields at Ssp-To"],
    ['ssp.truncates', 'harness to SSP: '],
    ['ssp.answers-502', 'The Spine Secure Proxy answered in place of the provider; nothing was judged.'],
  ])('with %s goes to its end with errors that name the SSP and accuse nobody', async (fault, words) => {
    embedded.useSspFaults([fault])
    const record = await runOn(embedded, THROUGH).finally(() => embedded.useSspFaults([]))
    const counts = countScenarios(record)
    expect([counts.failed, record.incomplete, record.scenarios.length]).toEqual([0, undefined, counts.selected])
    expect(counts.errored).toBeGreaterThan(0)
    expect(accusing(record)).toEqual([])
    expect(why(record).filter((note) => !note.startsWith(words))).toEqual([])
    expect(exitCodeOf(record)).toBe(3)
  })
})

/** Writes a target file for the embedded provider as it would stand somewhere else, with one key of another pair. */
async function targetFile(folder: string, broken: 'ssp' | 'direct'): Promise<string> {
  const { pki, base, sspUrl } = embedded
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of await certificateFiles(pki, ['consumer', 'ssp'])) writeFileSync(join(folder, name), text)
  const { provider, ...rest } = loadEmbedded()
  const section = (end: 'consumer' | 'ssp', bad: boolean): object => {
    const { cert, key } = fileNames(end)
    const other = fileNames(end === 'ssp' ? 'consumer' : 'ssp')
    return { certificate: cert, key: bad ? other.key : key, ca: 'ca.crt' }
  }
  const path = join(folder, 'lab.yaml')
  const content = {
    ...rest,
    label: 'lab',
    variant: variant.id,
    provider: { base, ...provider },
    ssp: { url: sspUrl, ...section('consumer', broken === 'ssp') },
    direct: section('ssp', broken === 'direct'),
  }
  writeFileSync(path, stringify(content))
  return path
}

describe('a run with a key that does not belong to its certificate', () => {
  it.each([
    ['ssp', THROUGH, DIRECT, 'harness to SSP', 'ssp.key'],
    ['direct', DIRECT, THROUGH, 'harness to provider', 'consumer.key'],
  ] as const)(
    'in the section %s is blocked where it needs it, and goes on elsewhere',
    (broken, shut, free, hop, file) =>
      inFolder(async (folder) => {
        const target = await openRemote(loadTarget(await targetFile(folder, broken)))
        const record = await runOn(target, THROUGH, DIRECT).finally(() => target.close())
        const of = (uri: string): ScenarioRecord[] => record.scenarios.filter((s) => s.uri === uri)
        const verdicts = (uri: string): string[] => [...new Set(of(uri).map((s) => s.verdict))].sort()
        const reasons = of(shut).flatMap((s) =>
          s.findings.filter((f) => f.verdict === 'blocked').map((f) => f.note ?? ''),
        )
        const because = `${broken}.key (${hop}): the file ${file} does not belong to the certificate`
        expect(verdicts(shut)).toEqual(['blocked'])
        expect(reasons.length).toBeGreaterThan(3)
        expect(reasons.filter((reason) => !reason.includes(because))).toEqual([])
        expect(verdicts(free)).toContain('passed')
        expect(verdicts(free).filter((v) => !['passed', 'warned', 'blocked'].includes(v))).toEqual([])
        expect(accusing(record)).toEqual([])
        expect(exitCodeOf(record)).toBe(1)
      }),
  )
})
