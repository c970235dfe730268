import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MessageStream } from '../../src/evidence/stream.js'
import { filesBelow, type Manifest } from '../../src/evidence/manifest.js'
import type { FindingsFile } from '../../src/evidence/findings.js'
import type { Summary } from '../../src/evidence/summary.js'
import { makeRunFolder, stamp } from '../../src/evidence/folder.js'
import { writeEvidence } from '../../src/evidence/write.js'
import { run } from '../../src/run/runner.js'
import type { RunRecord } from '../../src/run/run-record.js'
import { request } from '../run/helpers.js'
import { inFolder, options, read } from './helpers.js'

async function evidence(folder: string, changes: Partial<RunRecord> = {}): Promise<RunRecord> {
  const made = makeRunFolder(folder, 'made-up', new Date(), join(folder, 'run'))
  const stream = new MessageStream(join(made, 'run.ndjson'))
  const record = { ...(await run(request(), [stream])), ...changes }
  stream.end(record.incomplete)
  await writeEvidence(record, made, options())
  return record
}

const json = <T>(folder: string, name: string): T => JSON.parse(read(folder, `run/${name}`)) as T

describe('the evidence of a run', () => {
  it('has the figures of the run in summary.json', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const summary = json<Summary>(folder, 'summary.json')
      expect(summary).toMatchObject({
        complete: true,
        target: 'made-up',
        variants: ['foundations@1.2.7'],
        scenarios: {
          selected: 14,
          passed: 2,
          failed: 2,
          warned: 1,
          blocked: 1,
          errored: 8,
          waived: 0,
          notApplicable: 0,
        },
        findings: { pass: 9, fail: 2, warn: 1, info: 0, blocked: 1, error: 1 },
        requests: 5,
      })
      expect(summary.requirements['foundations@1.2.7']?.exercised).toBe(1)
    }))

  it('has every finding with its scenario and the file of its exchange', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const { findings, scenarios } = json<FindingsFile>(folder, 'findings.json')
      expect(scenarios).toHaveLength(14)
      const broken = findings.find((f) => f.verdict === 'fail')
      expect(broken).toMatchObject({ check: 'made-up-rule', name: 'breaks a rule', variant: 'foundations@1.2.7' })
      expect(read(folder, `run/${broken?.file}`)).toContain('GET https://provider.example/Patient')
    }))

  it('ends run.ndjson with a completion marker', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const lines = read(folder, 'run/run.ndjson').trimEnd().split('\n')
      expect(lines.every((line) => typeof JSON.parse(line) === 'object')).toBe(true)
      expect(lines[0]).toContain('"variant":"foundations@1.2.7"')
      expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ gpcAssure: { complete: true } })
    }))

  it('says in every file that a run was cut short', () =>
    inFolder(async (folder) => {
      await evidence(folder, { incomplete: 'the run was interrupted' })
      expect(json<Summary>(folder, 'summary.json').complete).toBe(false)
      expect(json<Manifest>(folder, 'manifest.json').complete).toBe(false)
      expect(read(folder, 'run/run.ndjson').trimEnd().split('\n').at(-1)).toContain('"complete":false')
    }))

  it('lists the hash of every file in manifest.json', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const manifest = json<Manifest>(folder, 'manifest.json')
      const root = join(folder, 'run')
      expect(Object.keys(manifest.files)).toEqual(filesBelow(root).filter((n) => n !== 'manifest.json'))
      for (const [name, hash] of Object.entries(manifest.files))
        expect(
          createHash('sha256')
            .update(readFileSync(join(root, name)))
            .digest('hex'),
        ).toBe(hash)
    }))

  it('counts in junit.xml as CI does: what is not green is a failure or an error', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const xml = read(folder, 'run/junit.xml')
      expect(xml).toContain('tests="14" failures="2" errors="9" skipped="0"')
      expect(xml).toContain('expected one &lt;thing&gt;')
      expect(xml.match(/<testcase /g)).toHaveLength(14)
    }))

  it('has a row for each provider requirement in coverage.csv', () =>
    inFolder(async (folder) => {
      await evidence(folder)
      const lines = read(folder, 'run/coverage.csv').trimEnd().split('\n')
      const row = lines.find((line) => line.includes(',FND-FINDPAT-005,'))
      expect(row).toMatch(/^foundations@1.2.7,FND-FINDPAT-005,find-patient,SHALL,yes,yes,no,broken,/)
    }))
})

describe('the folder of a run', () => {
  it('is named by time and target, and never taken twice', () =>
    inFolder((folder) => {
      const at = new Date(2026, 0, 2, 3, 4, 5)
      expect(stamp(at)).toBe('20260102-030405')
      const first = makeRunFolder(folder, 'my system', at)
      const second = makeRunFolder(folder, 'my system', at)
      expect([first, second]).toEqual([
        join(folder, '20260102-030405-my_system'),
        join(folder, '20260102-030405-my_system-2'),
      ])
      expect(existsSync(join(second, 'exchanges'))).toBe(true)
    }))
})
