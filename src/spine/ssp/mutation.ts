import type { Transform } from 'node:stream'
import type { HeaderField } from '../../core/index.js'

/** An answer as it goes to the consumer, all of it. */
export interface WholeAnswer {
  readonly status: number
  readonly reason?: string
  readonly fields: readonly HeaderField[]
  readonly body: Buffer
}

/** One way in which a proxy can be at fault: for the proof that its faults are never laid to the provider. */
export interface SspMutation {
  /** Kebab case behind `ssp.`. */
  readonly id: string
  /** What the proxy does, in one sentence. */
  readonly says: string
  /** A proxy may do so: nothing is to be noticed at all. */
  readonly harmless?: true
  /** Changes what the provider is sent. */
  readonly fields?: (fields: readonly HeaderField[]) => readonly HeaderField[]
  readonly target?: (target: string) => string
  readonly requestBody?: () => Transform
  /** Answers so instead of asking the provider. */
  readonly instead?: WholeAnswer
  /** Cuts the consumer's connection: before it asks the provider, in place of the answer, or in the middle of it. */
  readonly cuts?: 'before' | 'after' | 'within'
  /** Says nothing more: before it asks the provider, or once it has the answer. */
  readonly hangs?: 'before' | 'after'
  /** Keeps each answer back for so many milliseconds. */
  readonly lateMs?: number
  /** Makes what changes the provider's answers; anew each time when the fault is turned on, since it may remember. */
  readonly answer?: () => (whole: WholeAnswer) => WholeAnswer
}

/** A mutation that is turned on. */
export interface ActiveMutation extends Omit<SspMutation, 'answer'> {
  readonly answer?: (whole: WholeAnswer) => WholeAnswer
}

/** Turns a mutation on. */
export function activate(mutation: SspMutation): ActiveMutation {
  const { answer, ...rest } = mutation
  return { ...rest, ...(answer ? { answer: answer() } : {}) }
}
