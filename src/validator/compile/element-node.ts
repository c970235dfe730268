import type { ElementDefinition } from '../definitions/index.js'

/** One element of a definition with what hangs below it: the tree that both snapshots and differentials become. */
export interface ElementNode {
  /** Last step of the path: `identifier`, `value[x]`; the name of the type at the root. */
  readonly name: string
  /** Path within the resource or data type that introduces the element, such as `Identifier.period`. */
  readonly path: string
  /** True where FHIR JSON writes an array, however few repetitions a profile allows. */
  readonly array: boolean
  /** The root of the tree; undefined at the root itself. */
  readonly root: ElementNode | undefined
  /** Canonical of the definition, at the root. */
  source?: string
  def: ElementDefinition
  /** True where something here departs from the type that introduces the element. */
  touched: boolean
  /** The elements below, where the definition has opened them. */
  children?: Map<string, ElementNode>
  /** Slices by name. */
  slices?: Map<string, ElementNode>
  /** Of a choice (`value[x]`): what is said of one of its types, by type code. */
  types?: Map<string, ElementNode>
  /** Of a choice, while a definition is read: the types whose names stand in place of `[x]`. */
  renamed?: Set<string>
  /** Of a choice, while a definition is read: that it is listed as `value[x]` too. */
  listed?: boolean
}

/** True for `value[x]`. */
export const isChoice = (node: ElementNode): boolean => node.name.endsWith('[x]')

/** The name in an instance of a choice with a type: `value[x]` and `Quantity` give `valueQuantity`. */
export const choiceName = (name: string, type: string): string =>
  name.slice(0, -3) + type.charAt(0).toUpperCase() + type.slice(1)

/** The type codes that an element allows, each once. */
export const typeCodes = (def: ElementDefinition): string[] => [
  ...new Set((def.type ?? []).flatMap(({ code }) => (code === undefined ? [] : [code]))),
]

/** The canonical of the definition that a node belongs to. */
export const sourceOf = (node: ElementNode): string => (node.root ?? node).source ?? ''

/** The nodes directly below a node, its slices and choice types included. */
export const below = (node: ElementNode): ElementNode[] =>
  [node.children, node.slices, node.types].flatMap((nodes) => (nodes ? [...nodes.values()] : []))

/** True where a node, or anything below it, departs from the type that introduces it. */
export const departs = (node: ElementNode): boolean => node.touched || below(node).some(departs)

/** A copy that is changed without changing the original, with everything below it (but its slices, if so wished). */
export function copy(node: ElementNode, root?: ElementNode, withSlices = true): ElementNode {
  const copied: ElementNode = { ...node, root }
  const own = root ?? copied
  if (node.children) copied.children = copyAll(node.children, own)
  if (node.types) copied.types = copyAll(node.types, own)
  if (node.renamed) copied.renamed = new Set(node.renamed)
  if (node.slices && withSlices) copied.slices = copyAll(node.slices, own)
  else delete copied.slices
  return copied
}

const copyAll = (nodes: Map<string, ElementNode>, root: ElementNode): Map<string, ElementNode> =>
  new Map([...nodes].map(([name, node]) => [name, copy(node, root)]))
