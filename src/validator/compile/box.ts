import type { Json } from '../../core/index.js'
import type { Run } from '../run.js'

/** What ajv makes: judges a value, reports to `this`, and leaves the breaches of its own vocabulary in `errors`. */
export interface Compiled {
  (this: Run, data: Json, at: { instancePath: string }): boolean
  errors?: null | SchemaError[]
}

/** The part of an ajv error that we read. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Record<string, unknown>
  readonly parentSchema?: Record<string, unknown>
  readonly data?: unknown
}

/** A definition that is compiled when it is first needed. */
export interface Box {
  /** Canonical of the profile, where the box holds one: its findings name it. */
  readonly profile?: string
  /** The compiled check; throws DefinitionRefused where the definition cannot be compiled. */
  readonly check: () => Compiled
}

/** A box that compiles once, and refuses again where it refused. */
export function boxOf(compile: () => Compiled, profile?: string): Box {
  let compiled: Compiled | undefined
  return { ...(profile === undefined ? {} : { profile }), check: () => (compiled ??= compile()) }
}
