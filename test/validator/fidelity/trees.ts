import type { ElementNode, Trees } from './engine.js'

/** Where two trees of one definition say different things. */
export function treeDifferences(ours: Side, official: Side): string[] {
  const out: string[] = []
  compare(ours, official, ours.root.name, out)
  return out
}

/** A tree and the engine that opens its elements. */
export interface Side {
  readonly root: ElementNode
  readonly trees: Trees
}

function compare(ours: Side, official: Side, at: string, out: string[]): void {
  const a = rules(ours.root)
  const b = rules(official.root)
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) if (a[name] !== b[name]) out.push(`${at} ${name}`)
  const inside = ours.root.def.type?.[0]
  // What is below an extension slice is said by the extension's own definition, by which it is judged as well.
  if (inside?.code === 'Extension' && inside.profile !== undefined) return
  group(ours, official, at, '.', [children(ours, official), children(official, ours)], out)
  group(ours, official, at, ':', [ours.root.slices, official.root.slices], out)
  group(ours, official, at, ':', [ours.root.types, official.root.types], out)
}

/** The children, opened where the other side has them. */
function children({ root, trees }: Side, other: Side): Map<string, ElementNode> | undefined {
  return root.children ?? (other.root.children && trees.open(root))
}

type Nodes = Map<string, ElementNode> | undefined

function group(ours: Side, official: Side, at: string, by: string, [a, b]: [Nodes, Nodes], out: string[]): void {
  for (const name of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
    const mine = a?.get(name)
    const theirs = b?.get(name)
    const place = `${at}${by}${name}`
    if (mine && theirs) compare({ ...ours, root: mine }, { ...official, root: theirs }, place, out)
    else out.push(`${place} (only in ${mine ? 'ours' : 'the published snapshot'})`)
  }
}

function rules(node: ElementNode): Record<string, string> {
  const { def } = node
  const values = Object.entries(def).filter(([name]) => /^(fixed|pattern|minValue|maxValue)/.test(name))
  const types = (def.type ?? []).map((t) => [t.code, t.profile, t.targetProfile].join('|'))
  const slicing = def.slicing
  const by = (slicing?.discriminator ?? []).map((d) => `${d.type} ${d.path}`).join()
  // How often a choice occurs is said of the choice, not of one of its types.
  const ofChoice = node.path.endsWith('[x]') && !node.name.endsWith('[x]')
  return {
    min: ofChoice ? '' : String(def.min ?? 0),
    max: def.max ?? '*',
    types: types.sort().join(' '),
    contentReference: def.contentReference ?? '',
    invariants: (def.constraint ?? [])
      .map((c) => c.key)
      .sort()
      .join(),
    'binding.strength': def.binding?.strength ?? '',
    'binding.valueSet': def.binding?.valueSetUri ?? def.binding?.valueSetReference?.reference ?? '',
    // That extensions are sliced by url goes without saying.
    slicing: !slicing || by === 'value url' ? '' : [by, slicing.rules, slicing.ordered ?? false].join(' '),
    ...Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)])),
  }
}
