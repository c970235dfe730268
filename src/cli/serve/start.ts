import type { Variant } from '../../catalogue/index.js'
import { GpcError, messageOf, Started } from '../../core/index.js'
import { loadRecords } from '../../provider/index.js'
import {
  makeTestPki,
  startLdap,
  startNational,
  startRevocation,
  type Audit,
  type LdapServer,
  type LdapServerOptions,
  type National,
  type NationalOptions,
  type Revocation,
} from '../../spine/index.js'
import { loadEmbedded, startEmbedded, type EmbeddedTarget } from '../../target/index.js'
import { faultsOf, type ServeOptions } from './options.js'

/** What listens. */
export interface Served {
  readonly target: EmbeddedTarget
  readonly national: National
  readonly ldap: LdapServer
  readonly revocation: Revocation
  close(): Promise<void>
}

/**
 * Starts SSP, provider, FHIR services, the authority's responder and the directory by LDAP, each on the next port.
 *
 * @throws GpcError where one of them cannot start, a port in use for example
 */
export async function startServed(options: ServeOptions, audit: Audit): Promise<Served> {
  const started = new Started()
  try {
    const revocation = started.keep(await startRevocation(listening(options, 3)))
    const target = started.keep(await startTarget(options, audit, revocation))
    const national = started.keep(await startNational(services(target, options)))
    const ldap = started.keep(await startLdap(directory(target, options)))
    return { target, national, ldap, revocation, close: () => started.close() }
  } catch (thrown) {
    await started.close()
    if (thrown instanceof GpcError) throw thrown
    throw new GpcError('serve-not-started', `serve cannot start: ${messageOf(thrown)}`, 2, { cause: thrown })
  }
}

/** Where the one after so many of the first port listens. */
const listening = ({ port, host }: ServeOptions, after: number): { port?: number; host?: string; name?: string } => ({
  ...(port === undefined ? {} : { port: port + after }),
  ...(host === undefined ? {} : { host: '0.0.0.0', name: host }),
})

async function startTarget(options: ServeOptions, audit: Audit, revocation: Revocation): Promise<EmbeddedTarget> {
  const { variant, port, host, tokens, dress } = options
  const faults = faultsOf(options)
  const pki = await makeTestPki({ revocationUrl: revocation.url, ...(host === undefined ? {} : { alsoFor: [host] }) })
  revocation.speakFor(pki.authority)
  const target = await startEmbedded({
    variant,
    faults: faults.provider,
    audit,
    pki,
    everyKey: true,
    ...(options.seed === undefined ? {} : { records: loadRecords(variant.id, options.seed) }),
    ...(dress === undefined ? {} : { dress }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(port === undefined ? {} : { ports: { ssp: port, provider: port + 1, auth: port + 6 } }),
    ...(host === undefined ? {} : { listen: { name: host, bind: '0.0.0.0' } }),
  })
  target.useSspFaults(faults.ssp)
  return target
}

/** The interaction ids that consumer and provider are registered for. */
const registered = ({ interactions, helpers }: Variant): string[] => [
  ...new Set([...interactions, ...helpers].map((i) => i.interactionId)),
]

const partyKey = (odsCode: string): string => `${odsCode}-8200000`

/** The FHIR APIs: the directory knows the one practice, PDS its patients. */
function services(target: EmbeddedTarget, options: ServeOptions): NationalOptions {
  const { base, odsCode, providerAsid: asid, pki } = target
  const numbers = Object.values(loadEmbedded(options.variant.standard).patients).map(({ nhsNumber }) => nhsNumber)
  return {
    cert: pki.ssp.cert,
    key: pki.ssp.key,
    entries: [{ odsCode, base, asid, partyKey: partyKey(odsCode), interactions: registered(options.variant) }],
    patients: numbers.filter((n) => n !== undefined).map((nhsNumber) => ({ nhsNumber, odsCode })),
    ...listening(options, 2),
  }
}

/** The directory by LDAP: the one practice, and the consumer, who has no message handling records. */
function directory(target: EmbeddedTarget, { variant, port, host }: ServeOptions): LdapServerOptions {
  const { base, odsCode, providerAsid: asid, consumer, pki } = target
  const interactions = registered(variant)
  const provider = { odsCode, base, asid, partyKey: partyKey(odsCode), interactions }
  const own = { odsCode: consumer.odsCode, asid: consumer.asid, partyKey: partyKey(consumer.odsCode), interactions }
  return {
    cert: pki.ssp.cert,
    key: pki.ssp.key,
    ca: pki.authority.ca,
    systems: [provider, own],
    ...(port === undefined ? {} : { ports: { ldap: port + 4, ldaps: port + 5 } }),
    ...(host === undefined ? {} : { host: '0.0.0.0', name: host }),
  }
}
