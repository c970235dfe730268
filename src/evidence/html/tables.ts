import { findVariant } from '../../catalogue/index.js'
import type { CoverageRow } from '../../register/index.js'
import type { RunRecord } from '../../run/run-record.js'
import { SCENARIO_VERDICTS, type ScenarioVerdict } from '../../run/verdict.js'
import { html, link, type Markup } from './markup.js'

const SHOWN = SCENARIO_VERDICTS.filter((v) => v !== 'notApplicable')

/** Scenario verdicts by interaction of a variant; a scenario of two interactions counts in both lines. */
export function tally(run: RunRecord, variant: string): Map<string, Record<ScenarioVerdict, number>> {
  const lines = new Map<string, Record<ScenarioVerdict, number>>()
  const line = (id: string): Record<ScenarioVerdict, number> => {
    const known =
      lines.get(id) ?? (Object.fromEntries(SCENARIO_VERDICTS.map((v) => [v, 0])) as Record<ScenarioVerdict, number>)
    lines.set(id, known)
    return known
  }
  for (const { id } of findVariant(variant)?.interactions ?? []) line(id)
  for (const s of run.scenarios.filter((one) => one.variant === variant))
    for (const id of s.interactions) line(id)[s.verdict] += 1
  for (const [id, counts] of lines) if (Object.values(counts).every((n) => n === 0)) lines.delete(id)
  return lines
}

export function interactionTable(run: RunRecord, variant: string): Markup {
  const lines = [...tally(run, variant)]
  return html`<table>
    <thead>
      <tr>
        <th>interaction</th>
        ${SHOWN.map((v) => html`<th class="n">${v}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ([id, counts]) =>
          html`<tr>
            <td>${id}</td>
            ${SHOWN.map((v) => html`<td class="n ${counts[v] > 0 ? v : 'dim'}">${counts[v]}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`
}

/** What a run says of a row, in a word. */
export type RowState = 'broken' | 'warned' | 'in part' | 'kept' | 'not shown' | 'excused'

/** What a run says of a row. */
export function stateOf(row: CoverageRow, verdicts: readonly string[]): RowState {
  if (verdicts.includes('fail')) return 'broken'
  if (verdicts.includes('warn')) return 'warned'
  if (row.exercised) return row.inPart ? 'in part' : 'kept'
  return row.excused === undefined ? 'not shown' : 'excused'
}

const CLASS: Readonly<Record<RowState, string>> = {
  broken: 'fail',
  warned: 'warn',
  'in part': 'warn',
  kept: 'pass',
  'not shown': 'dim',
  excused: 'dim',
}

export function requirementTable(
  table: readonly CoverageRow[],
  verdicts: ReadonlyMap<string, readonly string[]>,
  address: (id: string) => string | undefined,
  says: (id: string) => string,
): Markup {
  return html`<table>
    <thead>
      <tr>
        <th>requirement</th>
        <th>level</th>
        <th>state</th>
        <th>says</th>
      </tr>
    </thead>
    <tbody>
      ${table.map((row) => {
        const state = stateOf(row, verdicts.get(row.id) ?? [])
        const why = state === 'excused' ? row.excused : undefined
        return html`<tr>
          <td>${link(address(row.id), row.id)}</td>
          <td>${row.level}</td>
          <td class="v ${CLASS[state]}">${state}</td>
          <td>${says(row.id)}${why === undefined ? undefined : html` <span class="dim">Excused: ${why}</span>`}</td>
        </tr> `
      })}
    </tbody>
  </table>`
}
