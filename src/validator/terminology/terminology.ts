import type { Concept, DefinitionStore } from '../definitions/index.js'
import { stu3Canonical } from './alias.js'
import { codeList, type CodeList } from './code-list.js'
import { expand, UNKNOWN, type Judge, type Lookup } from './expand.js'
import { formProblem, isExternal, isJudgedByForm, openSystemOf } from './forms.js'
import type { Terminology } from './types.js'

/** Terminology over the value sets and code systems of a store; expanded on first use and kept. */
export function terminologyOf(store: DefinitionStore): Terminology {
  const lists = new Map<string, CodeList | undefined>()
  const judges = new Map<string, Judge>()

  const codes = (system: string): CodeList | undefined => {
    const url = stu3Canonical(system)
    if (!lists.has(url)) {
      const found = store.codeSystem(url)
      lists.set(url, found && codeList(found))
    }
    return lists.get(url)
  }

  const judgeOf = (valueSet: string): Judge => {
    const url = stu3Canonical(valueSet)
    const known = judges.get(url)
    if (known) return known
    // A value set that takes itself over, directly or not, says nothing about its own part.
    judges.set(url, UNKNOWN)
    const open = openSystemOf(url)
    const definition = open ? undefined : store.valueSet(url)
    const judge = open ? byForm(open) : definition ? expand(definition, lookup) : UNKNOWN
    judges.set(url, judge)
    return judge
  }
  const lookup: Lookup = { codes, valueSet: judgeOf }

  const displaysIn = (valueSet: string, system: string, code: string): string[] =>
    (store.valueSet(stu3Canonical(valueSet))?.compose?.include ?? [])
      .filter((part) => part.system !== undefined && stu3Canonical(part.system) === stu3Canonical(system))
      .flatMap((part): readonly Concept[] => part.concept ?? [])
      .flatMap((concept) => (concept.code === code && concept.display !== undefined ? [concept.display] : []))

  return {
    membership: (valueSet, system, code) => judgeOf(valueSet).judge(system, code),
    examples: (valueSet, limit) => first(judgeOf(valueSet).list(), limit),
    displayOf: (system, code) => codes(system)?.find(code)?.display,
    displaysOf(system, code, valueSet) {
      const own = codes(system)?.find(code)?.display
      return [
        ...new Set([...(own === undefined ? [] : [own]), ...(valueSet ? displaysIn(valueSet, system, code) : [])]),
      ]
    },
    system(url) {
      if (codes(url)) return 'complete'
      return isExternal(url) || store.codeSystem(stu3Canonical(url)) ? 'external' : 'unknown'
    },
    holds(system, code) {
      const all = codes(system)
      return all && all.find(code) !== undefined
    },
    formProblem: (system, code) => formProblem(system, code),
  }
}

/** A value set that is an open system: judged by the form of the code. */
const byForm = (open: string): Judge => ({
  judge: (system, code) => {
    if (system !== undefined && system !== open) return 'out'
    return isJudgedByForm(open) && formProblem(open, code) ? 'out' : 'in'
  },
  list: () => [],
})

function first(items: Iterable<string>, limit: number): string[] {
  const out: string[] = []
  for (const item of items) {
    if (out.length >= limit) break
    out.push(item)
  }
  return out
}
