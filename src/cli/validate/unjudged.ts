import type { ValidationResult } from '../../validator/index.js'

/** What was judged by FHIR alone, or not at all: how many, by kind. */
export interface Unjudged {
  /** Resources without a profile that is known, by type. */
  readonly core: Map<string, number>
  /** Texts that are no resource of STU3: `DSTU2`, `R4`, `unreadable`. */
  readonly none: Map<string, number>
}

/** Why a text was not judged: it cannot be read, or is of another version of FHIR, so that STU3 says nothing of it. */
export function whyNot({ resource, judged, findings }: ValidationResult): string | undefined {
  if (resource === undefined) return 'unreadable'
  const other = findings.find(({ rule }) => rule === 'fhir-version')?.params['versions']
  return judged.profile === 0 && Array.isArray(other) ? other.map(String).join(' or ') : undefined
}

/** Adds what one text leaves unjudged; where FHIR alone was asked for, it has judged the whole. */
export function addUnjudged({ core, none }: Unjudged, result: ValidationResult, coreOnly: boolean): void {
  const why = whyNot(result)
  if (why !== undefined) return more(none, why, 1)
  if (!coreOnly) for (const [type, found] of Object.entries(result.judged.core)) more(core, type, found)
}

const more = (counts: Map<string, number>, kind: string, by: number): void =>
  void counts.set(kind, (counts.get(kind) ?? 0) + by)

/** `12 judged by core alone: Binary 9, Flag 3`, and `2 not judged: DSTU2 2`; nothing where all was judged. */
export const unjudgedInWords = ({ core, none }: Unjudged): string[] =>
  [
    { counts: core, how: 'judged by core alone' },
    { counts: none, how: 'not judged' },
  ].flatMap(({ counts, how }) => {
    const kinds = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    const sum = kinds.reduce((all, [, n]) => all + n, 0)
    return sum === 0 ? [] : [`${sum} ${how}: ${kinds.map(([kind, n]) => `${kind} ${n}`).join(', ')}`]
  })
