/** Verhoeff's dihedral group multiplication, permutation and inverse tables. */
const MULTIPLY = table(
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210',
)
const PERMUTE = table('0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258')

function table(rows: string): number[][] {
  return rows.split(' ').map((row) => [...row].map(Number))
}

/** True where the last digit is the Verhoeff check digit of those before it. Only digits may be given. */
export function verhoeffHolds(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    check = MULTIPLY[check]?.[PERMUTE[i % 8]?.[digit] ?? 0] ?? 0
  }
  return check === 0
}

/** What a SNOMED CT identifier names, by the two digits before its check digit (short and long format). */
const PARTITIONS: Record<string, SctidKind> = {
  '00': 'concept',
  '10': 'concept',
  '01': 'description',
  '11': 'description',
  '02': 'relationship',
  '12': 'relationship',
}

export type SctidKind = 'concept' | 'description' | 'relationship'

/**
 * What is wrong with a SNOMED CT identifier (dm+d codes are such identifiers too), in words; undefined where nothing
 * is. Source: SNOMED CT identifier rules: 6 to 18 digits, no leading zero, partition, Verhoeff check digit.
 */
export function sctidProblem(code: string, wanted: SctidKind = 'concept'): string | undefined {
  if (!/^\d+$/.test(code)) return 'a SNOMED CT identifier has digits only'
  if (code.length < 6 || code.length > 18) return `a SNOMED CT identifier has 6 to 18 digits, this one ${code.length}`
  if (code.startsWith('0')) return 'a SNOMED CT identifier has no leading zero'
  if (!verhoeffHolds(code)) return 'the check digit of the SNOMED CT identifier is wrong'
  const kind = PARTITIONS[code.slice(-3, -1)]
  if (kind === wanted) return undefined
  return kind
    ? `this is the identifier of a ${kind}, not of a ${wanted}`
    : 'the SNOMED CT identifier has no known partition'
}

/** True for a post-coordinated expression, such as `397956004:363704007=24136001`, which is no identifier. */
export const isSnomedExpression = (code: string): boolean => /^\s*\d[\s\S]*[:+|={]/.test(code)
