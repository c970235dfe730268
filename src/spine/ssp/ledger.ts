import type { Exchange, Headers, TransportFailure } from '../../core/index.js'

/** What went over one side of the proxy, summed up. */
export interface Passage {
  bytes: number
  /** SHA-256 of the bytes, once they are all there. */
  digest?: string
}

/** One request as the proxy saw it. Filled in as it goes through. */
export interface SspRecord {
  readonly method: string
  readonly target: string
  readonly traceId: string | undefined
  /** What the provider is sent. */
  forwarded?: NonNullable<Exchange['forwarded']>
  /** The body on its way to the provider. */
  readonly request: Passage
  /** The provider's answer before it went on. */
  answer?: Passage & { readonly status: number; readonly headers: Headers }
  /**
   * `refused` by a rule; `waiting` for the provider; `answering`: the provider's status line came; `answered`: its last
   * byte too; `unreachable`: no answer, the proxy says so; `cut-short`: the answer broke off.
   */
  state: 'refused' | 'waiting' | 'answering' | 'answered' | 'unreachable' | 'cut-short'
  /** The rule that refused. */
  rule?: string
  failure?: Omit<TransportFailure, 'hop'>
  /** Milliseconds until the provider's status line. */
  providerMs?: number
  note?: string
}

/** Adds what a stream could not carry on. */
export const noteOf = (record: SspRecord, note: string): void =>
  void (record.note = record.note === undefined ? note : `${record.note}; ${note}`)

/** Requests kept for a harness in the same process; without one, the oldest fall out. */
const KEPT = 1000

/** Remembers what went through, so that a harness in the same process knows who answered. */
export class Ledger {
  readonly #records: SspRecord[] = []

  open(record: SspRecord): SspRecord {
    this.#records.push(record)
    if (this.#records.length > KEPT) this.#records.shift()
    return record
  }

  /**
   * Takes out the oldest record of such a request. Requests that are alike in all three are treated alike, so it does
   * not matter which of them it is.
   */
  take(method: string, target: string, traceId: string | undefined): SspRecord | undefined {
    const at = this.#records.findIndex((r) => r.method === method && r.target === target && r.traceId === traceId)
    return at < 0 ? undefined : this.#records.splice(at, 1)[0]
  }
}
