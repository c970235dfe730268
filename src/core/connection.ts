/** Client certificates that a provider or an SSP has to refuse (SPINE-SEC-001, SPINE-TLS-008 to -011). */
export const REFUSED_CERTIFICATES = [
  'none',
  'expired',
  'not-yet-valid',
  'wrong-fqdn',
  'wrong-authority',
  'wrong-usage',
  'revoked',
  'self-signed',
] as const

/** One word of {@link REFUSED_CERTIFICATES}. */
export type RefusedCertificate = (typeof REFUSED_CERTIFICATES)[number]

/**
 * How the connection under a request differs from the hop's own; such a request has one to itself. Where the target has
 * no such certificate, or this machine's TLS library cannot offer such a thing, the exchange has a failure at the hop
 * `harness`: not tested, never passed.
 */
export interface Connection {
  readonly certificate?: RefusedCertificate
  /** The only protocol version that is offered. */
  readonly protocol?: 'SSLv2' | 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  /** The only suites that are offered, in order, in OpenSSL's notation (TLS 1.2 and older). */
  readonly ciphers?: string
  /** Each suite outside of the four approved groups, by hellos of our own making, until the server takes none. */
  readonly unapproved?: true
  /** HTTP without TLS. */
  readonly plain?: true
  /** Another port of the same host. */
  readonly port?: number
}

/** `TLSv1` becomes `TLS 1.0`, as people write it. */
const versionInWords = (protocol: string): string =>
  protocol.replace(/^(SSL|TLS)v(\d)(?:\.(\d))?$/, (_whole, name: string, major: string, minor = '0') =>
    [name, `${major}.${minor}`].join(' '),
  )

/** A connection that differs, in a few words: `client certificate: expired, TLS 1.2`. */
export const connectionInWords = ({ certificate, protocol, ciphers, unapproved, plain, port }: Connection): string =>
  [
    certificate && (certificate === 'none' ? 'no client certificate' : `client certificate: ${certificate}`),
    protocol && versionInWords(protocol),
    ciphers?.split(':').join(', '),
    unapproved && 'every suite outside of the approved groups',
    plain && 'plain HTTP',
    port && `port ${port}`,
  ]
    .filter(Boolean)
    .join(', ')
