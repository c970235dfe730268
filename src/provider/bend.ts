import type { About, ProviderAnswer, Reply } from './messages.js'

interface Named {
  /** Kebab case, groups joined by dots: `read-patient.no-etag`. */
  readonly id: string
  /** The interactions whose answers are bent. */
  readonly interactions: readonly string[] | 'any'
  /** What the provider does, in one sentence. */
  readonly says: string
}

/**
 * A rule that is passed over or a behaviour that is changed, by name: of a request (`state`, see {@link Asked.bent}), of
 * the service root under which the provider is registered (`root`), or of connections (`tls`).
 */
export interface StateBend extends Named {
  readonly at: 'state' | 'root' | 'tls'
  readonly switches: readonly string[]
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
export type Bend = StateBend | ReplyBend | WireBend

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
