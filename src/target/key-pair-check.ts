import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import { GpcError, messageOf } from '../core/index.js'

/** One text of PEM and how to speak of it: `my.yaml: ssp.key (harness to SSP): the file consumer.key`. */
export interface Named {
  readonly text: string
  readonly words: string
}

/** Certificate, key and authorities of one end. */
export interface Texts {
  readonly certificate: Named
  readonly key: Named
  /** Opens the key, and the label of the target file that names it. */
  readonly passphrase: { readonly text?: string; readonly label: string }
  readonly ca?: Named
}

/**
 * Looks whether certificate, key and authorities can be used, belong together and are in date, and whether the TLS
 * library takes them.
 *
 * @throws GpcError that names the file at fault
 */
export function checkKeyPair({ certificate, key, passphrase, ca }: Texts, now: Date): void {
  const parsed = certificateOf(certificate)
  if (ca) checkCertificates(ca)
  belongTogether(parsed, key, keyOf(key, passphrase))
  const { validFrom, validTo } = parsed
  if (Date.parse(validTo) < now.getTime())
    throw new GpcError('certificate-expired', `${certificate.words} expired on ${validTo}`)
  if (Date.parse(validFrom) > now.getTime())
    throw new GpcError('certificate-not-yet-valid', `${certificate.words} is not valid before ${validFrom}`)
  const opened = passphrase.text === undefined ? {} : { passphrase: passphrase.text }
  accepted(certificate, { cert: certificate.text, key: key.text, ...opened })
}

/**
 * Looks whether a certificate and its key belong together, whatever else is wrong with the certificate.
 *
 * @throws GpcError that names the file at fault
 */
export function checkPair(certificate: Named, key: Named): void {
  belongTogether(certificateOf(certificate), key, keyOf(key, { label: 'a passphrase, which these have none of' }))
}

/**
 * Looks whether a text holds certificates that the TLS library takes.
 *
 * @throws GpcError that names the file at fault
 */
export function checkCertificates(named: Named): void {
  certificateOf(named)
  accepted(named, { ca: named.text })
}

function belongTogether(certificate: X509Certificate, key: Named, own: KeyObject): void {
  if (certificate.checkPrivateKey(own)) return
  const whose = certificate.subject.replaceAll('\n', ', ')
  throw new GpcError('key-mismatch', `${key.words} does not belong to the certificate (${whose})`)
}

/** A short key, or a second certificate that is broken, shows only here. */
function accepted({ words }: Named, options: SecureContextOptions): void {
  try {
    createSecureContext(options)
  } catch (thrown) {
    throw unusable(`${words} cannot be used for TLS: ${messageOf(thrown)}`, thrown)
  }
}

function certificateOf({ text, words }: Named): X509Certificate {
  try {
    return new X509Certificate(text)
  } catch (thrown) {
    throw unusable(`${words} cannot be used: it holds no certificate in PEM form`, thrown)
  }
}

function keyOf({ text, words }: Named, passphrase: Texts['passphrase']): KeyObject {
  const encrypted = text.includes('ENCRYPTED')
  if (encrypted && passphrase.text === undefined)
    throw new GpcError('key-encrypted', `${words} is encrypted: name its passphrase as ${passphrase.label}`)
  try {
    return createPrivateKey(encrypted ? { key: text, passphrase: passphrase.text } : text)
  } catch (thrown) {
    const why = encrypted ? `${passphrase.label} does not open it` : 'it holds no private key in PEM form'
    throw unusable(`${words} cannot be used: ${why}`, thrown)
  }
}

const unusable = (message: string, cause: unknown): GpcError =>
  new GpcError('certificate-unusable', message, 2, { cause })
