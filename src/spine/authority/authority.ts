import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { KeyObject, randomBytes, sign, webcrypto } from 'node:crypto'
import { systemClock, type Clock } from '../../core/index.js'
import { algorithms, exportKey, keyPair, type Algorithm } from './keys.js'

x509.cryptoProvider.set(webcrypto)

/** What a certificate may be used for. */
export type Use = 'server' | 'client' | 'email'

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
  /** Hexadecimal; a fresh one where absent. */
  readonly serial?: string
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
  /** Its revocation list, PEM as Node wants it; it lists {@link Authority.revokedSerial}. */
  readonly crl: string
  /** A certificate that is issued with this serial is revoked from the start. */
  readonly revokedSerial: string
  readonly revokedAt: Date
  /** The bits of its public key, by whose hash OCSP names it. */
  readonly publicKeyBits: Buffer
  /** True for the serial number of a certificate that it issued. */
  knows(serial: string): boolean
  /** Its signature, ECDSA with SHA-256. */
  sign(data: Buffer): Buffer
  issue(request: CertificateRequest): Promise<Issued>
}

const DAY = 86_400_000
const IP = /^[\d.]+$|:/
const EKU = {
  server: x509.ExtendedKeyUsage.serverAuth,
  client: x509.ExtendedKeyUsage.clientAuth,
  email: x509.ExtendedKeyUsage.emailProtection,
} as const
const { digitalSignature, keyEncipherment, keyCertSign, cRLSign } = x509.KeyUsageFlags

/** Positive, so that the DER integer needs no padding byte. */
const serialNumber = (): string => `4${randomBytes(15).toString('hex').slice(1)}`

const span = (clock: Clock, from: number, until: number): { notBefore: Date; notAfter: Date } => {
  const now = clock.now().getTime()
  return { notBefore: new Date(now + from * DAY), notAfter: new Date(now + until * DAY) }
}

const subjectOf = (fqdn: string): string => `CN=${fqdn}, OU=gpconnect, O=nhs`

function leafExtensions({ fqdn, alsoFor = [], uses }: CertificateRequest): x509.Extension[] {
  const names = [fqdn, ...alsoFor].map((value) => ({
    type: IP.test(value) ? ('ip' as const) : ('dns' as const),
    value,
  }))
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(digitalSignature | keyEncipherment, true),
    new x509.ExtendedKeyUsageExtension(uses.map((u) => EKU[u])),
    new x509.SubjectAlternativeNameExtension(names),
  ]
}

/** CRL and OCSP responder of an authority (RFC 5280 sections 4.2.1.13 and 4.2.2.1). */
const whereToAsk = (url: string): x509.Extension[] => [
  new x509.CRLDistributionPointsExtension([`${url}/ca.crl`]),
  new x509.AuthorityInfoAccessExtension({ ocsp: `${url}/ocsp` }),
]

/**
 * Makes a certificate authority. Nothing of it touches the disk.
 *
 * @param name - its common name
 * @param clock - validity is judged by TLS, which knows only the machine's clock: another one is for tests of dates
 * @param revocationUrl - where its word on revoked certificates can be had; goes into each certificate
 */
export async function createAuthority(
  name = 'gpc-assure test root',
  clock: Clock = systemClock,
  revocationUrl?: string,
): Promise<Authority> {
  const signingAlgorithm = algorithms.ec
  const keys = await keyPair('ec')
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}, O=gp-connect-assurance`,
    ...span(clock, -60, 60),
    signingAlgorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const issuer = { issuer: root.subject, signingKey: keys.privateKey, signingAlgorithm }
  const revokedSerial = serialNumber()
  const serials = new Set<string>()
  const whereabouts = revocationUrl === undefined ? [] : whereToAsk(revocationUrl)

  async function issue(request: CertificateRequest): Promise<Issued> {
    const { fqdn, algorithm = 'ec', validDays = [-1, 30], serial = serialNumber() } = request
    serials.add(serial)
    const own = await keyPair(algorithm)
    const leaf = await x509.X509CertificateGenerator.create({
      ...issuer,
      serialNumber: serial,
      subject: subjectOf(fqdn),
      ...span(clock, ...validDays),
      publicKey: own.publicKey,
      extensions: [
        ...leafExtensions(request),
        ...whereabouts,
        await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    return { cert: pemOf(leaf), key: await exportKey(own), serial }
  }

  const { notBefore: thisUpdate, notAfter: nextUpdate } = span(clock, -1, 30)
  const revoked = { serialNumber: revokedSerial, revocationDate: thisUpdate, reason: x509.X509CrlReason.keyCompromise }
  const crl = await x509.X509CrlGenerator.create({ ...issuer, thisUpdate, nextUpdate, entries: [revoked] })
  return {
    ca: pemOf(root),
    // Node's parser knows the label of RFC 7468 only.
    crl: pemOf(crl).replaceAll(' CRL-----', ' X509 CRL-----'),
    revokedSerial,
    revokedAt: thisUpdate,
    publicKeyBits: Buffer.from(await webcrypto.subtle.exportKey('raw', keys.publicKey)),
    knows: (serial) => serials.has(serial),
    sign: (data) => sign('sha256', data, KeyObject.from(keys.privateKey)),
    issue,
  }
}

/** A certificate that nobody but itself vouches for. */
export async function selfSigned(request: CertificateRequest, clock: Clock = systemClock): Promise<Issued> {
  const { fqdn, algorithm = 'ec', validDays = [-1, 30], serial = serialNumber() } = request
  const keys = await keyPair(algorithm)
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial,
    name: subjectOf(fqdn),
    ...span(clock, ...validDays),
    signingAlgorithm: algorithms[algorithm],
    keys,
    extensions: leafExtensions(request),
  })
  return { cert: pemOf(leaf), key: await exportKey(keys), serial }
}

/** With the line feed at its end that the library leaves out: else two files that are joined share a line. */
const pemOf = (made: { toString(format: 'pem'): string }): string => `${made.toString('pem').trimEnd()}\n`
