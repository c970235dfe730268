/**
 * The identifiers of a SNOMED CT expression constraint that is nothing but a list of concepts, or undefined where it is
 * more than that. Published lists have terms with unusual bars and forget an OR between two concepts (trap 18).
 */
export function listedConcepts(constraint: string): string[] | undefined {
  const bare = constraint.replace(/[|¦][^|¦]*[|¦]/g, ' ').replace(/[()]/g, ' ')
  const words = bare.split(/\s+/).filter((word) => word !== '' && word.toUpperCase() !== 'OR')
  return words.length > 0 && words.every((word) => /^\d{6,18}$/.test(word)) ? words : undefined
}
