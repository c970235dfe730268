import { CONNECTIONS } from './connection-changes.js'
import type { Family, FaultOf } from './family.js'

/** A fault of connections: a rule of TLS that is passed over, or another way to speak it. */
const connectionFault = (name: string, says: string, mutation: keyof typeof CONNECTIONS, proves: string): FaultOf => ({
  name,
  says,
  at: 'tls',
  policies: CONNECTIONS[mutation],
  proves,
})

/** Clients that have to be turned away. */
const clients: readonly FaultOf[] = [
  connectionFault(
    'anonymous-clients',
    'Serves clients without a certificate',
    'clients.anonymous',
    'client-without-certificate-is-refused',
  ),
  connectionFault(
    'expired-certificates',
    'Serves clients whose certificate has expired',
    'clients.expired',
    'expired-certificate-is-refused',
  ),
  connectionFault(
    'certificates-not-yet-valid',
    'Serves clients whose certificate is not yet valid',
    'clients.not-yet-valid',
    'certificate-not-yet-valid-is-refused',
  ),
  connectionFault(
    'revoked-certificates',
    'Serves clients whose certificate is revoked',
    'clients.revoked',
    'revoked-certificate-is-refused',
  ),
  connectionFault(
    'certificates-of-any-authority',
    'Serves clients with a certificate of any authority',
    'clients.any-authority',
    'certificate-of-another-authority-is-refused',
  ),
  connectionFault(
    'self-signed-certificates',
    'Serves clients with a certificate of their own making',
    'clients.self-signed',
    'self-signed-certificate-is-refused',
  ),
  connectionFault(
    'certificates-for-any-use',
    'Serves clients whose certificate is for something else',
    'clients.any-use',
    'certificate-for-another-use-is-refused',
  ),
  connectionFault(
    'certificates-of-any-name',
    'Serves whoever has a certificate of the authority',
    'clients.any-name',
    'certificate-of-another-fqdn-is-refused',
  ),
]

const PREFERENCE = 'gcm-suites-are-preferred'
const FORBIDDEN = 'forbidden-suite-is-refused'

/** Versions and suites. */
const protocols: readonly FaultOf[] = [
  connectionFault('old-tls', 'Speaks TLS 1.0 and 1.1 as well', 'versions.old', 'old-tls-is-refused'),
  connectionFault('tls-1.3-only', 'Speaks TLS 1.3 and nothing else', 'versions.new-only', 'tls-1-2-is-served'),
  connectionFault(
    'no-aesgcm-eecdh',
    'Has no suite of the group AESGCM+EECDH',
    'suites.no-aesgcm-eecdh',
    'aesgcm-eecdh-suites-are-supported',
  ),
  connectionFault(
    'no-aesgcm-edh',
    'Has no suite of the group AESGCM+EDH',
    'suites.no-aesgcm-edh',
    'aesgcm-edh-suites-are-supported',
  ),
  connectionFault(
    'no-aes256-eecdh',
    'Has no suite of the group AES256+EECDH',
    'suites.no-aes256-eecdh',
    'aes256-eecdh-suites-are-supported',
  ),
  connectionFault(
    'no-aes256-edh',
    'Has no suite of the group AES256+EDH',
    'suites.no-aes256-edh',
    'aes256-edh-suites-are-supported',
  ),
  connectionFault('cbc-first', 'Prefers suites with CBC', 'suites.cbc-first', PREFERENCE),
  connectionFault('no-forward-secrecy', 'Has a suite without forward secrecy', 'suites.no-forward-secrecy', FORBIDDEN),
  connectionFault('no-encryption', 'Has a suite without encryption', 'suites.no-encryption', FORBIDDEN),
  connectionFault('aes128-cbc', 'Has a suite that stands in no group', 'suites.aes128-cbc', FORBIDDEN),
  connectionFault('stock-suites', 'Has nine suites that stand in no group', 'suites.stock', FORBIDDEN),
  connectionFault('plain-http', 'Answers plain HTTP on its port', 'plain.answered', 'plain-http-is-not-served'),
]

/** Faults of connections. */
export const connectionFaults: readonly FaultOf[] = [...clients, ...protocols]

/** They are tried on the capability statement. */
export const connectionFamilies: readonly Family[] = [{ on: ['get-capability-statement'], faults: connectionFaults }]
