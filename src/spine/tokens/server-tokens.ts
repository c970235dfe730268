import { decodeJwt, type JWK } from 'jose'
import { asArray, inWords, messageOf, type TokenWanted, type TransportFailure } from '../../core/index.js'
import type { Limits, TlsIdentity, TokenGiven, TokenSource } from '../../transport/index.js'
import { forge, isForgery, type Forgery } from './forge.js'
import { TOKEN_GROUPS } from './groups.js'
import { keySet } from './key-set.js'
import type { TokenClient } from './token-client.js'

/** A real authorisation server, and what the harness may ask of it. */
export interface ServerTokens {
  readonly client: TokenClient
  /** The token endpoint, for messages. */
  readonly url: string
  readonly clientId: string
  readonly scope: string
  /** Where its keys are published; needed for the flaw that abuses a public key. */
  readonly jwks?: string
  /** What its `groups` claim holds for the name of a group; the name itself where absent. */
  readonly groupIds: Readonly<Record<string, string>>
  readonly identity: TlsIdentity
  readonly limits: Limits
}

/** A test that cannot be made with this server: nothing that accuses anybody. */
const notOffered = (message: string): { failure: TransportFailure } => ({
  failure: { kind: 'not-offered', hop: 'harness', message },
})

/**
 * Tokens of a real server. It signs good tokens only, with the groups that the client is in: flaws that need its key
 * cannot be made, the others are made from a good token and the published keys.
 */
export function serverTokens(from: ServerTokens): TokenSource {
  const { client, url, scope } = from
  return {
    async get(wanted) {
      const { flaw } = wanted
      if (flaw !== undefined && !isForgery(flaw)) {
        return notOffered(
          `a token with the flaw "${flaw}" needs the signing key of the authorisation server ${url}, which signs only ` +
            'good ones; try it with the embedded authorisation server (gpc-assure serve) as the issuer',
        )
      }
      const good = await client.token(scope)
      if ('failure' in good) return good
      return flaw === undefined ? withGroups(good.token, wanted, from) : forged(good.token, flaw, from)
    },
  }
}

async function forged(
  token: string,
  flaw: Forgery,
  { url, jwks, identity, limits }: ServerTokens,
): Promise<TokenGiven> {
  let keys: readonly JWK[] = []
  if (flaw === 'hs256-with-public-key') {
    if (jwks === undefined)
      return notOffered(`the flaw "${flaw}" needs the published keys: authServer.jwks is not given`)
    const set = await keySet(jwks, identity, limits)
    if ('failure' in set) return set
    keys = set.keys
  }
  try {
    const bad = await forge(token, flaw, keys)
    return bad === undefined
      ? notOffered(`the key set ${jwks ?? ''} has not the key that the token of ${url} names`)
      : { token: bad }
  } catch (thrown) {
    return notOffered(`the token of ${url} is no signed JWT from which a bad one could be made: ${messageOf(thrown)}`)
  }
}

/** Whether the token is in the groups that are wanted, and in no other that the test knows. */
function withGroups(token: string, { groups: wanted }: TokenWanted, from: ServerTokens): TokenGiven {
  const held = heldIn(token, from.groupIds)
  // A token that is closed to its client is passed on as it is.
  if (held === undefined) return { token }
  const missing = wanted.filter((group) => !held.includes(group))
  const client = `the client ${from.clientId} of ${from.url}`
  if (missing.length > 0) return notOffered(`${client} is not in the group ${missing.join(', ')}`)
  const more = TOKEN_GROUPS.filter((group) => held.includes(group) && !wanted.includes(group))
  return more.length > 0
    ? notOffered(`${client} is in the group ${more.join(', ')} as well: a token without it cannot be had`)
    : { token }
}

/** Names of the groups that a token holds; undefined where it does not tell. */
function heldIn(token: string, groupIds: ServerTokens['groupIds']): readonly string[] | undefined {
  const names = new Map(Object.entries(groupIds).map(([name, id]) => [id, name]))
  try {
    return asArray(decodeJwt(token)['groups']).map((group) => names.get(inWords(group)) ?? inWords(group))
  } catch {
    return undefined
  }
}
