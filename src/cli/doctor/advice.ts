import { GpcError, messageOf } from '../../core/index.js'
import type { Probe } from './probe.js'

const EXAMPLE = 'fixtures/targets/example.yaml explains every label'
const REACH = 'check the address, and the way from this machine to it (VPN, HSCN, firewall, proxy)'
const BUSY =
  'ask again later: the service has too much to do, or this client asks too often; nothing is wrong with the entry'
const REGISTER = 'have it mended where the system is registered (SDS)'

/** What to do about an error, by its code. */
const BY_CODE: Readonly<Record<string, string>> = {
  'target-file-missing': `name a file that is there; ${EXAMPLE}`,
  'target-file-malformed': `mend the line that is named; ${EXAMPLE}`,
  'target-file-invalid': `mend the label that is named; ${EXAMPLE}`,
  'target-file-unreadable': 'give this user the right to read it',
  'certificate-unreadable': 'put the file there and make it readable; paths are relative to the target file',
  'certificate-unusable': 'the file has to hold PEM text, and the passphrase has to be that of the key',
  'certificate-expired': 'have a new one issued',
  'certificate-not-yet-valid': 'wait for it, or have another one issued; is the clock of this machine right?',
  'environment-missing': 'set the variable before the command is started',
  'key-encrypted': 'put the passphrase into an environment variable and name that',
  'key-unusable': 'take the private key whose public half the authorisation server knows, as PEM text',
  'key-mismatch': 'take certificate and key of the same pair',
  'directory-down': `${REACH}; does it accept this client certificate?`,
  'directory-busy': BUSY,
  'directory-refused': 'does this client have the right to search there?',
  'directory-referral': 'name the server that it refers to in the target file',
  'directory-no-entry': 'check ODS code and interaction id; else the practice is not registered for the interaction',
  'directory-ambiguous': `one record for a practice and an interaction is due: ${REGISTER}`,
  'directory-bad-endpoint': `nhsMhsEndPoint is https://[FQDN]/[ODS code]/STU3/1/[segment] without a slash at its end: ${REGISTER}`,
  'directory-bad-asid': REGISTER,
  'directory-no-party-key': REGISTER,
  'directory-unable': 'ask it by LDAP',
  'pds-down': REACH,
  'pds-busy': BUSY,
  'pds-refused': 'check the NHS number, the token, and whether this client may ask',
  'pds-no-practice': "take another patient's NHS number: this one is restricted or not registered",
  'pds-bad-number': 'an NHS number has 10 digits',
}

/** What to do about a connection that does not stand, by the kind of its failure. */
const BY_KIND: Readonly<Record<string, string>> = {
  dns: 'the name has no address here: mend it, or use the resolver of the network that knows it',
  refused: 'nobody listens there: check host and port, and that the system is up',
  timeout: `nothing came back: ${REACH}`,
  tls: 'see its certificate, and whether it accepts the one that is shown',
  reset: 'the other side hung up: does it accept the certificate that is shown?',
}

/** The advice for a kind of failure, as part of a probe. */
export const adviceFor = (kind: string): { advice?: string } => {
  const advice = Object.hasOwn(BY_KIND, kind) ? BY_KIND[kind] : undefined
  return advice === undefined ? {} : { advice }
}

/** The advice for the code of an error, as part of a probe. */
export const adviceOn = (code: string): { advice?: string } => {
  const advice = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  return advice === undefined ? {} : { advice }
}

/** A probe that ended with an error. */
export function failed(hop: string, tried: string, thrown: unknown, configuration = false): Probe {
  const code = thrown instanceof GpcError ? thrown.code : ''
  return {
    hop,
    tried,
    health: 'not',
    found: messageOf(thrown),
    ...adviceOn(code),
    ...(configuration || /^(certificate|key|environment)-/.test(code) ? { configuration: true } : {}),
  }
}
