/** The interaction ids that a system is registered for. */
export type Interactions = 'any' | readonly string[]

/** What the directory holds of a provider's system. */
export interface ProviderEntry {
  readonly asid: string
  /** `nhsMhsEndPoint`: the service root, without trailing slash. */
  readonly base: string
  readonly interactions: Interactions
}

/** What the directory holds of a consumer's system. */
export interface ConsumerEntry {
  readonly asid: string
  /** The host that its certificate is to name; any, where absent. */
  readonly fqdn?: string
  readonly interactions: Interactions
}

/** What the proxy knows of those who talk through it. */
export interface Registry {
  readonly consumers: readonly ConsumerEntry[]
  readonly providers: readonly ProviderEntry[]
  /** Pairs of ASIDs, consumer and provider, that have a data sharing agreement. */
  readonly agreements: 'all' | readonly (readonly [from: string, to: string])[]
}

/** True where a system may take part in an interaction. */
export const registered = (interactions: Interactions, id: string): boolean =>
  interactions === 'any' || interactions.includes(id)
