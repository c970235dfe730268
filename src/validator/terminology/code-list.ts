import type { CodeSystem, Concept } from '../definitions/index.js'

/** The codes of a complete code system, with displays and what is below what. */
export interface CodeList {
  /** The code as the system writes it, where it has it. */
  find(code: string): { readonly code: string; readonly display?: string } | undefined
  /** A concept and all below it, or undefined where there is no such concept. */
  below(code: string): ReadonlySet<string> | undefined
  codes(): Iterable<string>
}

interface Entry {
  readonly concept: Concept
  readonly code: string
  readonly display?: string
}

/** Indexes a code system, or gives nothing where it is not complete or lists nothing. */
export function codeList(system: CodeSystem): CodeList | undefined {
  if (system.content !== 'complete' || !system.concept?.length) return undefined
  const fold = system.caseSensitive === false ? (code: string) => code.toLowerCase() : (code: string) => code
  const entries = new Map<string, Entry>()
  for (const concept of walk(system.concept)) entries.set(fold(concept.code), { ...concept, concept })
  return {
    find: (code) => entries.get(fold(code)),
    below(code) {
      const top = entries.get(fold(code))
      return top && new Set([...walk([top.concept])].map((c) => c.code))
    },
    codes: () => [...entries.values()].map((e) => e.code),
  }
}

/** Each concept of a tree, at most as deep as a sensible publisher goes. */
function* walk(concepts: readonly Concept[], depth = 0): Generator<Concept> {
  if (depth > 50) return
  for (const concept of concepts) {
    yield concept
    if (concept.concept) yield* walk(concept.concept, depth + 1)
  }
}
