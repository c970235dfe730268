import type { Hop } from '../core/index.js'
import { processTestPki, sspShapeAttributor, startSsp, type Ssp } from '../spine/index.js'
import { providerAnswers, type Limits, type TlsIdentity, type RouteConfig } from '../transport/index.js'
import { refusedIn, type FileContext } from './credentials.js'
import type { Identities } from './identities.js'
import type { DirectNames, RemoteFile, TlsNames, EndpointAddress } from './schema.js'

/** The routes to a system somewhere else. */
export interface Routes {
  readonly open: { readonly [H in Hop]?: RouteConfig }
  close(): Promise<void>
}

/**
 * Opens the routes that a target file names: through a real SSP where it names one, else through our own emulator in
 * front of the provider; straight to it where it names the certificate of an SSP.
 *
 * @param address - the provider as it is called; a real SSP is asked for the root under which it is registered
 */
export async function openRoutes(
  file: RemoteFile,
  address: EndpointAddress,
  identities: Identities,
  around: FileContext,
  limits: Limits,
): Promise<Routes> {
  const { base } = address
  const { ssp: consumer, direct: identity } = identities
  const direct = file.direct && identity && straight(file.direct, identity, base, around)
  const ours = !file.ssp && identity ? await ownSsp(address, file.consumer.asid, identity, limits) : undefined
  const registered = file.provider.publishedBase ?? base
  const ssp = file.ssp && consumer ? realSsp(file.ssp, consumer, registered, around) : ours?.route
  return {
    open: { ...(ssp ? { ssp } : {}), ...(direct ? { direct } : {}) },
    close: () => ours?.ssp.close() ?? Promise.resolve(),
  }
}

const straight = (names: DirectNames, identity: TlsIdentity, base: string, around: FileContext): RouteConfig => ({
  root: base,
  identity,
  hop: 'harness to provider',
  attribute: providerAnswers,
  certificates: refusedIn(names, 'ssp', identity, around),
})

const realSsp = (names: TlsNames, identity: TlsIdentity, base: string, around: FileContext): RouteConfig => ({
  root: `${names.url}/${base}`,
  identity,
  hop: 'harness to SSP',
  attribute: sspShapeAttributor,
  certificates: refusedIn(names, 'consumer', identity, around),
})

/** Our own SSP in front of a provider that trusts the given certificate. */
async function ownSsp(
  { base, asid }: EndpointAddress,
  consumerAsid: string,
  client: TlsIdentity,
  limits: Limits,
): Promise<{ ssp: Ssp; route: RouteConfig }> {
  const { authority, ssp: server, consumer } = await processTestPki()
  const ssp = await startSsp({
    server: { cert: server.cert, key: server.key, ca: authority.ca },
    client,
    // What the system is registered for is not known here: the rules that need it let everything through.
    registry: {
      consumers: [{ asid: consumerAsid, interactions: 'any' }],
      providers: [{ asid, base, interactions: 'any' }],
      agreements: 'all',
    },
    connectMs: limits.connectMs,
  })
  const identity = { cert: consumer.cert, key: consumer.key, ca: authority.ca }
  return { ssp, route: { root: `${ssp.url}/${base}`, identity, hop: 'harness to SSP', attribute: ssp.attribute } }
}
