import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import type { FindingsFile } from '../../src/evidence/findings.js'
import type { Summary } from '../../src/evidence/summary.js'
import { inFolder } from '../evidence/helpers.js'

const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

const tsx = inPackage('node_modules', 'tsx', 'dist', 'esm', 'index.mjs')

interface Started {
  readonly child: ChildProcess
  /** Resolves when the text has been said, on either stream. */
  readonly says: (text: string) => Promise<string>
  readonly ends: Promise<number | null>
}

/** The command in a process of its own. */
function gpc(cwd: string, ...args: string[]): Started {
  const child = spawn(process.execPath, ['--import', tsx, inPackage('src', 'cli', 'main.ts'), ...args], {
    cwd,
    env: { ...process.env, CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let said = ''
  const waiting = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    said += chunk.toString()
    for (const check of waiting) check()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ends = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const says = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (said.includes(text)) resolve(said)
      }
      waiting.add(check)
      check()
      void ends.then((code) => (said.includes(text) ? resolve(said) : reject(new Error(`ended with ${code}: ${said}`))))
    })
  return { child, says, ends }
}

/** A served provider, and the path of the target file that it wrote. */
async function served(folder: string): Promise<{ child: ChildProcess; target: string }> {
  const out = join(folder, 'serve')
  const { child, says } = gpc(folder, 'serve', '--out', out)
  await says('Ctrl-C')
  return { child, target: join(out, 'target.yaml') }
}

const json = <T>(...parts: string[]): T => JSON.parse(readFileSync(join(...parts), 'utf8')) as T

const SLICE = ['--interaction', 'read-location', '--interaction', 'find-organisation', '--no-html']

// Several processes, each of which loads everything: slow on a busy machine, and only a bound against a hang.
describe('two processes', { timeout: 180_000 }, () => {
  it('a remote target gives the verdicts of the embedded one', () =>
    inFolder(async (folder) => {
      const { target } = await served(folder)
      const here = gpc(folder, 'run', ...SLICE, '--out', 'embedded')
      expect(await here.ends).toBe(0)
      const there = gpc(folder, 'run', ...SLICE, '--target', target, '--out', 'remote')
      expect(await there.ends).toBe(0)
      const verdicts = (run: string) =>
        json<FindingsFile>(folder, run, 'findings.json').scenarios.map((s) => [s.scenario, s.name, s.verdict])
      expect(verdicts('remote')).toEqual(verdicts('embedded'))
      const findings = (run: string) =>
        json<FindingsFile>(folder, run, 'findings.json').findings.map((f) => [f.scenario, f.check, f.verdict, f.reqs])
      expect(findings('remote')).toEqual(findings('embedded'))
    }))

  it('worker processes give the verdicts of one process', () =>
    inFolder(async (folder) => {
      const one = gpc(folder, 'run', '--interaction', 'read-location', '--no-html', '--out', 'serial')
      const two = gpc(folder, 'run', '--interaction', 'read-location', '--no-html', '--parallel', '2', '--out', 'two')
      expect([await one.ends, await two.ends]).toEqual([0, 0])
      const verdicts = (run: string) =>
        json<FindingsFile>(folder, run, 'findings.json')
          .scenarios.map((s) => `${s.scenario} ${s.verdict}`)
          .sort()
      expect(verdicts('two')).toEqual(verdicts('serial'))
    }))

  it('a provider that is killed in the middle of a run leaves a whole report, with errors and no accusation', () =>
    inFolder(async (folder) => {
      const { child, target } = await served(folder)
      const { says, ends } = gpc(folder, 'run', '--target', target, '--no-html', '--out', 'killed')
      await says('scenarios\n')
      child.kill('SIGKILL')
      expect(await ends).not.toBe(0)
      const summary = json<Summary>(folder, 'killed', 'summary.json')
      expect(summary.complete).toBe(true)
      expect(summary.scenarios.errored).toBeGreaterThan(0)
      expect(json<FindingsFile>(folder, 'killed', 'findings.json').scenarios).toHaveLength(summary.scenarios.selected)
    }))

  it('Ctrl-C leaves what was gathered, marked incomplete', () =>
    inFolder(async (folder) => {
      const { child, says, ends } = gpc(folder, 'run', '--no-html', '--out', 'stopped')
      await says('scenarios\n')
      child.kill('SIGINT')
      expect(await ends).not.toBe(0)
      expect(json<Summary>(folder, 'stopped', 'summary.json')).toMatchObject({
        complete: false,
        incomplete: 'the run was interrupted',
      })
      const lines = readFileSync(join(folder, 'stopped', 'run.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ gpcAssure: { complete: false } })
    }))
})
