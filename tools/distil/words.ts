/** Our own words for invariants, by key; the expression is printed beside them. */
export const WORDS: Readonly<Record<string, string>> = {}
