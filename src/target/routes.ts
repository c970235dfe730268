import { GpcError, type Hop } from '../core/index.js'
import { processTestPki, sspShapeAttributor, startSsp, type Ssp } from '../spine/index.js'
import { providerAnswers, type Limits, type TlsIdentity, type RouteConfig } from '../transport/index.js'
import { readIdentity, refusedIn, type FileContext } from './credentials.js'
import type { RemoteFile, TlsNames, EndpointAddress } from './schema.js'

/** The routes to a system somewhere else. */
export interface Routes {
  readonly open: { readonly [H in Hop]?: RouteConfig }
  /** Those that the file names and that cannot be used, each with what the user has to mend. */
  readonly closed: { readonly [H in Hop]?: string }
  close(): Promise<void>
}

/**
 * Opens the routes that a target file names: through a real SSP where it names one, else through our own emulator in
 * front of the provider; straight to it where it names the certificate of an SSP.
 *
 * @throws GpcError for certificates and keys that cannot be used, where no route is left without them
 */
export async function openRoutes(
  file: RemoteFile,
  address: EndpointAddress,
  around: FileContext,
  limits: Limits,
): Promise<Routes> {
  const { base } = address
  const own = file.direct && unlessClosed(readIdentity, file.direct, 'direct', around)
  const real = file.ssp && unlessClosed(realSsp, file.ssp, base, around)
  const identity = own instanceof GpcError ? undefined : own
  const direct = file.direct && identity && straight(file.direct, identity, base, around)
  const ours = !file.ssp && identity ? await ownSsp(address, file.consumer.asid, identity, limits) : undefined
  const ssp = real instanceof GpcError ? undefined : (real ?? ours?.route)
  const problem = [real, own].find((found) => found instanceof GpcError)
  // What can still be tried is tried; the rest is blocked, and says why.
  if (problem && !ssp && !direct) throw problem
  return {
    open: { ...(ssp ? { ssp } : {}), ...(direct ? { direct } : {}) },
    closed: {
      ...(real instanceof GpcError ? { ssp: real.message } : {}),
      ...(own instanceof GpcError ? { direct: own.message } : {}),
    },
    close: () => ours?.ssp.close() ?? Promise.resolve(),
  }
}

/** What is made of a section of the target file, or why nothing can be. */
function unlessClosed<A extends unknown[], T>(make: (...from: A) => T, ...from: A): T | GpcError {
  try {
    return make(...from)
  } catch (thrown) {
    if (thrown instanceof GpcError) return thrown
    throw thrown
  }
}

const straight = (names: TlsNames, identity: TlsIdentity, base: string, around: FileContext): RouteConfig => ({
  root: base,
  identity,
  hop: 'harness to provider',
  attribute: providerAnswers,
  certificates: refusedIn(names, 'ssp', identity, around),
})

function realSsp(names: NonNullable<RemoteFile['ssp']>, base: string, around: FileContext): RouteConfig {
  const identity = readIdentity(names, 'ssp', around)
  return {
    root: `${names.url}/${base}`,
    identity,
    hop: 'harness to SSP',
    attribute: sspShapeAttributor,
    certificates: refusedIn(names, 'consumer', identity, around),
  }
}

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
