import { webcrypto } from 'node:crypto'

/** `ec` is P-256, for speed; `rsa` has 2048 bits, for suites that want an RSA certificate. */
export type Algorithm = 'ec' | 'rsa'

export const algorithms = {
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
} as const

/** A fresh pair of keys. */
export async function keyPair(algorithm: Algorithm): Promise<webcrypto.CryptoKeyPair> {
  const made = await webcrypto.subtle.generateKey(algorithms[algorithm], true, ['sign', 'verify'])
  return made
}

/** The private key of a pair as PEM (PKCS #8). */
export async function exportKey({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}
