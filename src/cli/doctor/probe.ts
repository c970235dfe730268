/** How something is: in order, doubtful, not in order, not tried. */
export type Health = 'ok' | 'warn' | 'not' | 'skipped'

/** One thing that the doctor tried. */
export interface Probe {
  /** What was looked at: `target file`, `certificate`, `PDS`, `directory`, `SSP`, `provider`, `clock`, `records`. */
  readonly hop: string
  /** What was tried: `TCP`, `TLS`, `GET /metadata`. */
  readonly tried: string
  readonly health: Health
  /** What was seen, in one line. */
  readonly found: string
  /** What to do about it. */
  readonly advice?: string
  /** Scenarios that will be blocked, by feature and name. */
  readonly blocks?: readonly string[]
  /** True where the user's own file, certificate or key is at fault: the exit code is 2 then. */
  readonly configuration?: true
}

/** What came of trying something. */
export type Outcome = Omit<Probe, 'hop' | 'tried'>

/** Takes probes as they come. */
export type Tell = (probe: Probe) => void

/** 0 where nothing is out of order, 2 where the configuration is, 1 where something else is. */
export function exitCodeOf(probes: readonly Probe[]): 0 | 1 | 2 {
  const bad = probes.filter(({ health }) => health === 'not')
  if (bad.length === 0) return 0
  return bad.some(({ configuration }) => configuration) ? 2 : 1
}
