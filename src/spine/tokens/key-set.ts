import type { JWK } from 'jose'
import { inWords, objects, type TransportFailure } from '../../core/index.js'
import { TO_AUTHORISATION_SERVER, type Limits, type TlsIdentity } from '../../transport/index.js'
import { askJson } from '../national/get-json.js'

/** Members that only a private or a symmetric key has (RFC 7518 sections 6.2.2, 6.3.2 and 6.4). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * Reads an issuer's set of keys (RFC 7517 section 5). Never rejects for what the server does.
 *
 * @returns why it is unusable, with the URL: down, slow, empty, too large, not JSON, without keys, with a private key
 */
export async function keySet(
  url: string,
  identity: TlsIdentity,
  limits: Limits,
): Promise<{ readonly keys: readonly JWK[] } | { readonly failure: TransportFailure }> {
  const failure = (kind: TransportFailure['kind'], problem: string): { failure: TransportFailure } => ({
    failure: { kind, hop: TO_AUTHORISATION_SERVER, message: `key set ${url}: ${problem}` },
  })
  const answer = await askJson({ method: 'GET', url, fields: [['Accept', 'application/json']] }, identity, limits)
  if ('problem' in answer) return failure(answer.kind, answer.problem)
  if (answer.status !== 200) return failure('protocol', `answered ${answer.status}`)
  const keys = objects(answer.body['keys'])
  if (keys.length === 0) return failure('protocol', 'holds no keys')
  const secret = keys.find((key) => PRIVATE.some((name) => name in key))
  if (secret)
    return failure('protocol', `holds a private key (kid ${inWords(secret['kid'])}): whoever reads it can sign tokens`)
  return { keys }
}
