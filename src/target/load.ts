import { dirname } from 'node:path'
import type { StandardName } from '../catalogue/index.js'
import { inPackage } from '../core/index.js'
import { embeddedSchema, remoteSchema, type EmbeddedFile, type RemoteFile } from './schema.js'
import { readYaml } from './yaml-file.js'

/** A target file that was read. */
export interface LoadedTarget {
  /** As the user typed it. */
  readonly path: string
  /** The folder that paths inside it are relative to. */
  readonly folder: string
  readonly file: RemoteFile
}

/**
 * Reads the target file of a system somewhere else.
 *
 * @throws GpcError with a line for each label at fault, which names the file and the line
 */
export const loadTarget = (path: string): LoadedTarget => ({
  path,
  folder: dirname(path),
  file: readYaml(path, remoteSchema),
})

/** The embedded targets: a practice, and a booking system of services. */
const EMBEDDED: Readonly<Record<StandardName, string>> = {
  'gp-connect': 'embedded.yaml',
  'care-connect': 'embedded-care-connect.yaml',
}

/** What a tester would have written of the embedded target that speaks a standard. */
export const loadEmbedded = (standard: StandardName = 'gp-connect'): EmbeddedFile =>
  readYaml(inPackage('fixtures', 'targets', EMBEDDED[standard]), embeddedSchema)
