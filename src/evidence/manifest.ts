import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { inPackage, packageRoot } from '../core/index.js'
import { registerFolder } from '../register/index.js'
import type { RunRecord } from '../run/run-record.js'

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** Every file below a folder, `/` between its parts, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

/** The version of this package. */
export const harnessVersion = (): string =>
  (JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as { version: string }).version

/** The commit that the package stands at, with `-dirty` where files differ from it; undefined outside of git. */
function gitRevision(cwd = packageRoot): string | undefined {
  const git = (...args: string[]) => spawnSync('git', args, { cwd, encoding: 'utf8', timeout: 10_000 })
  const top = git('rev-parse', '--show-prefix', 'HEAD')
  const [prefix, head] = (top.stdout ?? '').split('\n')
  // A prefix says that the package lies inside somebody else's repository (node_modules).
  if (top.status !== 0 || prefix !== '' || !head) return undefined
  const changed = git('status', '--porcelain', '--untracked-files=no').stdout ?? ''
  return changed.trim() === '' ? head : `${head}-dirty`
}

/** One hash over all files of the register, so that two runs can be seen to have had the same rules. */
const registerHash = (folder = registerFolder): string =>
  sha256(
    filesBelow(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}\n`)
      .join(''),
  )

/** manifest.json: what the evidence is, where it came from, and a hash of each file. */
export interface Manifest {
  readonly harness: string
  readonly git?: string
  readonly register: string
  readonly node: string
  readonly variants: readonly string[]
  readonly target: RunRecord['target'] & { readonly fingerprint: string }
  readonly complete: boolean
  readonly start: string
  readonly end: string
  /** sha256 in hex by path below the run's folder. */
  readonly files: Readonly<Record<string, string>>
}

/** The manifest of a run's folder as it stands; to be written last. */
export function manifestOf(run: RunRecord, folder: string): Manifest {
  const git = gitRevision()
  const names = filesBelow(folder).filter((name) => name !== 'manifest.json')
  return {
    harness: harnessVersion(),
    ...(git !== undefined && { git }),
    register: registerHash(),
    node: process.version,
    variants: run.variants,
    target: { ...run.target, fingerprint: sha256(JSON.stringify(run.target)) },
    complete: run.incomplete === undefined,
    start: run.startedAt,
    end: run.finishedAt,
    files: Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(folder, name)))])),
  }
}
