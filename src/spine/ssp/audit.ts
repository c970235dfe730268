/** One line of the proxy's audit log (SPINE-SSP-017). Times in milliseconds, sizes in bytes of bodies. */
export interface AuditEntry {
  readonly at: string
  readonly traceId: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly interaction: string | undefined
  /** Absent where what came was no HTTP. */
  readonly method?: string
  /**
   * `answered` by the provider; `refused` by a rule of the proxy; `unreachable`: no answer, or none that is HTTP;
   * `cut-short`: the provider broke its answer off; `abandoned`: the consumer went away; `malformed`: no HTTP came.
   */
  readonly outcome: 'answered' | 'refused' | 'unreachable' | 'cut-short' | 'abandoned' | 'malformed'
  /** The rule that refused. */
  readonly rule?: string
  /** What the consumer was answered; absent where it went away before. */
  readonly status?: number
  /** What went on to the provider; what a rule refuses goes nowhere. */
  readonly requestBytes: number
  /** What came from the provider; the proxy's own words do not count. */
  readonly responseBytes: number
  readonly ms: number
  /** Until the provider's status line. */
  readonly providerMs?: number
  /** What a stream could not carry on, such as trailers. */
  readonly note?: string
}

/** Takes the lines. */
export type Audit = (entry: AuditEntry) => void
