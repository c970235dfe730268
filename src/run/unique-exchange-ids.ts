import type { ScenarioRecord } from './scenario.js'

/**
 * Gives exchanges ids that are unique in the whole run: each target, and each worker of a parallel run, counts its own
 * from 1.
 */
export class UniqueExchangeIds {
  #count = 0

  /** The scenario with new exchange ids, in its findings too. */
  apply(record: ScenarioRecord): ScenarioRecord {
    const ids = new Map<string, string>()
    for (const { id } of record.exchanges) ids.set(id, `x${String((this.#count += 1)).padStart(4, '0')}`)
    const renamed = (id: string): string => ids.get(id) ?? id
    return {
      ...record,
      exchanges: record.exchanges.map((x) => ({ ...x, id: renamed(x.id) })),
      findings: record.findings.map((f) => (f.exchange === undefined ? f : { ...f, exchange: renamed(f.exchange) })),
    }
  }
}
