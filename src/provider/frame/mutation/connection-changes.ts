import { APPROVED_SUITES as SUITES, type ConnectionPolicies } from '../connection-policies.js'
import type { Overlay } from '../policy.js'

type Changes = Readonly<Record<string, Overlay<ConnectionPolicies>>>

const forgives = (flaw: string): Overlay<ConnectionPolicies> => ({ forgives: (found) => found === flaw })

/** Other ways to handle connections, by the names under which faults and benign variations have them. */
export const CONNECTIONS = {
  'clients.anonymous': { anonymous: true },
  'clients.expired': forgives('CERT_HAS_EXPIRED'),
  'clients.not-yet-valid': forgives('CERT_NOT_YET_VALID'),
  'clients.revoked': forgives('CERT_REVOKED'),
  'clients.any-use': forgives('INVALID_PURPOSE'),
  'clients.any-authority': { forgives: (flaw, selfSigned) => flaw.startsWith('UNABLE_TO_') && !selfSigned },
  'clients.self-signed': { forgives: (_flaw, selfSigned) => selfSigned },
  'clients.any-name': { anyName: true },
  'front-end.answers': { strangers: 'answered' },
  'plain.answered': { plain: 'answered' },
  'plain.redirected': { plain: 'redirected' },
  'suites.no-aesgcm-eecdh': { suites: `${SUITES}:!AESGCM+EECDH` },
  'suites.no-aesgcm-edh': { suites: `${SUITES}:!AESGCM+EDH` },
  'suites.no-aes256-eecdh': { suites: `${SUITES}:!AES256+EECDH` },
  'suites.no-aes256-edh': { suites: `${SUITES}:!AES256+EDH` },
  'suites.cbc-first': { suites: `ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:${SUITES}` },
  'suites.gcm-only': { suites: 'AESGCM+EECDH:AESGCM+EDH' },
  'suites.no-forward-secrecy': { suites: `${SUITES}:AES128-SHA256` },
  'suites.no-encryption': { suites: `${SUITES}:NULL-MD5:@SECLEVEL=0` },
  'suites.aes128-cbc': { suites: `${SUITES}:ECDHE-RSA-AES128-SHA256` },
  // What a stock server has beside the four groups, for either kind of key.
  'suites.stock': {
    suites: `${SUITES}:${[
      'ECDHE-RSA-CHACHA20-POLY1305',
      'ECDHE-ECDSA-AES128-SHA256',
      'ECDHE-RSA-AES128-SHA256',
      'ECDHE-ECDSA-AES128-SHA',
      'ECDHE-RSA-AES128-SHA',
      'DHE-RSA-AES128-SHA256',
      'AES128-GCM-SHA256',
      'AES256-GCM-SHA384',
      'AES128-SHA',
    ].join(':')}`,
  },
  // OpenSSL has TLS 1.0 and 1.1 at no higher level, since they sign with SHA-1.
  'versions.old': { suites: `${SUITES}:@SECLEVEL=0`, versions: { minVersion: 'TLSv1' } },
  'versions.new': { versions: { maxVersion: 'TLSv1.3' } },
  'versions.new-only': { versions: { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' } },
} as const satisfies Changes

/** Wrong ways to write a service root, by name. Spec facts section 3.2 has the right one. */
export const ROOTS = {
  'root.fhir-version': (root) => root.replace('/STU3/', '/DSTU2/'),
  'root.major-version': (root) => root.replace('/STU3/1/', '/STU3/v1/'),
  'root.trailing-slash': (root) => `${root}/`,
  'root.ods-code': (root) => root.replace(/\/[A-Z0-9]+\/STU3\//, '/STU3/'),
  'root.no-tls': (root) => root.replace('https:', 'http:'),
  'root.resource': (root) => `${root}/Patient`,
} as const satisfies Readonly<Record<string, (root: string) => string>>
