import type { CoverageRow } from '../../register/index.js'
import { verdictsIn } from '../../run/coverage.js'
import { variantIn, type RunRecord } from '../../run/run-record.js'
import { isGreen, SCENARIO_VERDICTS } from '../../run/verdict.js'
import { causesInWords } from '../causes.js'
import { findingLine } from '../finding-line.js'
import { unlike } from '../likeness.js'
import { standsOn } from '../stands-on.js'
import type { Summary } from '../summary.js'
import { connectionTable } from './connections.js'
import { scenarioCard, type Sources } from './failures.js'
import { html, type Markup } from './markup.js'
import { style } from './style.js'
import { interactionTable, requirementTable } from './tables.js'

function variantPart(run: RunRecord, id: string, table: readonly CoverageRow[], { register, links }: Sources): Markup {
  const variant = variantIn(run, id)
  if (!variant) return html``
  const left = run.leftOut.filter((l) => l.variant === id && l.because !== 'variant')
  const connections = connectionTable(run, id)
  return html`<h2>${id}: interactions</h2>
    ${interactionTable(run, id)}
    ${
      connections &&
      html`<h2>${id}: connections</h2>
        ${connections}`
    }
    <h2>${id}: requirements</h2>
    <details>
      <summary>
        ${table.filter((r) => r.exercised).length} of ${table.length} provider requirements shown by this run
      </summary>
      ${requirementTable(
        table,
        verdictsIn(run, variant),
        (req) => links(register.row(req), variant.versions),
        (req) => register.row(req).says,
      )}
    </details>
    ${
      left.length === 0
        ? undefined
        : html`<h2>${id}: not run</h2>
            <ul>
              ${left.map((l) => html`<li>${l.scenario.name}: ${l.reason}</li> `)}
            </ul>`
    }`
}

/**
 * index.html: the run for people, one file that needs nothing else.
 *
 * @param tables - coverage table by variant id
 */
export function page(
  run: RunRecord,
  summary: Summary,
  tables: ReadonlyMap<string, readonly CoverageRow[]>,
  sources: Sources,
): string {
  const broken = run.scenarios.filter((s) => !isGreen(s.verdict))
  const warned = run.scenarios.filter((s) => s.verdict === 'warned' || s.verdict === 'waived')
  const { scenarios } = summary
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${run.target.label}: ${run.variants.join(', ')}</title>
        ${style}
      </head>
      <body>
        <h1>${run.target.label}: ${run.variants.join(', ')}</h1>
        <p class="dim">
          ${run.target.base}, ODS ${run.target.odsCode}, ASID ${run.target.asid}. ${run.startedAt},
          ${(summary.durationMs / 1000).toFixed(1)} s, harness ${summary.harness}.
        </p>
        ${run.target.notes?.map((note) => html`<p class="note">${note}</p>`)}
        ${run.incomplete === undefined ? undefined : html`<p class="note"><b>Incomplete:</b> ${run.incomplete}. What follows is what was gathered until then.</p>`}
        ${summary.availability === undefined ? undefined : html`<p class="note"><b>Availability:</b> ${findingLine(summary.availability)}</p>`}
        ${[...unlike(run), ...standsOn(run), ...causesInWords(run)].map((line) => html`<p class="note">${line}</p>`)}
        <ul class="tally">
          <li><b>${scenarios.selected}</b> scenarios</li>
          ${SCENARIO_VERDICTS.filter((v) => scenarios[v] > 0).map(
            (v) => html`<li><b class="${v}">${scenarios[v]}</b> ${v === 'notApplicable' ? 'not applicable' : v}</li>`,
          )}
          <li><b>${summary.requests}</b> requests</li>
          <li><b>${summary.resourcesValidated}</b> resources validated</li>
        </ul>
        ${run.variants.map((id) => variantPart(run, id, tables.get(id) ?? [], sources))}
        <h2>Not green (${broken.length})</h2>
        ${broken.length === 0 ? html`<p>Nothing.</p>` : broken.map((s) => scenarioCard(s, sources))}
        <h2>Warnings and waivers (${warned.length})</h2>
        ${warned.length === 0 ? html`<p>None.</p>` : warned.map((s) => scenarioCard(s, sources))}
        <h2>All scenarios</h2>
        <details>
          <summary>${run.scenarios.length} scenarios</summary>
          <table>
            <thead>
              <tr>
                <th>verdict</th>
                <th>scenario</th>
                <th>requirements</th>
                <th class="n">ms</th>
              </tr>
            </thead>
            <tbody>
              ${run.scenarios.map(
                (s) =>
                  html`<tr>
                    <td class="v ${s.verdict}">${s.verdict}</td>
                    <td>
                      ${s.name}<br /><span class="dim">${s.feature}${s.rule === undefined ? '' : `, ${s.rule}`}</span>
                    </td>
                    <td>${s.reqs.join(' ')}</td>
                    <td class="n">${s.durationMs.toFixed(0)}</td>
                  </tr> `,
              )}
            </tbody>
          </table>
        </details>
      </body>
    </html> `.text
}
