import type { ConceptSet, ValueSet } from '../definitions/index.js'
import { stu3Canonical } from './alias.js'
import type { CodeList } from './code-list.js'
import { filtered } from './filter.js'
import { formProblem, isJudgedByForm } from './forms.js'
import type { Membership } from './types.js'

/** Judges a code; the system is absent where the element itself implies it. */
export interface Judge {
  judge(system: string | undefined, code: string): Membership
  /** The codes where they can be listed. */
  list(): Iterable<string>
}

/** What expansion needs of its surroundings. */
export interface Lookup {
  codes(system: string): CodeList | undefined
  valueSet(url: string): Judge
}

/** The same within one code system. */
interface Codes {
  judge(code: string): Membership
  list(): Iterable<string>
}

/** A value set of which nothing is known here. */
export const UNKNOWN: Judge & Codes = { judge: () => 'not-enumerable', list: () => [] }

/** A value set as a judge: in one of its parts, and in none that it excludes. */
export function expand(valueSet: ValueSet, lookup: Lookup): Judge {
  const include = (valueSet.compose?.include ?? []).map((part) => onePart(part, lookup))
  const exclude = (valueSet.compose?.exclude ?? []).map((part) => onePart(part, lookup))
  if (include.length === 0) return UNKNOWN
  const judge = (system: string | undefined, code: string): Membership => {
    const inside = any(include.map((p) => p.judge(system, code)))
    const outside = any(exclude.map((p) => p.judge(system, code)))
    if (inside === 'out' || outside === 'in') return 'out'
    return outside === 'not-enumerable' ? outside : inside
  }
  return { judge, list: () => include.flatMap((p) => [...p.list()]) }
}

/** One include or exclude: all that it says must hold. */
function onePart(part: ConceptSet, lookup: Lookup): Judge {
  const all = [
    ...(part.system === undefined ? [] : [ofSystem(part.system, part, lookup)]),
    ...(part.valueSet ?? []).map((url) => lookup.valueSet(url)),
  ]
  return {
    judge: (system, code) => every(all.map((p) => p.judge(system, code))),
    list: () => all[0]?.list() ?? [],
  }
}

function ofSystem(url: string, part: ConceptSet, lookup: Lookup): Judge {
  const plain = url.trim()
  const accepted = new Set([plain, stu3Canonical(plain)])
  const codes = codesOf(plain, part, lookup)
  return {
    judge: (system, code) => (system !== undefined && !accepted.has(system) ? 'out' : codes.judge(code)),
    list: () => codes.list(),
  }
}

function codesOf(system: string, part: ConceptSet, lookup: Lookup): Codes {
  const all = lookup.codes(system)
  if (part.concept) return oneOf(new Set(part.concept.map((c) => c.code)), all)
  if (part.filter?.length) {
    const chosen = filtered(part.filter, all)
    return chosen ? oneOf(chosen, all) : UNKNOWN
  }
  if (all) return { judge: (code) => (all.find(code) ? 'in' : 'out'), list: () => all.codes() }
  if (!isJudgedByForm(system)) return UNKNOWN
  return { judge: (code) => (formProblem(system, code) ? 'out' : 'in'), list: () => [] }
}

/** A list of codes; where the code system does not care for case, nor does the list. */
function oneOf(codes: ReadonlySet<string>, all: CodeList | undefined): Codes {
  return {
    judge: (code) => (codes.has(code) || codes.has(all?.find(code)?.code ?? code) ? 'in' : 'out'),
    list: () => codes,
  }
}

function any(answers: readonly Membership[]): Membership {
  if (answers.includes('in')) return 'in'
  return answers.includes('not-enumerable') ? 'not-enumerable' : 'out'
}

function every(answers: readonly Membership[]): Membership {
  if (answers.length === 0 || answers.includes('out')) return answers.length === 0 ? 'not-enumerable' : 'out'
  return answers.includes('not-enumerable') ? 'not-enumerable' : 'in'
}
