import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/root.js'
import { HUBS, PRODUCT_ROOMS } from './rooms.js'

/** What the package is made of, without what is built, written or installed. */
const PARTS = ['bin', 'src', 'steps', 'features', 'fixtures', 'profiles', 'requirements', 'bench', 'cucumber.js']
const FILES = ['package.json', 'tsconfig.json', 'CHANGELOG.md']

const house = mkdtempSync(join(tmpdir(), 'gpc-assure-removal-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** A product leaves: its rooms in every wing, and the lines of the hubs that name it. */
function remove(product: string): { readonly lines: number } {
  const rooms = [
    ...(PRODUCT_ROOMS[product] ?? []),
    `features/${product}`,
    `requirements/${product}.yaml`,
    `requirements/own/${product}.yaml`,
  ]
  for (const room of rooms) {
    expect(existsSync(join(house, room)), room).toBe(true)
    rmSync(join(house, room), { recursive: true })
  }
  const [, first = ''] = /^(\w+-\w+)/.exec(product) ?? []
  const word = new RegExp(first.replace('-', '-?'), 'i')
  const left = HUBS.map((hub) => {
    const file = join(house, hub)
    const lines = readFileSync(file, 'utf8').split('\n')
    const kept = lines.filter((line) => !word.test(line))
    writeFileSync(file, kept.join('\n'))
    return lines.length - kept.length
  })
  return { lines: left.reduce((sum, count) => sum + count, 0) }
}

/** A variant listed as JSON is longer than the 1 MiB that a child may write by default (ENOBUFS). */
const maxBuffer = 64 * 1024 ** 2

const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer,
  })

describe('a house without Care Connect', () => {
  it('builds, lists, and passes its dry run', { timeout: 600_000 }, () => {
    for (const part of [...PARTS, ...FILES]) cpSync(join(packageRoot, part), join(house, part), { recursive: true })
    symlinkSync(join(packageRoot, 'node_modules'), join(house, 'node_modules'))
    // An import and an entry in each hub, or one line that passes everything on.
    expect(remove('care-connect-scheduling').lines).toBeLessThanOrEqual(2 * HUBS.length)
    expect(node(join('node_modules', 'typescript', 'bin', 'tsc'), '-b')).toBe('')
    const variants = node('bin/gpc-assure.js', 'list', '--variant', 'list').trim().split('\n')
    expect(variants).toContain('appointment-management@1.2.9')
    expect(variants.filter((id) => id.startsWith('care-connect'))).toEqual([])
    const listed = JSON.parse(node('bin/gpc-assure.js', 'list', '--variant', 'foundations@1.2.8', '--json')) as object
    expect(listed).toMatchObject({ variant: 'foundations@1.2.8' })
    const dry =
      "import { lintFeatures } from './dist/src/run/dry-run.js'; console.log(JSON.stringify(await lintFeatures()))"
    const { scenarios, problems } = JSON.parse(node('--input-type=module', '-e', dry)) as {
      scenarios: number
      problems: string[]
    }
    expect(problems).toEqual([])
    expect(scenarios).toBeGreaterThan(1000)
  })
})
