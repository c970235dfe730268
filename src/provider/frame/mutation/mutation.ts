import type { ConnectionPolicies } from '../connection-policies.js'
import type { About, ProviderAnswer, Reply } from '../messages.js'
import type { Overlay } from '../policy.js'

interface Named {
  /** Kebab case, groups joined by dots: `read-patient.no-etag`. */
  readonly id: string
  /** The interactions whose answers are bent. */
  readonly interactions: readonly string[] | 'any'
  /** What the provider does, in one sentence. */
  readonly says: string
}

/** Other decisions: rules that are passed over, by their ids, and policies of the standard with another value. */
export interface State<P extends object = object> {
  readonly skips?: readonly string[]
  readonly policies?: Overlay<P>
}

/** Other decisions about a request. */
export interface StateBend extends Named, State {
  readonly at: 'state'
}

/** Another way to write the service root under which the provider is registered. */
export interface RootBend extends Named {
  readonly at: 'root'
  readonly root: (right: string) => string
}

/** Another way to handle connections. */
export interface ConnectionBend extends Named {
  readonly at: 'tls'
  readonly policies: Overlay<ConnectionPolicies>
}

/** A change of the resource that the honest provider answers with, or of its headers or status; pure. */
export interface ReplyBend extends Named {
  readonly at: 'headers' | 'body'
  readonly apply: (reply: Reply, about: About) => Reply
}

/** A change of the bytes that go over the wire, framing included; pure. */
export interface WireBend extends Named {
  readonly at: 'http'
  readonly apply: (answer: ProviderAnswer, about: About) => ProviderAnswer
}

/** One bend of the honest provider, narrow and pure. */
export type Bend = StateBend | RootBend | ConnectionBend | ReplyBend | WireBend

/**
 * A bend that breaks a rule. `proves` names the check that it is there to show, or several where it is the proof of
 * each; whatever else notices it stands in the kill matrix alone.
 */
export type Fault = Bend & { readonly proves: readonly string[] }

/** A bend that the specification allows: no check may notice. */
export type Benign = Bend

/** True where a bend concerns that interaction. */
export const concerns = ({ interactions }: Named, interaction: string | undefined): boolean =>
  interactions === 'any' || (interaction !== undefined && interactions.includes(interaction))
