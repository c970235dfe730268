import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { GpcError, messageOf } from '../core/index.js'

const two = (n: number): string => String(n).padStart(2, '0')

/** `yyyymmdd-hhmmss` in the local time of the machine, as people look for it. */
export const stamp = (at: Date): string =>
  `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`

/**
 * Makes the folder of a run: `<reports>/<yyyymmdd-hhmmss>-<target>`, with a number behind it where two runs start in
 * one second.
 *
 * @param out - takes this folder instead; it has to be empty or absent
 * @throws GpcError where the folder cannot be made
 */
export function makeRunFolder(reports: string, target: string, at: Date, out?: string): string {
  const wanted = out ?? join(reports, `${stamp(at)}-${target.replace(/[^\w.-]/g, '_')}`)
  let folder = wanted
  for (let i = 2; out === undefined && existsSync(folder); i++) folder = `${wanted}-${i}`
  if (out !== undefined && existsSync(join(folder, 'manifest.json')))
    throw new GpcError('out-in-use', `--out ${out} holds a run already: name another folder`)
  try {
    mkdirSync(join(folder, 'exchanges'), { recursive: true })
  } catch (error) {
    throw new GpcError('out-unwritable', `${folder} cannot be made: ${messageOf(error)}`, 2, { cause: error })
  }
  return folder
}

/** Lets `<reports>/latest` point to a run; where links are not allowed, a file that holds the name. */
export function pointLatest(folder: string): void {
  const latest = join(dirname(folder), 'latest')
  rmSync(latest, { force: true })
  try {
    symlinkSync(basename(folder), latest, 'dir')
  } catch {
    writeFileSync(latest, `${basename(folder)}\n`)
  }
}

/** Where `latest` points, or undefined. */
export function latestRun(reports: string): string | undefined {
  try {
    return join(reports, readlinkSync(join(reports, 'latest')))
  } catch {
    return undefined
  }
}
