/** What the directory holds of a provider's system. */
export interface ProviderEntry {
  readonly asid: string
  /** `nhsMhsEndPoint`: the service root, without trailing slash. */
  readonly base: string
}

/** What the proxy knows of those who talk through it. */
export interface Registry {
  readonly providers: readonly ProviderEntry[]
}
