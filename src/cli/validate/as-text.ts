import type { Severity, ValidationFinding } from '../../validator/index.js'
import { paint, type Terminal } from '../terminal.js'
import { count, countBySeverity, type Reporter } from './report.js'

const HUE: Readonly<Record<Severity, 'red' | 'yellow' | 'dim'>> = { error: 'red', warning: 'yellow', info: 'dim' }
const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info']

/** For people: a line for each text, and below it a line for each finding, the worst first. */
export const asText: Reporter = {
  text({ name, result }, terminal) {
    const head = `${printable(name)}: ${verdict(result.findings, terminal)} (${count(result.resources, 'resource')})\n`
    const sorted = WORST_FIRST.flatMap((severity) => result.findings.filter((f) => f.severity === severity))
    return head + sorted.map((finding) => lineOf(finding, terminal)).join('')
  },
  end({ texts, resources, findings }, terminal) {
    const sums = `${count(findings.error, 'error')}, ${count(findings.warning, 'warning')}, ${findings.info} for information`
    return paint(terminal, 'bold', `${count(texts, 'text')}, ${count(resources, 'resource')}: ${sums}`) + '\n'
  },
}

function verdict(findings: readonly ValidationFinding[], terminal: Pick<Terminal, 'colour'>): string {
  const { error, warning, info } = countBySeverity(findings)
  const head = error === 0 ? paint(terminal, 'green', 'valid') : paint(terminal, 'red', count(error, 'error'))
  return [head, warning > 0 && count(warning, 'warning'), info > 0 && `${info} for information`]
    .filter(Boolean)
    .join(', ')
}

function lineOf(finding: ValidationFinding, terminal: Pick<Terminal, 'colour'>): string {
  const { severity, line, column, path, message, rule, profile } = finding
  const place = line === undefined ? '' : `${line}:${column ?? 1} `
  const says = printable(`${place}${path === '' ? '' : `${path}: `}${message}`)
  const source = printable(profile === undefined ? rule : `${rule} in ${profile.split('/').at(-1) ?? profile}`)
  const word = paint(terminal, HUE[severity], severity.padEnd(7))
  return `  ${word} ${says} ${paint(terminal, 'dim', `[${source}]`)}\n`
}

/** What a text holds must not be able to drive the terminal. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
