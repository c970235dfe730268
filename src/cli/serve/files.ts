import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { GpcError, messageOf } from '../../core/index.js'
import { loadEmbedded, type EmbeddedTarget } from '../../target/index.js'

/** Where certificates, keys and the target file of a `serve` lie. */
export interface ServeFolder {
  readonly path: string
  /** Writes a file that only its owner can read, and gives its whole path. */
  write(name: string, text: string): string
  /** Takes the folder away again where we chose it ourselves. */
  dispose(): void
}

/**
 * The folder that the user named, or one of our own that goes away with the process.
 *
 * @throws GpcError where it cannot be made
 */
export function serveFolder(named?: string): ServeFolder {
  const path = named === undefined ? mkdtempSync(join(tmpdir(), 'gpc-assure-')) : resolve(named)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (thrown) {
    throw new GpcError('folder-unwritable', `--out ${named ?? path}: cannot be made: ${messageOf(thrown)}`)
  }
  return {
    path,
    write(name, text) {
      const file = join(path, name)
      try {
        writeFileSync(file, text, { mode: 0o600 })
        // The mode above counts for new files only.
        chmodSync(file, 0o600)
      } catch (thrown) {
        throw new GpcError('folder-unwritable', `--out ${path}: ${name} cannot be written: ${messageOf(thrown)}`)
      }
      return file
    },
    dispose() {
      if (named === undefined) rmSync(path, { recursive: true, force: true })
    },
  }
}

/** Paths of what {@link writeFiles} wrote. */
export interface ServeFiles {
  readonly ca: string
  readonly consumer: { readonly cert: string; readonly key: string }
  readonly ssp: { readonly cert: string; readonly key: string }
  /** For `gpc-assure run --target`. */
  readonly target: string
}

/**
 * Writes the authority's certificate, both client identities and a target file that names them.
 *
 * @param ownSeed - the records are the user's: then no test records by role are listed
 */
export function writeFiles(folder: ServeFolder, served: EmbeddedTarget, variant: string, ownSeed: boolean): ServeFiles {
  const { authority, consumer, ssp } = served.ends
  const ca = folder.write('ca.crt', authority.ca)
  const pair = (name: string, { cert, key }: { cert: string; key: string }): { cert: string; key: string } => ({
    cert: folder.write(`${name}.crt`, cert),
    key: folder.write(`${name}.key`, key),
  })
  const pairs = { consumer: pair('consumer', consumer), ssp: pair('ssp', ssp) }
  const { patients, practitioners, organisations, locations, services, provider, ...rest } = loadEmbedded()
  const text = stringify({
    ...rest,
    label: 'serve',
    variant,
    provider: { base: served.base, ...provider },
    // Relative to this file, so that the folder can be moved.
    ssp: { url: served.sspUrl, certificate: 'consumer.crt', key: 'consumer.key', ca: 'ca.crt' },
    direct: { certificate: 'ssp.crt', key: 'ssp.key', ca: 'ca.crt' },
    ...(ownSeed ? {} : { patients, practitioners, organisations, locations, services }),
  })
  const target = folder.write(
    'target.yaml',
    `# Written by gpc-assure serve; its ports are those of that process.\n${text}`,
  )
  return { ca, ...pairs, target }
}
