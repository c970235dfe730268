import { connectionInWords, type Connection, type Finding } from '../../core/index.js'
import type { RunRecord } from '../../run/run-record.js'
import type { ScenarioRecord } from '../../run/scenario.js'
import type { RecordedExchange } from '../../recording/record.js'
import { html, type Markup } from './markup.js'

interface Row {
  readonly tried: string
  readonly came: string
  readonly finding?: Finding
}

/** What came of a connection that no check has a word on, such as one that another is compared with. */
function outcomeLine({ response, failure, tls }: RecordedExchange): string {
  const end = response ? `${response.status} ${response.reason}`.trim() : (failure?.message ?? 'no answer')
  return tls ? `${tls.protocol} ${tls.cipher}, then ${end}` : end
}

function rowOf(exchange: RecordedExchange, connection: Connection, { findings }: ScenarioRecord): Row {
  const finding = findings.find((f) => f.exchange === exchange.id)
  const came = finding?.received ?? finding?.note ?? outcomeLine(exchange)
  return { tried: connectionInWords(connection), came, ...(finding && { finding }) }
}

/**
 * The connections that a run tried, one a row: what was shown or offered, what came of it, the verdict.
 *
 * @returns undefined where none was tried
 */
export function connectionTable(run: RunRecord, variant: string): Markup | undefined {
  const rows = run.scenarios
    .filter((scenario) => scenario.variant === variant)
    .flatMap((scenario) => scenario.exchanges.flatMap((x) => (x.connection ? [rowOf(x, x.connection, scenario)] : [])))
  if (rows.length === 0) return undefined
  return html`<table>
    <thead>
      <tr>
        <th>connection</th>
        <th>what happened</th>
        <th>verdict</th>
        <th>check, requirements</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ tried, came, finding }) =>
          html`<tr>
            <td>${tried}</td>
            <td>${came}</td>
            <td class="v ${finding?.verdict ?? 'dim'}">${finding?.verdict ?? 'recorded'}</td>
            <td>${finding?.check} <span class="dim">${finding?.reqs.join(' ')}</span></td>
          </tr> `,
      )}
    </tbody>
  </table>`
}
