import type { Severity, ValidationFinding, ValidationResult } from '../../validator/index.js'
import type { Terminal } from '../terminal.js'
import { addUnjudged, type Unjudged } from './unjudged.js'

/** One text and what was found in it. */
export interface Judged {
  readonly name: string
  readonly result: ValidationResult
  /** The findings as far as they are asked for. */
  readonly shown: readonly ValidationFinding[]
  /** FHIR alone was asked for: it judges the whole. */
  readonly coreOnly: boolean
}

/** What was found in all of them. */
export interface Totals {
  texts: number
  resources: number
  readonly findings: Record<Severity, number>
  /** By severity and rule: how many findings, in how many texts. */
  readonly rules: Map<string, { readonly severity: Severity; readonly rule: string; found: number; texts: number }>
  readonly unjudged: Unjudged
}

/** The totals before the first text. */
export const noTotals = (): Totals => ({
  texts: 0,
  resources: 0,
  findings: { error: 0, warning: 0, info: 0 },
  rules: new Map(),
  unjudged: { core: new Map(), none: new Map() },
})

/** How findings are shown. */
export interface Show extends Pick<Terminal, 'colour'> {
  /** As many places as are listed for each rule of a text. */
  readonly max: number
}

/** Shows what was found, one text at a time; every line ends in a line feed. */
export interface Reporter {
  /**
   * Says at the end what was left unjudged; the lines of the others are for machines, which standard error tells it.
   */
  readonly forPeople?: true
  text(judged: Judged, show: Show): string
  end(totals: Totals, show: Show): string
}

/** The severities, the worst first: the values of `--level`. */
export const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info']

/** True for a severity as bad as a level, or worse. */
export const reaches = (severity: Severity, level: Severity): boolean =>
  WORST_FIRST.indexOf(severity) <= WORST_FIRST.indexOf(level)

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly ValidationFinding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** Findings by severity and rule, the worst first and then the most frequent. */
export function byRule(findings: readonly ValidationFinding[]): ValidationFinding[][] {
  const groups = new Map<string, ValidationFinding[]>()
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return WORST_FIRST.flatMap((severity) =>
    [...groups.values()].filter(([first]) => first?.severity === severity).sort((a, b) => b.length - a.length),
  )
}

/** Adds what was found in one text, as far as it is shown, and what was left unjudged. */
export function add(totals: Totals, { result, coreOnly, shown }: Judged): void {
  const { resources } = result
  addUnjudged(totals.unjudged, result, coreOnly)
  totals.texts++
  totals.resources += resources
  for (const group of byRule(shown)) {
    const [{ severity, rule }] = group as [ValidationFinding, ...ValidationFinding[]]
    const key = `${severity} ${rule}`
    const sum = totals.rules.get(key) ?? { severity, rule, found: 0, texts: 0 }
    sum.found += group.length
    sum.texts++
    totals.rules.set(key, sum)
    totals.findings[severity] += group.length
  }
}

/** `1 error`, `2 errors`. */
export const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`
