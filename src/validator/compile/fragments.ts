import { invariantsOf, type Invariant } from '../invariants/index.js'
import type { DispatchRule } from '../keywords/dispatch.js'
import type { LazySchema } from '../run.js'
import type { ElementNode } from './element-node.js'

/** A JSON Schema, with the keywords of ../keywords. */
export type Schema = Record<string, unknown>

/** The schema of rules that hold for an object. */
export const invariants = (rules: readonly Invariant[]): Schema => (rules.length === 0 ? {} : { invariants: rules })

/** The invariants that an element states. The FHIRPath model knows a choice by its name without `[x]`. */
export const ownInvariants = ({ def, path }: ElementNode): Invariant[] =>
  invariantsOf(def.constraint ?? [], path.replace(/\[x\]/g, ''))

/** The schema of an object that other definitions judge; `padded` allows null. */
export const dispatch = (schemas: readonly LazySchema[], padded = false): Schema => ({
  dispatch: { schemas, padded } satisfies DispatchRule,
})
