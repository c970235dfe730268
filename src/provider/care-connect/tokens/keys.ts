import { request } from 'node:https'
import type { JWK } from 'jose'
import { isObject, objects, type Clock, type JsonObject } from '../../../core/index.js'
import type { SignedTokens } from '../../frame/token-form.js'

/** The public keys of a token issuer. */
export interface KeySource {
  /**
   * The key of that id; the set is asked for anew where it is old or does not hold the key, since issuers rotate them.
   *
   * @throws where the set cannot be had: no answer, no 200, too large, no JWKS
   */
  find(kid: string): Promise<JWK | undefined>
}

/** How long a set is believed without a look at the source. */
const LIFE_MS = 600_000

/** Bytes of the largest set that is read. */
const LARGEST = 65_536

/** Members of a private or a shared key (RFC 7518 section 6): a key published with them is nobody's any more. */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

const isPublic = (key: JsonObject): boolean =>
  (key['kty'] === 'RSA' || key['kty'] === 'EC') &&
  (key['use'] ?? 'sig') === 'sig' &&
  SECRET.every((member) => key[member] === undefined)

/** Gets the text of a set over TLS. @throws where there is none in time, or too large a one */
const fetched = ({ jwks, ca, answerMs = 3000 }: SignedTokens): Promise<string> =>
  new Promise((resolve, reject) => {
    const how = { agent: false, signal: AbortSignal.timeout(answerMs), ...(ca === undefined ? {} : { ca }) }
    const call = request(jwks, how, (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > LARGEST) response.destroy(new RangeError(`${jwks} answers with more than ${String(LARGEST)} bytes`))
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'))
        else reject(new RangeError(`${jwks} answers ${String(response.statusCode)}`))
      })
    })
    call.on('error', reject)
    call.end()
  })

/** The keys of a JWKS by their ids; keys that may not be used are left out. @throws where the text is no JWKS */
export function readKeys(text: string): ReadonlyMap<string, JWK> {
  const set: unknown = JSON.parse(text)
  if (!isObject(set) || !Array.isArray(set['keys'])) throw new RangeError('the answer is no JWKS')
  const usable = objects(set['keys']).filter(isPublic)
  return new Map(usable.flatMap((key) => (typeof key['kid'] === 'string' ? [[key['kid'], key as JWK]] : [])))
}

/** The keys behind the URL of a target's settings. */
export function keySource(tokens: SignedTokens, clock: Clock): KeySource {
  let known: ReadonlyMap<string, JWK> = new Map()
  let readAt = -Infinity
  let pending: Promise<void> | undefined
  const refresh = async (): Promise<void> => {
    known = readKeys(await fetched(tokens))
    readAt = clock.now().getTime()
  }
  return {
    async find(kid) {
      if (!known.has(kid) || clock.now().getTime() - readAt > LIFE_MS)
        // Tokens that come together ask once.
        await (pending ??= refresh().finally(() => (pending = undefined)))
      return known.get(kid)
    },
  }
}
