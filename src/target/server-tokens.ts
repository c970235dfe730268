import { GpcError, type Clock } from '../core/index.js'
import { keyProblem, serverTokens, tokenClient, type Proof } from '../spine/index.js'
import type { Limits, TlsIdentity, TokenSource } from '../transport/index.js'
import { environment, readAuthorities, readPem, type FileContext } from './credentials.js'
import type { AuthServerNames } from './schema.js'

/**
 * The authorisation server of a target file as a source of tokens. Nothing is asked of it yet.
 *
 * @param base - the service root that is called: what the scope names where the file gives none
 * @throws GpcError for a key, secret or authority that cannot be used, with the label
 */
export function openServerTokens(
  names: AuthServerNames,
  base: string,
  around: FileContext,
  limits: Limits,
  clock: Clock,
): TokenSource {
  const { url, clientId, scope = `${base}/.default`, jwks, groups: groupIds, ca } = names
  const identity: TlsIdentity = ca === undefined ? {} : { ca: readAuthorities(ca, 'authServer.ca', around) }
  const client = tokenClient({ url, clientId, proof: proofOf(names, around), identity, limits, clock })
  return serverTokens({
    client,
    url,
    clientId,
    scope,
    groupIds,
    identity,
    limits,
    ...(jwks === undefined ? {} : { jwks }),
  })
}

function proofOf({ privateKey, keyId, clientSecret }: AuthServerNames, around: FileContext): Proof {
  if (clientSecret) return { secret: environment(clientSecret.env, 'authServer.clientSecret', around) }
  const pem = privateKey === undefined ? '' : readPem(privateKey, 'authServer.privateKey', around)
  const problem = keyProblem(pem)
  if (problem !== undefined)
    throw new GpcError('key-unusable', `${around.file}: authServer.privateKey cannot be used: ${problem}`)
  return { privateKey: pem, ...(keyId === undefined ? {} : { keyId }) }
}
