import type { ConceptFilter } from '../definitions/index.js'
import type { CodeList } from './code-list.js'
import { listedConcepts } from './ecl.js'

/**
 * The codes that the filters of one include choose, or undefined where only a terminology server can say.
 *
 * Several filters on one property by `=` or `in` are read as alternatives: by the letter of FHIR they are a
 * conjunction, which no code can meet, and the published sets plainly mean the former (trap 18).
 */
export function filtered(filters: readonly ConceptFilter[], list: CodeList | undefined): Set<string> | undefined {
  const groups = new Map<string, Set<string>[]>()
  for (const filter of filters) {
    const chosen = one(filter, list)
    if (!chosen) return undefined
    const alternative = filter.op === '=' || filter.op === 'in' ? filter.property : `${filter.property} ${filter.op}`
    groups.set(alternative, [...(groups.get(alternative) ?? []), chosen])
  }
  const [first, ...rest] = [...groups.values()].map((sets) => new Set(sets.flatMap((set) => [...set])))
  return first && new Set([...first].filter((code) => rest.every((set) => set.has(code))))
}

function one({ property, op, value }: ConceptFilter, list: CodeList | undefined): Set<string> | undefined {
  if (property === 'constraint' && op === '=') return asSet(listedConcepts(value))
  if (property !== 'concept' && property !== 'code') return undefined
  const codes = value.split(',').map((code) => code.trim())
  if (op === '=' || op === 'in') return list && asSet(codes.filter((code) => list.find(code)))
  if (op !== 'is-a' && op !== 'descendent-of') return undefined
  const below = list?.below(value)
  return below && asSet([...below].filter((code) => op === 'is-a' || code !== value))
}

const asSet = (codes: string[] | undefined): Set<string> | undefined => codes && new Set(codes)
