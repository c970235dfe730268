import { findVariant } from '../../catalogue/index.js'
import type { Finding, RequirementId } from '../../core/index.js'
import type { Register, SpecLinks } from '../../register/index.js'
import { keyOf } from '../../run/plan.js'
import type { ScenarioRecord } from '../../run/scenario.js'
import { exchangeFile, exchangeText } from '../exchange-text.js'
import { html, link, type Markup } from './markup.js'

/** What the report looks things up in. */
export interface Sources {
  readonly register: Register
  readonly links: SpecLinks
}

const versionsOf = (variant: string): readonly string[] => findVariant(variant)?.versions ?? []

function rule(id: RequirementId, variant: string, { register, links }: Sources): Markup {
  if (!register.has(id)) return html`<p><code>${id}</code></p>`
  const row = register.row(id)
  return html`<p>
    <code>${id}</code> <b>${row.level}</b> ${row.says}
    <span class="dim">(${link(links(row, versionsOf(variant)), row.page)})</span>
  </p>`
}

const entry = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined
    ? undefined
    : html`<dt>${name}</dt>
        <dd><code>${value}</code></dd>`

function finding(f: Finding, scenario: ScenarioRecord, sources: Sources): Markup {
  return html`<h3><span class="v ${f.verdict}">${f.verdict}</span> ${f.says ?? f.check}</h3>
    ${f.says === undefined ? undefined : html`<p><code>${f.check}</code></p>`}
    ${f.reqs.map((id) => rule(id, scenario.variant, sources))}
    <dl>
      ${entry('where', f.at)}${entry('expected', f.expected)}${entry('received', f.received)}${
        f.note === undefined
          ? undefined
          : html`<dt>note</dt>
              <dd>${f.note}</dd>`
      }${entry('answered by', f.answeredBy)}${
        f.exchange === undefined
          ? undefined
          : html`<dt>exchange</dt>
              <dd><a href="#${anchor(scenario, f.exchange)}">${f.exchange}</a></dd>`
      }
    </dl>`
}

const anchor = (scenario: ScenarioRecord, exchange: string): string => `${scenario.variant}-${exchange}`

/** The judgements of a scenario that are not plain passes, gravest first as they came. */
export const notable = ({ findings }: ScenarioRecord): Finding[] =>
  findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'info')

/** A scenario that was not green (or warned), with everything that a developer needs to see it again. */
export function scenarioCard(scenario: ScenarioRecord, sources: Sources): Markup {
  const found = notable(scenario)
  const broken = scenario.steps.find(({ status }) => status !== 'PASSED' && status !== 'SKIPPED')
  const named = new Set(found.map((f) => f.exchange))
  const shown = scenario.exchanges.filter(({ id }) => named.size === 0 || named.has(id))
  return html`<article class="card ${scenario.verdict === 'warned' ? 'warn' : ''}">
    <h3><span class="v ${scenario.verdict}">${scenario.verdict}</span> ${scenario.name}</h3>
    <p class="dim">${scenario.variant}, ${scenario.interactions.join(', ')}, ${keyOf(scenario)}</p>
    ${scenario.reason === undefined ? undefined : html`<p>${scenario.reason}</p>`}
    ${
      broken && found.length === 0
        ? html`<p>Step: ${broken.text}</p>
            ${broken.message === undefined ? undefined : html`<pre>${broken.message}</pre>`}`
        : undefined
    }
    ${found.map((f) => finding(f, scenario, sources))}
    ${shown.map(
      (exchange) =>
        html`<details id="${anchor(scenario, exchange.id)}">
          <summary>
            ${exchange.id}: ${exchange.request.method} ${exchange.interaction},
            ${exchange.response?.status ?? exchange.failure?.kind ?? 'no answer'} (exchanges/${exchangeFile(exchange)})
          </summary>
          <pre>${exchangeText(exchange)}</pre>
        </details>`,
    )}
  </article>`
}
