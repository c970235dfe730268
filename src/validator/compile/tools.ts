import type { ExtensionRule } from '../keywords/extension.js'
import type { Box } from './box.js'
import type { Opener } from './discriminator.js'
import type { Node } from './node.js'

/** What the compiler lends to those who make schemas: the definitions behind names, compiled when they are needed. */
export interface Tools extends Opener {
  /** The definition of a data type. */
  readonly type: (code: string) => Box
  /** The root of the tree of a type, for its invariants. */
  readonly typeRoot: (code: string) => Node | undefined
  /** One occurrence of an element, such as a slice. */
  readonly node: (node: Node) => Box
  /** An object with the elements that a node lists, as an element of a type. */
  readonly object: (node: Node, type: string) => Box
  /** The element that a content reference names. */
  readonly referred: (node: Node) => Box
  /** How extensions without a profile are judged. */
  readonly extension: (nested: boolean) => ExtensionRule
  /** True for the type code of a resource, the abstract ones included. */
  readonly isResource: (code: string) => boolean
  /** The resource type that a profile is about; undefined where the profile is not known. */
  readonly typeOfProfile: (url: string) => string | undefined
}
