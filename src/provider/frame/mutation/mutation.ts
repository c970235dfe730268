import type { ConnectionPolicies } from '../connection-policies.js'
import type { AnswerContext, ProviderAnswer, Reply } from '../messages.js'
import type { Overlay } from '../policy.js'

interface Named {
  /** Kebab case, groups joined by dots: `read-patient.no-etag`. */
  readonly id: string
  /** The interactions whose answers are mutated. */
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
export interface StateMutation extends Named, State {
  readonly at: 'state'
}

/** Another way to write the service root under which the provider is registered. */
export interface RootMutation extends Named {
  readonly at: 'root'
  readonly root: (right: string) => string
}

/** Another way to handle connections. */
export interface ConnectionMutation extends Named {
  readonly at: 'tls'
  readonly policies: Overlay<ConnectionPolicies>
}

/** A change of the resource that the honest provider answers with, or of its headers or status; pure. */
export interface ReplyMutation extends Named {
  readonly at: 'headers' | 'body'
  readonly apply: (reply: Reply, about: AnswerContext) => Reply
}

/** A change of the bytes that go over the wire, framing included; pure. */
export interface WireMutation extends Named {
  readonly at: 'http'
  readonly apply: (answer: ProviderAnswer, about: AnswerContext) => ProviderAnswer
}

/** One mutation of the honest provider, narrow and pure. */
export type Mutation = StateMutation | RootMutation | ConnectionMutation | ReplyMutation | WireMutation

/**
 * A mutation that breaks a rule. `proves` names the check that it is there to show, or several where it is the proof of
 * each; whatever else notices it stands in the kill matrix alone.
 */
export type Fault = Mutation & { readonly proves: readonly string[] }

/** A mutation that the specification allows: no check may notice. */
export type Benign = Mutation

/** True where a mutation concerns that interaction. */
export const concerns = ({ interactions }: Named, interaction: string | undefined): boolean =>
  interactions === 'any' || (interaction !== undefined && interactions.includes(interaction))
