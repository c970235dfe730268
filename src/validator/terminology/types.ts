/**
 * What a value set says of a code. `not-enumerable`: the answer needs content that nobody may ship (SNOMED CT, dm+d,
 * LOINC) or a value set that is not among the definitions; only a terminology server can tell.
 */
export type Membership = 'in' | 'out' | 'not-enumerable'

/** How much is known of a code system: all its codes, that it exists, or nothing. */
export type SystemKnowledge = 'complete' | 'external' | 'unknown'

/** Answers questions about codes from the loaded value sets and code systems, without a network. */
export interface Terminology {
  /**
   * Whether a code belongs to a value set.
   * @param valueSet canonical URL; blanks, `|version` and known aliases are dealt with
   * @param system absent for an element of type `code`, whose system is the one of the value set
   */
  membership(valueSet: string, system: string | undefined, code: string): Membership
  /** Some codes of a value set for a message, at most `limit`; empty where they cannot be listed. */
  examples(valueSet: string, limit: number): readonly string[]
  /** The display of a code as its code system writes it. */
  displayOf(system: string, code: string): string | undefined
  /** Every display that the code system and the value sets that were asked for give a code; compare without case. */
  displaysOf(system: string, code: string, valueSet?: string): readonly string[]
  /** Whether the codes of a system are known. */
  system(url: string): SystemKnowledge
  /** True where a complete code system holds the code, false where it does not, undefined where that cannot be told. */
  holds(system: string, code: string): boolean | undefined
  /** What is wrong with the form of a code, in words: SNOMED CT and dm+d length, check digit and partition. */
  formProblem(system: string, code: string): string | undefined
}
