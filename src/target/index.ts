import { defaultVariant, type Variant } from '../catalogue/index.js'
import type { Clock } from '../core/index.js'
import { startEmbedded } from './embedded.js'
import { loadTarget } from './load.js'
import type { Share } from './people.js'
import { openRemote } from './remote.js'
import type { Target } from './target.js'

export { sspFaults, type SspMutation } from '../spine/index.js'
export { startEmbedded, type EmbeddedOptions, type EmbeddedTarget, type Trace } from './embedded.js'
export { loadEmbedded, loadTarget, type LoadedTarget } from './load.js'
export type { People, Person } from './people.js'
export { openRemote } from './remote.js'
export type { EmbeddedFile, RemoteFile } from './schema.js'
export type { RecordKind, Target, TestRecord, TokenForm } from './target.js'

/** Which system to open. */
export interface TargetConfig {
  /** Path of a target file; the embedded target where absent. */
  readonly file?: string
  /** What the embedded provider speaks. */
  readonly variant?: Variant
  readonly clock?: Clock
  /** Of a run that is spread over several jobs on one system, the part that falls to this one. */
  readonly part?: Share
}

/**
 * Opens the embedded target or the one of a target file.
 *
 * @throws GpcError for a target file that cannot be used
 */
export function openTarget({ file, variant = defaultVariant(), clock, part }: TargetConfig): Promise<Target> {
  const shared = clock ? { clock } : {}
  return file === undefined
    ? startEmbedded({ variant, ...shared })
    : openRemote(loadTarget(file), { variant, ...shared, ...(part ? { part } : {}) })
}
