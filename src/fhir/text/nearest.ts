/** The known name that a misspelt one most likely means: at most two edits away, or the same but for case. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 100) return undefined
  const lower = word.toLowerCase()
  const found = known.find((name) => name.toLowerCase() === lower)
  if (found !== undefined) return found
  const within = Math.min(2, Math.floor(word.length / 3))
  return known
    .map((name) => ({ name, edits: edits(lower, name.toLowerCase()) }))
    .filter((candidate) => candidate.edits <= within)
    .sort((a, b) => a.edits - b.edits)[0]?.name
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
