import type { Json } from '../../core/index.js'
import type { LazySchema, Run } from '../run.js'
import { keyword } from './keyword.js'

/** One slice of a repeating element. */
export interface Slice {
  readonly name: string
  readonly min: number
  readonly max: number
  /** What tells an occurrence of this slice, in words: `system = https://fhir.nhs.uk/Id/nhs-number`. */
  readonly says: string
  readonly matches: (item: Json, run: Run) => boolean
  readonly schema: LazySchema
}

/** How the occurrences of an element are divided. */
export interface SlicesRule {
  /** False for an element that does not repeat and is sliced all the same: it is its one occurrence. */
  readonly repeats: boolean
  readonly rules: 'open' | 'openAtEnd' | 'closed'
  readonly ordered: boolean
  readonly slices: readonly Slice[]
  /** What holds for an occurrence that belongs to no slice. */
  readonly others: LazySchema
  /** Slices that nothing can be told to belong to: a defect of the profile. */
  readonly defects: readonly { readonly slice: string; readonly why: string }[]
  /** The values that tell the occurrence, for messages. */
  readonly discriminants: (item: Json) => string
}

/** As many occurrences as a message names. */
const MOST_SHOWN = 20

/** `slices`: each occurrence is judged by the slice it belongs to, and the slices are counted. */
export const slices = keyword<SlicesRule, Json>('slices', undefined, (run, rule, value, path) => {
  if (rule.repeats && !Array.isArray(value)) return
  const data = Array.isArray(value) ? value : [value]
  const counts = new Map<Slice, number>()
  let last = -1
  let unmatched: number | undefined
  data.forEach((item, i) => {
    const at = data === value ? `${path}/${i}` : path
    const place = rule.slices.findIndex((slice) => slice.matches(item, run))
    const slice = rule.slices[place]
    if (!slice) {
      unmatched ??= i
      if (rule.rules === 'closed') {
        run.report('slice-unmatched', at, { found: rule.discriminants(item), tried: rule.slices.map(tried) })
      }
    } else {
      counts.set(slice, (counts.get(slice) ?? 0) + 1)
      if (unmatched !== undefined && rule.rules === 'openAtEnd') {
        run.report('slice-order', at, { slice: slice.name, after: unmatched })
        unmatched = undefined
      } else if (rule.ordered && place < last) {
        run.report('slice-order', at, { slice: slice.name, after: i - 1 })
      }
      last = Math.max(last, place)
    }
    run.apply(slice?.schema ?? rule.others, item, at)
  })
  for (const slice of rule.slices) {
    const found = counts.get(slice) ?? 0
    if (found < slice.min) {
      const among = data.slice(0, MOST_SHOWN).map(rule.discriminants)
      const { name, says, min } = slice
      run.report('slice-min', path, { slice: name, says, min, found, present: data.length, among })
    }
    if (found > slice.max) run.report('slice-max', path, { slice: slice.name, says: slice.says, max: slice.max, found })
  }
  for (const defect of rule.defects) run.report('slice-defect', path, { ...defect })
})

const tried = ({ name, says }: Slice): string => `${name} (${says})`
