import { relative } from 'node:path'
import { tally } from '../evidence/html/tables.js'
import type { Written } from '../evidence/write.js'
import { findingLine } from '../evidence/finding-line.js'
import { causesInWords } from '../evidence/causes.js'
import { unlike } from '../evidence/likeness.js'
import { standsOn } from '../evidence/stands-on.js'
import type { RunRecord } from '../run/run-record.js'
import { SCENARIO_VERDICTS } from '../run/verdict.js'
import { columns } from './columns.js'
import { verdictWord } from './progress.js'
import { paint, type Terminal } from './terminal.js'

const MOST = 25

function byInteraction(run: RunRecord, variant: string): string {
  const lines = [...tally(run, variant)]
  const shown = SCENARIO_VERDICTS.filter((v) => v === 'passed' || lines.some(([, counts]) => counts[v] > 0))
  return columns([[variant, ...shown], ...lines.map(([id, counts]) => [`  ${id}`, ...shown.map((v) => counts[v])])])
}

/** Requirements of which something was not kept: by row, how many findings of which verdict. */
function byRequirement(run: RunRecord, terminal: Terminal): string[] {
  const worst = new Map<string, { fail: number; warn: number }>()
  for (const { verdict, reqs } of run.scenarios.flatMap((s) => s.findings)) {
    if (verdict !== 'fail' && verdict !== 'warn') continue
    for (const id of reqs) {
      const counts = worst.get(id) ?? { fail: 0, warn: 0 }
      counts[verdict] += 1
      worst.set(id, counts)
    }
  }
  const lines = [...worst].sort(([a, x], [b, y]) => y.fail - x.fail || a.localeCompare(b))
  const shown = lines.slice(0, MOST).map(([id, { fail, warn }]) => {
    const parts = [
      fail > 0 && paint(terminal, 'red', `${fail} fail`),
      warn > 0 && paint(terminal, 'yellow', `${warn} warn`),
    ]
    return `  ${id}: ${parts.filter(Boolean).join(', ')}`
  })
  return lines.length > MOST ? [...shown, `  and ${lines.length - MOST} more`] : shown
}

function notGreen(run: RunRecord, terminal: Terminal): string[] {
  const broken = run.scenarios.filter(({ verdict }) => ['failed', 'errored', 'blocked'].includes(verdict))
  const shown = broken.slice(0, MOST).map(({ verdict, name, reason, findings, uri, line }) => {
    const finding = findings.find((f) => f.verdict === 'fail' || f.verdict === 'error' || f.verdict === 'blocked')
    return `  ${verdictWord(terminal, verdict)} ${name} (${uri}:${line})\n      ${reason ?? (finding ? findingLine(finding) : '')}`
  })
  return broken.length > MOST ? [...shown, `  and ${broken.length - MOST} more`] : shown
}

/** What a person reads at the end of a run: by interaction, by requirement, what was not green, where the report is. */
export function summaryText(run: RunRecord, { summary, allure }: Written, folder: string, terminal: Terminal): string {
  const { scenarios, requests, resourcesValidated, durationMs } = summary
  const place = (name: string): string => relative(process.cwd(), `${folder}/${name}`) || name
  const broken = notGreen(run, terminal)
  const rows = byRequirement(run, terminal)
  const counts = SCENARIO_VERDICTS.filter((v) => scenarios[v] > 0).map(
    (v) => `${scenarios[v]} ${verdictWord(terminal, v)}`,
  )
  return [
    '',
    ...(run.target.notes ?? []).map((note) => paint(terminal, 'yellow', note)),
    ...run.variants.map((id) => byInteraction(run, id)),
    '',
    ...unlike(run).map((line) => `${paint(terminal, 'red', line)}\n`),
    ...standsOn(run).map((line) => `${line}\n`),
    ...causesInWords(run).map((line) => `Cause: ${line}\n`),
    ...(broken.length > 0 ? ['Not green:', ...broken, ''] : []),
    ...(rows.length > 0 ? ['Requirements not kept to the letter:', ...rows, ''] : []),
    ...Object.entries(summary.requirements).map(
      ([id, c]) =>
        `Requirements of ${id}: ${c.provider} of the provider, ${c.exercised} shown by this run${c.inPart > 0 ? ` (${c.inPart} of them in part)` : ''}, ${c.excused} excused, ${c.open.length} SHALL not shown`,
    ),
    `Scenarios: ${scenarios.selected} selected, ${counts.join(', ')}; ${requests} requests, ${resourcesValidated} resources validated, ${(durationMs / 1000).toFixed(1)} s`,
    ...(summary.availability === undefined
      ? []
      : [`${paint(terminal, 'yellow', 'Availability')}: ${findingLine(summary.availability)}`]),
    ...(run.incomplete === undefined ? [] : [paint(terminal, 'red', `Incomplete: ${run.incomplete}`)]),
    ...(allure === undefined
      ? []
      : [allure.generator === 'none' ? allure.note : `Allure: ${place('allure-report/index.html')} (${allure.note})`]),
    `Report: ${place(allure === undefined ? 'findings.json' : 'index.html')}`,
    '',
  ].join('\n')
}
