import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { GpcError, messageOf } from '../../core/index.js'

/** A file of lines. */
export interface LineLog {
  readonly path: string
  add(line: string): void
  close(): void
}

/** A folder for certificates and keys, closed to others. */
export interface SecretFolder {
  readonly path: string
  /** Writes a file that only its owner can read, and gives its whole path. */
  write(name: string, text: string): string
  /** A file that grows by a line at a time; only its owner can read it. */
  log(name: string): LineLog
  /** Takes the folder away again where we chose it ourselves. */
  dispose(): void
}

/**
 * The folder that the user named, or one of our own that goes away with the process.
 *
 * @throws GpcError where it cannot be made
 */
export function secretFolder(named?: string): SecretFolder {
  const path = named === undefined ? mkdtempSync(join(tmpdir(), 'gpc-assure-')) : resolve(named)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (thrown) {
    throw new GpcError('folder-unwritable', `--out ${named ?? path}: cannot be made: ${messageOf(thrown)}`)
  }
  const attempt = <T>(name: string, act: () => T): T => {
    try {
      return act()
    } catch (thrown) {
      throw new GpcError('folder-unwritable', `--out ${path}: ${name} cannot be written: ${messageOf(thrown)}`)
    }
  }
  return {
    path,
    write(name, text) {
      const file = join(path, name)
      attempt(name, () => {
        writeFileSync(file, text, { mode: 0o600 })
        // The mode above counts for new files only.
        chmodSync(file, 0o600)
      })
      return file
    },
    log(name) {
      const file = join(path, name)
      const descriptor = attempt(name, () => openSync(file, 'a', 0o600))
      let open = true
      return {
        path: file,
        // Connections that are cut at the end have their say after it.
        add: (line) => void (open && writeSync(descriptor, `${line}\n`)),
        close() {
          open = false
          closeSync(descriptor)
        },
      }
    },
    dispose() {
      if (named === undefined) rmSync(path, { recursive: true, force: true })
    },
  }
}
