/** One line of the proxy's audit log (SPINE-SSP-017). Times in milliseconds, sizes in bytes of bodies. */
export interface AuditEntry {
  readonly at: string
  readonly traceId: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly interaction: string | undefined
  readonly method: string
  readonly outcome: 'answered' | 'refused' | 'unreachable' | 'cut-short' | 'abandoned'
  /** The rule that refused. */
  readonly rule?: string
  /** What the consumer was answered; absent where it went away before. */
  readonly status?: number
  readonly requestBytes: number
  readonly responseBytes: number
  readonly ms: number
  /** Until the provider's status line. */
  readonly providerMs?: number
  /** What a stream could not carry on, such as trailers. */
  readonly note?: string
}

/** Takes the lines. */
export type Audit = (entry: AuditEntry) => void
