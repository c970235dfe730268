import { asString, type JsonObject } from '../../core/index.js'
import type { EndpointFacts } from './endpoint.js'
import type { IncomingRequest } from './incoming-request.js'
import type { Rule } from './rule.js'
import type { Refused } from './messages.js'

/** A resource of the store, or a Bundle or statement that is not stored (no version then). */
export interface Success {
  readonly resource: JsonObject
  /** Of a stored resource: where it stands below the service root, its version and when it last changed. */
  readonly stored?: { readonly path: string; readonly version: number; readonly changed: string }
  /** True where the request made the resource: 201 with a Location. */
  readonly created?: boolean
  /** True where Location names the version that the request made, although it made no new resource. */
  readonly located?: boolean
}

/** Refused by a rule, or granted. */
export type HandlerResult = Refused | Success

/** What one interaction does: its own rules, then what it answers. */
export interface Handler<Q extends IncomingRequest> {
  readonly rules: readonly Rule<Q>[]
  handle(asked: Q): Promise<HandlerResult>
  /** What is done although it was refused: nothing, by the policies of an honest provider. */
  refused?(asked: Q): void
}

/** An interaction as it is served, with what it does. */
export interface Endpoint<Q extends IncomingRequest> extends EndpointFacts {
  readonly handler: Handler<Q>
}

/** What every stored resource has. */
export interface StoredRecord {
  readonly id: string
  readonly version: number
  readonly changed: string
}

/** A stored resource with the facts that its headers need. */
export const stored = (resource: JsonObject, { id, version, changed }: StoredRecord): Success => ({
  resource,
  stored: { path: `${asString(resource['resourceType'])}/${id}`, version, changed },
})
