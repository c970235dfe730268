import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { randomBytes, webcrypto } from 'node:crypto'
import { systemClock, type Clock } from '../../core/index.js'
import { algorithms, exportKey, keyPair, type Algorithm } from './keys.js'

x509.cryptoProvider.set(webcrypto)

/** What a certificate may be used for. */
export type Use = 'server' | 'client'

/** What to write into a certificate. */
export interface CertificateRequest {
  /** Common name and first subject alternative name. */
  readonly fqdn: string
  /** Further names that it holds for: DNS names and IP addresses. */
  readonly alsoFor?: readonly string[]
  readonly uses: readonly Use[]
  readonly algorithm?: Algorithm
  /** Days from now; -1 to 30 where absent, so that clocks may differ a little. */
  readonly validDays?: readonly [from: number, until: number]
}

/** A certificate and its private key, PEM texts. */
export interface Issued {
  readonly cert: string
  readonly key: string
  readonly serial: string
}

/** A test certificate authority that lives in memory. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly ca: string
  issue(request: CertificateRequest): Promise<Issued>
}

const DAY = 86_400_000
const IP = /^[\d.]+$|:/
const EKU = { server: x509.ExtendedKeyUsage.serverAuth, client: x509.ExtendedKeyUsage.clientAuth } as const

/** Positive, so that the DER integer needs no padding byte. */
const serialNumber = (): string => `4${randomBytes(15).toString('hex').slice(1)}`

/**
 * Makes a certificate authority. Nothing of it touches the disk.
 *
 * @param name - its common name
 * @param clock - validity is judged by TLS, which knows only the machine's clock: another one is for tests of dates
 */
export async function createAuthority(name = 'gpc-assure test root', clock: Clock = systemClock): Promise<Authority> {
  const signingAlgorithm = algorithms.ec
  const keys = await keyPair('ec')
  const span = (from: number, until: number): { notBefore: Date; notAfter: Date } => {
    const now = clock.now().getTime()
    return { notBefore: new Date(now + from * DAY), notAfter: new Date(now + until * DAY) }
  }
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}, O=gp-connect-assurance`,
    ...span(-2, 60),
    signingAlgorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })

  async function issue(request: CertificateRequest): Promise<Issued> {
    const { fqdn, alsoFor = [], uses, algorithm = 'ec', validDays = [-1, 30] } = request
    const own = await keyPair(algorithm)
    const names = [fqdn, ...alsoFor].map((value) => ({
      type: IP.test(value) ? ('ip' as const) : ('dns' as const),
      value,
    }))
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${fqdn}, OU=gpconnect, O=nhs`,
      issuer: root.subject,
      ...span(...validDays),
      signingKey: keys.privateKey,
      publicKey: own.publicKey,
      signingAlgorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
        new x509.ExtendedKeyUsageExtension(uses.map((u) => EKU[u])),
        new x509.SubjectAlternativeNameExtension(names),
        await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    return { cert: leaf.toString('pem'), key: await exportKey(own), serial: leaf.serialNumber }
  }

  return { ca: root.toString('pem'), issue }
}
