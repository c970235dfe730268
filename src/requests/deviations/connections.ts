import type { Connection, RefusedCertificate } from '../../core/index.js'
import type { Deviation } from '../deviation.js'

/** Deviations of the connection under a request, on the direct hop: behind the SSP it is the SSP's own. */
const over = (name: string, connection: Connection): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, connection }),
})

/** TLS 1.2, so that a refusal of the certificate is part of the handshake. */
const certificate = (name: string, kind: RefusedCertificate): Deviation =>
  over(name, { certificate: kind, protocol: 'TLSv1.2' })

const suites = (name: string, ...ciphers: string[]): Deviation =>
  over(name, { protocol: 'TLSv1.2', ciphers: ciphers.join(':') })

/** For a server with an EC certificate the ECDSA twins count as well. */
const both = (suite: string): string[] => [suite, suite.replace('-RSA-', '-ECDSA-')]

/** The four groups by their members of RSA certificates; those of AES256 without the GCM suites OpenSSL adds (A72). */
const EECDH_GCM = ['ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256'].flatMap(both)
const EDH_GCM = ['DHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-AES128-GCM-SHA256']
const EECDH_CBC = ['ECDHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES256-SHA'].flatMap(both)
const EDH_CBC = ['DHE-RSA-AES256-SHA256', 'DHE-RSA-AES256-SHA']

/** Deviations of the connection: client certificates, versions, suites, no TLS. */
export const connectionDeviations: readonly Deviation[] = [
  certificate('no client certificate', 'none'),
  certificate('an expired client certificate', 'expired'),
  certificate('a revoked client certificate', 'revoked'),
  certificate('a client certificate of another FQDN', 'wrong-fqdn'),
  certificate('a client certificate of another authority', 'wrong-authority'),
  certificate('a self-signed client certificate', 'self-signed'),
  certificate('a client certificate that is not yet valid', 'not-yet-valid'),
  certificate('a client certificate for another use', 'wrong-usage'),
  over('SSL 2.0', { protocol: 'SSLv2' }),
  over('SSL 3.0', { protocol: 'SSLv3' }),
  over('TLS 1.0', { protocol: 'TLSv1' }),
  over('TLS 1.1', { protocol: 'TLSv1.1' }),
  over('TLS 1.2', { protocol: 'TLSv1.2' }),
  over('TLS 1.3', { protocol: 'TLSv1.3' }),
  suites('AES-GCM suites with ECDHE', ...EECDH_GCM),
  suites('AES-GCM suites with DHE', ...EDH_GCM),
  suites('the AES256-GCM suite with ECDHE', ...both('ECDHE-RSA-AES256-GCM-SHA384')),
  suites('the AES256-GCM suite with DHE', 'DHE-RSA-AES256-GCM-SHA384'),
  suites('AES256-CBC suites with ECDHE', ...EECDH_CBC),
  suites('AES256-CBC suites with DHE', ...EDH_CBC),
  suites('all allowed suites, the least preferred first', ...EDH_CBC, ...EECDH_CBC, ...EDH_GCM, ...EECDH_GCM),
  over('every suite outside of the approved groups', { protocol: 'TLSv1.2', unapproved: true }),
  over('plain HTTP', { plain: true }),
  over('plain HTTP to port 80', { plain: true, port: 80 }),
]
