import { invariantsOf, type Invariant } from '../invariants/index.js'
import type { DispatchRule } from '../keywords/dispatch.js'
import type { Box } from './box.js'
import type { Node } from './node.js'

/** A JSON Schema, with the keywords of ../keywords. */
export type Schema = Record<string, unknown>

/** The schema of rules that hold for an object. */
export const invariants = (rules: readonly Invariant[]): Schema => (rules.length === 0 ? {} : { invariants: rules })

/** The invariants that an element states. The FHIRPath model knows a choice by its name without `[x]`. */
export const ownInvariants = ({ def, path }: Node): Invariant[] =>
  invariantsOf(def.constraint ?? [], path.replace(/\[x\]/g, ''))

/** The schema of an object that other definitions judge; `padded` allows null. */
export const dispatch = (boxes: readonly Box[], padded = false): Schema => ({
  dispatch: { boxes, padded } satisfies DispatchRule,
})
