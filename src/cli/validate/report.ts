import type { Severity, ValidationFinding, ValidationResult } from '../../validator/index.js'
import type { Terminal } from '../terminal.js'

/** One text and what was found in it. */
export interface Judged {
  readonly name: string
  readonly result: ValidationResult
}

/** What was found in all of them. */
export interface Totals {
  texts: number
  resources: number
  readonly findings: Record<Severity, number>
}

/** Shows what was found, one text at a time; every line ends in a line feed. */
export interface Reporter {
  text(judged: Judged, terminal: Pick<Terminal, 'colour'>): string
  end(totals: Totals, terminal: Pick<Terminal, 'colour'>): string
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly ValidationFinding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** `1 error`, `2 errors`. */
export const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`
