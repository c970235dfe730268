import type { Transform } from 'node:stream'
import type { HeaderField } from '../../core/index.js'
import type { Refusal } from './refusal.js'

/** One way in which a proxy can be at fault: for the proof that its faults are never laid to the provider. */
export interface SspBend {
  /** Kebab case behind `ssp.`. */
  readonly id: string
  /** What the proxy does, in one sentence. */
  readonly says: string
  /** Changes what the provider is sent. */
  readonly fields?: (fields: readonly HeaderField[]) => readonly HeaderField[]
  readonly target?: (target: string) => string
  /** Changes what the consumer is answered. */
  readonly status?: number
  readonly answerFields?: (fields: readonly HeaderField[]) => readonly HeaderField[]
  readonly answerBody?: () => Transform
  /** Answers so instead of asking the provider. */
  readonly instead?: Refusal
}
