import type { DefinitionStore, ElementDefinition, StructureDefinition } from '../definitions/index.js'
import { canonical, typeUrl } from '../definitions/index.js'
import { below, choiceName, copy, isChoice, sourceOf, typeCodes, type ElementNode } from './element-node.js'
import { merge } from './merge.js'
import { DefinitionRefused } from './refused.js'
import { typeInvariants } from './type-invariants.js'

/** Gives the tree of any definition of a store. */
export interface Trees {
  /**
   * The tree of a definition, undefined where the store does not know it. The tree is shared: copy it to change it.
   * @throws {DefinitionRefused} for a definition that contradicts its base, or is its own base
   */
  readonly tree: (url: string) => ElementNode | undefined
  /** The elements below a node, opened from its type (or the element it refers to) where the definition did not. */
  readonly open: (node: ElementNode) => Map<string, ElementNode>
}

/**
 * Makes trees out of StructureDefinitions. Snapshots and differentials take one way: the elements are laid, in order,
 * over the tree of the base (a differential) or of the core type (a snapshot), so both give the same tree.
 */
export function treesOf(store: DefinitionStore): Trees {
  const known = new Map<string, ElementNode | undefined>()
  const growing = new Set<string>()
  const ofTypes = typeInvariants(store)

  function tree(url: string): ElementNode | undefined {
    const key = canonical(url)
    if (known.has(key)) return known.get(key)
    if (growing.has(key)) throw new DefinitionRefused(key, '(root)', 'the definition is built on itself')
    growing.add(key)
    try {
      const sd = store.structure(key)
      const grown = sd && grow(sd)
      known.set(key, grown)
      return grown
    } finally {
      growing.delete(key)
    }
  }

  function grow(sd: StructureDefinition): ElementNode {
    const introduces = sd.derivation !== 'constraint'
    const elements = (sd.snapshot ?? sd.differential)?.element
    if (!elements) throw new DefinitionRefused(sd.url, '(root)', 'it has neither a snapshot nor a differential')
    const root = rootOf(sd, elements[0] ?? { path: sd.type }, introduces)
    lay(root, elements, introduces)
    return root
  }

  /** A core type with a snapshot stands on its own; anything else starts from what it is based on. */
  function rootOf(sd: StructureDefinition, def: ElementDefinition, introduces: boolean): ElementNode {
    const name = sd.type
    const fresh: ElementNode = { name, path: name, array: false, root: undefined, source: sd.url, def, touched: false }
    if (introduces && (sd.snapshot || sd.baseDefinition === undefined)) return fresh
    const url = sd.snapshot ? typeUrl(sd.type) : (sd.baseDefinition ?? '')
    const base = tree(url)
    if (!base) throw new DefinitionRefused(sd.url, '(root)', `its base ${url} is not known`)
    const root = copy(introduces ? { ...base, name, path: name } : base)
    root.source = sd.url
    return root
  }

  /** Lays elements over a tree; `introduces` allows elements that the base does not have. */
  function lay(root: ElementNode, elements: readonly ElementDefinition[], introduces: boolean): void {
    const trail: { path: string; node: ElementNode }[] = []
    for (const element of elements) {
      while (trail.length > 0 && !element.path.startsWith(`${trail.at(-1)?.path}.`)) trail.pop()
      const above = trail.at(-1) ?? { path: root.path, node: root }
      const steps = element.path.includes('.') ? element.path.slice(above.path.length + 1).split('.') : []
      let node = above.node
      for (const step of steps) node = child(node, step, element, introduces)
      if (isChoice(node)) node.listed = true
      if (element.sliceName !== undefined && steps.length > 0) node = slice(node, element)
      apply(node, own(element, node), introduces)
      trail.push({ path: element.path, node })
    }
    restrict(root)
  }

  function child(parent: ElementNode, name: string, element: ElementDefinition, introduces: boolean): ElementNode {
    const children = introduces ? (parent.children ??= new Map<string, ElementNode>()) : open(parent)
    const known = children.get(name)
    if (known) return known
    for (const choice of [...children.values()].filter(isChoice)) {
      const code = codesOf(choice).find((c) => choiceName(choice.name, c) === name)
      if (code === undefined) continue
      ;(choice.renamed ??= new Set()).add(code)
      return typeOf(choice, code)
    }
    if (!introduces) throw new DefinitionRefused(sourceOf(parent), element.path, `its base has no element ${name}`)
    const array = (element.base?.max ?? element.max) !== '1'
    const root = parent.root ?? parent
    // What the element says is applied to it next; here only how it starts.
    const made: ElementNode = {
      name,
      path: `${parent.path}.${name}`,
      array,
      root,
      def: { path: element.path },
      touched: false,
    }
    children.set(name, made)
    return made
  }

  /** The element without the invariants that its type brings, and with the most repetitions that its profile allows. */
  function own(element: ElementDefinition, node: ElementNode): ElementDefinition {
    const profile =
      element.sliceName === undefined || element.max !== undefined ? undefined : element.type?.[0]?.profile
    const isOther = profile !== undefined && !growing.has(canonical(profile)) && store.structure(profile) !== undefined
    const max = isOther ? tree(profile)?.def.max : undefined
    const bounded = max === undefined ? element : { ...element, max }
    if (!element.constraint || !node.root) return bounded
    const inherited = ofTypes(element.type ? element : node.def)
    return { ...bounded, constraint: element.constraint.filter(({ key }) => !inherited.has(key)) }
  }

  function open(node: ElementNode): Map<string, ElementNode> {
    if (node.children) return node.children
    const from = node.def.contentReference === undefined ? typeTree(node) : referred(node)
    node.children = copy(from, node.root ?? node).children ?? new Map<string, ElementNode>()
    return node.children
  }

  function typeTree(node: ElementNode): ElementNode {
    const [type, more] = node.def.type ?? []
    if (!type?.code || (more && more.code !== type.code)) {
      throw new DefinitionRefused(sourceOf(node), node.path, 'elements below an element without one definite type')
    }
    const profile = type.code === 'Reference' ? undefined : type.profile
    const found = (profile === undefined ? undefined : tree(profile)) ?? tree(typeUrl(type.code))
    if (!found) throw new DefinitionRefused(sourceOf(node), node.path, `its type ${type.code} is not known`)
    return found
  }

  return { tree, open }
}

/** The element of the same tree that `#Observation.referenceRange` names. */
export function referred(node: ElementNode): ElementNode {
  const reference = node.def.contentReference ?? ''
  let at: ElementNode | undefined = node.root
  for (const step of reference.replace(/^#/, '').split('.').slice(1)) at = at?.children?.get(step)
  if (!at) throw new DefinitionRefused(sourceOf(node), node.path, `contentReference ${reference} leads nowhere`)
  return at
}

/** The type codes of a choice, those that only its type slices name included. */
const codesOf = (choice: ElementNode): string[] => [
  ...new Set([...typeCodes(choice.def), ...(choice.types?.keys() ?? [])]),
]

/** What is said of one type of a choice; how often the choice must occur stays with the choice. */
function typeOf(choice: ElementNode, code: string): ElementNode {
  const types = (choice.types ??= new Map<string, ElementNode>())
  const known = types.get(code)
  if (known) return known
  const def: ElementDefinition = { ...choice.def, min: 0, type: (choice.def.type ?? []).filter((t) => t.code === code) }
  const { name, path, array, root } = choice
  const made: ElementNode = { name: choiceName(name, code), path, array, root, def: unsliced(def), touched: false }
  types.set(code, made)
  return made
}

function slice(node: ElementNode, element: ElementDefinition): ElementNode {
  if (isChoice(node)) {
    const codes = typeCodes(element)
    const [code, more] = codes.length > 0 ? codes : typeCodes(node.def)
    if (code !== undefined && more === undefined) return typeOf(node, code)
    throw new DefinitionRefused(
      sourceOf(node),
      element.path,
      `slice ${element.sliceName} of a choice has no single type`,
    )
  }
  // A type's name in place of [x] and a slice name together are two spellings of one thing.
  if (node.path.endsWith('[x]')) return node
  const slices = (node.slices ??= new Map<string, ElementNode>())
  const known = slices.get(element.sliceName ?? '')
  if (known) return known
  const made = copy(node, node.root, false)
  made.def = unsliced({ ...node.def, min: 0 })
  made.touched = node.touched = true
  slices.set(element.sliceName ?? '', made)
  return made
}

function unsliced(def: ElementDefinition): ElementDefinition {
  const { slicing, ...rest } = def
  return slicing ? rest : def
}

function apply(node: ElementNode, element: ElementDefinition, introduces: boolean): void {
  if (!introduces && element.contentReference !== undefined && node.def.contentReference === undefined) {
    throw new DefinitionRefused(sourceOf(node), element.path, 'a contentReference that its base does not have')
  }
  const { def, changed } = merge(node.def, element)
  node.def = def
  node.touched ||= changed && !introduces
}

/** Types whose names stand in place of `[x]` are the only ones left, unless the choice itself is listed too. */
function restrict(node: ElementNode): void {
  const { renamed } = node
  if (renamed && !node.listed) {
    const type = (node.def.type ?? []).filter(({ code }) => code !== undefined && renamed.has(code))
    node.touched ||= type.length !== (node.def.type ?? []).length
    node.def = { ...node.def, type }
  }
  delete node.renamed
  delete node.listed
  below(node).forEach(restrict)
}
