import type { Compiled, LazySchema } from '../run.js'

/** A schema that compiles once, and refuses again where it refused. */
export function lazySchemaOf(compile: () => Compiled, profile?: string): LazySchema {
  let compiled: Compiled | undefined
  return { ...(profile === undefined ? {} : { profile }), check: () => (compiled ??= compile()) }
}
