import type { Severity, ValidationFinding } from '../../validator/index.js'
import { paint } from '../terminal.js'
import { byRule, count, countBySeverity, WORST_FIRST, type Judged, type Reporter, type Show } from './report.js'
import { unjudgedInWords, whyNot } from './unjudged.js'

const HUE: Readonly<Record<Severity, 'red' | 'yellow' | 'dim'>> = { error: 'red', warning: 'yellow', info: 'dim' }

/** For people: a line for each text; below it each rule with its count, the worst first, and the places of each. */
export const asText: Reporter = {
  forPeople: true,
  text(judged, show) {
    const { name, result, shown } = judged
    const head = `${printable(name)}: ${verdict(judged, show)} (${count(result.resources, 'resource')})\n`
    return (
      head +
      byRule(shown)
        .map((group) => groupOf(group, show))
        .join('')
    )
  },
  end({ texts, resources, findings, rules, unjudged }, show) {
    const sums = `${count(findings.error, 'error')}, ${count(findings.warning, 'warning')}, ${findings.info} for information`
    const head = paint(show, 'bold', `${count(texts, 'text')}, ${count(resources, 'resource')}: ${sums}`)
    // Of one text the counts stand above already.
    const sorted = texts === 1 ? [] : [...rules.values()].sort((a, b) => b.found - a.found)
    const lines = WORST_FIRST.flatMap((severity) => sorted.filter((sum) => sum.severity === severity)).map(
      (sum) => `  ${word(sum.severity, show)} ${sum.rule}: ${sum.found} in ${count(sum.texts, 'text')}\n`,
    )
    const left = unjudgedInWords(unjudged).map((words) => `  ${paint(show, 'yellow', words)}\n`)
    return `${head}\n${lines.join('')}${left.join('')}`
  },
}

/** "valid" is said of what was judged; what no profile had a word on says so. */
function verdict({ result, shown, coreOnly }: Judged, show: Show): string {
  const { error, warning, info } = countBySeverity(shown)
  const why = whyNot(result)
  const good = why === undefined ? paint(show, 'green', 'valid') : paint(show, 'yellow', `not judged: ${why}`)
  const head = error === 0 ? good : paint(show, 'red', count(error, 'error'))
  const byCore = why === undefined && !coreOnly && result.judged.profile === 0 && 'by core alone'
  return [head, byCore, warning > 0 && count(warning, 'warning'), info > 0 && `${info} for information`]
    .filter(Boolean)
    .join(', ')
}

/** A rule, and the first places where it is broken. */
function groupOf(group: readonly ValidationFinding[], show: Show): string {
  const [first] = group
  if (!first) return ''
  const head = `  ${word(first.severity, show)} ${first.rule}: ${group.length}\n`
  const rest = group.length - show.max
  const more = rest > 0 ? `    and ${rest} more (--max)\n` : ''
  return (
    head +
    group
      .slice(0, show.max)
      .map((finding) => lineOf(finding, show))
      .join('') +
    more
  )
}

function lineOf({ line, column, path, message, profile }: ValidationFinding, show: Show): string {
  const place = line === undefined ? '' : `${line}:${column ?? 1} `
  const says = printable(`${place}${path === '' ? '' : `${path}: `}${message}`)
  const source =
    profile === undefined ? '' : ` ${paint(show, 'dim', `[${printable(profile.split('/').at(-1) ?? profile)}]`)}`
  return `    ${says}${source}\n`
}

const word = (severity: Severity, show: Show): string => paint(show, HUE[severity], severity.padEnd(7))

/** What a text holds must not be able to drive the terminal. */
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
