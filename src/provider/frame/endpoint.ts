/**
 * Where below the service root: `system` /metadata; `type` /[Type]; `instance` /[Type]/[id]; `operation`
 * /[Type]/$[name]; `compartment` /Patient/[id]/[Type].
 */
export type Level = 'system' | 'type' | 'instance' | 'operation' | 'compartment'

/** An interaction with its path and its id, as those see it that route requests to it. */
export interface EndpointFacts {
  readonly id: string
  readonly type: string
  readonly level: Level
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Name of the operation. */
  readonly operation?: string
  readonly interactionId: string
  /** The half of the scopes that fits the endpoint (spec facts section 3.3). */
  readonly scope: 'patient' | 'organization'
  /** A record of the seed that few scenarios ask it for: some faults show there alone. */
  readonly seldom?: RegExp
  /** True for a read that also serves `/_history/[vid]`. */
  readonly versions?: boolean
}
