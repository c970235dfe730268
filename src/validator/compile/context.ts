import type { ExtensionRule } from '../keywords/extension.js'
import type { LazySchema } from '../run.js'
import type { ElementNode } from './element-node.js'

/** What the compiler lends to those who make schemas: the definitions behind names, compiled when they are needed. */
export interface CompileContext {
  /** The elements below a node, opened from its type where the definition did not. */
  readonly open: (node: ElementNode) => Map<string, ElementNode>
  /** The definition of a profile. */
  readonly profile: (url: string) => LazySchema
  /** The definition of a data type. */
  readonly type: (code: string) => LazySchema
  /** The root of the tree of a type, for its invariants. */
  readonly typeRoot: (code: string) => ElementNode | undefined
  /** One occurrence of an element, such as a slice. */
  readonly node: (node: ElementNode) => LazySchema
  /** An object with the elements that a node lists, as an element of a type. */
  readonly object: (node: ElementNode, type: string) => LazySchema
  /** The element that a content reference names. */
  readonly referred: (node: ElementNode) => LazySchema
  /** How extensions without a profile are judged. */
  readonly extension: (nested: boolean) => ExtensionRule
  /** True for the type code of a resource, the abstract ones included. */
  readonly isResource: (code: string) => boolean
  /** The resource type that a profile is about; undefined where the profile is not known. */
  readonly typeOfProfile: (url: string) => string | undefined
}
