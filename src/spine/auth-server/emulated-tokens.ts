import type { TokenSource } from '../../transport/index.js'
import type { TokenClient } from '../tokens/token-client.js'
import type { AuthClient } from './clients.js'
import type { AuthServer } from './server.js'
import { SCOPE_END } from './token-endpoint.js'

/** What {@link emulatedTokens} takes its tokens from. */
export interface EmulatedTokens {
  readonly server: AuthServer
  /** The consumer as the server knows it. */
  readonly consumer: AuthClient
  /** Its way to the token endpoint. */
  readonly client: TokenClient
  /** The service root that is called; asked anew for each token. */
  readonly audience: () => string
}

/**
 * Tokens of an emulated server: the consumer's own over the network, as any consumer gets them; those with other groups
 * or with a flaw from the server's desk.
 */
export const emulatedTokens = ({ server, consumer, client, audience }: EmulatedTokens): TokenSource => ({
  async get(wanted) {
    const own = wanted.flaw === undefined && sameGroups(wanted.groups, consumer.groups)
    if (own) return client.token(audience() + SCOPE_END)
    return { token: await server.issue(wanted, consumer.id, audience()) }
  },
})

const sameGroups = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((group) => b.includes(group))
