import { asString, type Json } from '../../core/index.js'
import type { Discriminator } from '../definitions/index.js'
import type { Slice, SlicesRule } from '../keywords/slices.js'
import type { CompileContext } from './context.js'
import { stepsOf, matcherOf, valuesAt, type SliceMatcher } from './discriminator.js'
import { sourceOf, typeCodes, type ElementNode } from './element-node.js'
import { DefinitionRefused } from './refused.js'

/** That extensions are sliced by their url goes without saying, and some files do not say it. */
const BY_URL: readonly Discriminator[] = [{ type: 'value', path: 'url' }]

/** How the occurrences of a sliced element are divided and judged. */
export function slicesRule(node: ElementNode, context: CompileContext): SlicesRule {
  const { slicing } = node.def
  const isExtension = typeCodes(node.def).includes('Extension')
  const discriminators = slicing?.discriminator ?? (isExtension ? BY_URL : [])
  if (discriminators.length === 0)
    throw new DefinitionRefused(sourceOf(node), node.path, 'slices without a discriminator')
  const slices: Slice[] = []
  const defects: { slice: string; why: string }[] = []
  for (const [name, slice] of node.slices ?? []) {
    const matchers = discriminators.map((d) => matcherOf(d, slice, context))
    const missing = discriminators.filter((_, i) => matchers[i] === undefined).map(({ path }) => path)
    if (missing.length > 0)
      defects.push({ slice: name, why: `it states no value for its discriminator ${missing.join(', ')}` })
    else slices.push(sliceOf(name, slice, matchers as SliceMatcher[], context))
  }
  return {
    repeats: node.array,
    rules: slicing?.rules ?? 'open',
    ordered: slicing?.ordered ?? false,
    slices,
    others: context.node({ ...node, slices: undefined } as unknown as ElementNode),
    defects,
    discriminants: (item) => discriminators.map((d) => discriminant(item, d)).join(', '),
  }
}

function sliceOf(name: string, slice: ElementNode, matchers: readonly SliceMatcher[], context: CompileContext): Slice {
  const { min = 0, max = '*' } = slice.def
  return {
    name,
    min,
    max: max === '*' ? Infinity : Number(max),
    says: matchers.map(({ says }) => says).join(' and '),
    matches: (item, run) => matchers.every((matcher) => matcher.matches(item, run)),
    schema: context.node(slice),
  }
}

function discriminant(item: Json, discriminator: Discriminator): string {
  const values = valuesAt(item, stepsOf(discriminator)).map(
    (value) => asString(value) ?? JSON.stringify(value).slice(0, 60),
  )
  return `${discriminator.path} = ${values.length === 0 ? '(absent)' : values.join(' and ')}`
}
