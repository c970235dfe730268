import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { main, program } from '../../src/cli/main.js'
import { inPackage } from '../../src/core/index.js'
import type { Summary } from '../../src/evidence/summary.js'
import { inFolder } from '../evidence/helpers.js'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** The command in this process: its exit code and what it said on standard error. */
async function said(...args: string[]): Promise<[number, string]> {
  const written: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  return [await main(args), written.join('')]
}

describe('bad input gets one line that names what is at fault, and exit code 2', () => {
  it.each([
    [['run', '--variant', 'foundations@9'], '--variant foundations@9: there is no such variant'],
    [
      ['run', '--interaction', 'find-patients'],
      '--interaction find-patients: there is no such interaction; did you mean find-patient?',
    ],
    [['run', '--req', 'FND-NONE-1'], '--req FND-NONE-1: there is no such requirement'],
    [['run', '--tags', '@a and and'], '--tags "@a and and": '],
    [['run', '--shard', '3/2'], '--shard 3/2: must be I/N'],
    [['run', '--parallel', 'many'], '--parallel many: must be a whole number from 1 to 64'],
    [['run', '--target', 'no-such.yaml'], 'no-such.yaml'],
    [['run', '--nonsense'], "unknown option '--nonsense'"],
    [['rerun', 'no-such-run'], 'no-such-run: there is no such run'],
    [['selftest', '--fault', 'no-such-fault'], '--fault no-such-fault: there is no such fault'],
    [['selftest', '--update', '--benign'], '--update rewrites the kill matrix'],
    [['nonsense'], "unknown command 'nonsense'"],
  ])('%j', async (args, message) => {
    const [code, text] = await said(...args)
    expect(text).toContain(message)
    expect(text).not.toContain('    at ')
    expect(text.trimEnd().split('\n').length).toBeLessThan(3)
    expect(code).toBe(2)
  })
})

describe('help', () => {
  it('of every command has an example', () => {
    for (const command of program().commands) {
      let text = ''
      command.configureOutput({ writeOut: (part) => (text += part) })
      command.outputHelp()
      expect(text, command.name()).toContain(`gpc-assure ${command.name()}`)
      expect(text, command.name()).toMatch(/Examples?:/)
    }
  })

  it('is no error', async () => expect((await said('--help'))[0]).toBe(0))
})

/** The command in a process of its own, started in a folder of the test's. */
function gpc(cwd: string, ...args: string[]) {
  const { tsx } = { tsx: inPackage('node_modules', 'tsx', 'dist', 'esm', 'index.mjs') }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', tsx, inPackage('src', 'cli', 'main.ts'), ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, CI: '1' },
    },
  )
  return { status, stdout, stderr }
}

describe('gpc-assure run', () => {
  it('runs, leaves evidence below the folder it was started in, and prints figures that a machine may read', () =>
    inFolder((folder) => {
      const { status, stdout, stderr } = gpc(folder, 'run', '--interaction', 'read-location', '--no-html', '--json')
      expect(stderr.replace(/^npm warn.*$/gm, '')).toBe('')
      const summary = JSON.parse(stdout) as Summary
      expect(status).toBe(0)
      expect(summary.complete).toBe(true)
      const run = readlinkSync(join(folder, 'reports', 'latest'))
      expect(run).toMatch(/^\d{8}-\d{6}-embedded$/)
      expect(JSON.parse(readFileSync(join(folder, 'reports', run, 'summary.json'), 'utf8'))).toEqual(summary)
    }))

  it('leaves no folder behind when nothing runs', () =>
    inFolder((folder) => {
      const { status, stderr } = gpc(folder, 'run', '--tags', '@no-such-tag')
      expect(status).toBe(2)
      expect(stderr).toContain('no scenario is left to run')
      expect(existsSync(join(folder, 'reports')) ? readdirSync(join(folder, 'reports')) : []).toEqual([])
    }))
})

describe('a reader that goes away', () => {
  it('changes nothing of the exit code', async () => {
    const tsx = inPackage('node_modules', 'tsx', 'dist', 'esm', 'index.mjs')
    const child = spawn(process.execPath, ['--import', tsx, inPackage('src', 'cli', 'main.ts'), 'list'])
    let said = ''
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(said.replace(/^npm warn.*$/gm, '')).not.toContain('EPIPE')
    expect(code).toBe(0)
  })
})

describe('gpc-assure rerun', () => {
  it('runs what was not green, the controls that it stands on, and nothing else', () =>
    inFolder((folder) => {
      expect(gpc(folder, 'run', '--interaction', 'read-location', '--no-html', '--json').status).toBe(0)
      expect(gpc(folder, 'rerun').stderr).toContain('every scenario was green')
      const file = join(folder, 'reports', 'latest', 'findings.json')
      const findings = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: { verdict: string }[] }
      for (const [i, scenario] of findings.scenarios.entries()) if (i < 2) scenario.verdict = 'failed'
      mkdirSync(join(folder, 'reports', 'doctored'))
      writeFileSync(join(folder, 'reports', 'doctored', 'findings.json'), JSON.stringify(findings))
      const again = gpc(folder, 'rerun', 'doctored', '--no-html', '--json')
      const { scenarios, controls } = JSON.parse(again.stdout) as Summary
      expect(scenarios.selected - controls).toBe(2)
    }))
})
