import { GpcError, messageOf } from '../../core/index.js'
import { loadSeed } from '../../provider/index.js'
import { makeEnds, startNational, type Audit, type National } from '../../spine/index.js'
import { loadEmbedded, startEmbedded, type EmbeddedTarget } from '../../target/index.js'
import type { ServeOptions } from './options.js'

/** What listens. */
export interface Served {
  readonly target: EmbeddedTarget
  readonly national: National
  close(): Promise<void>
}

/**
 * Starts provider, SSP and the national services.
 *
 * @throws GpcError where one of them cannot start, a port in use for example
 */
export async function startServed(options: ServeOptions, audit: Audit): Promise<Served> {
  const target = await plainly(() => startTarget(options, audit))
  try {
    const national = await plainly(() => startServices(target, options))
    const close = async (): Promise<void> => {
      await national.close()
      await target.close()
    }
    return { target, national, close }
  } catch (thrown) {
    await target.close()
    throw thrown
  }
}

async function plainly<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (thrown) {
    if (thrown instanceof GpcError) throw thrown
    throw new GpcError('serve-not-started', `serve cannot start: ${messageOf(thrown)}`, 2, { cause: thrown })
  }
}

const startTarget = async ({ variant, port, host, fault, seed }: ServeOptions, audit: Audit): Promise<EmbeddedTarget> =>
  startEmbedded({
    variant,
    faults: fault,
    audit,
    ends: await makeEnds(host === undefined ? {} : { alsoFor: [host] }),
    ...(seed === undefined ? {} : { seed: loadSeed(seed) }),
    ...(port === undefined ? {} : { ports: { ssp: port, provider: port + 1 } }),
    ...(host === undefined ? {} : { listen: { name: host, bind: '0.0.0.0' } }),
  })

/** The directory knows the one practice, PDS its patients. */
function startServices(target: EmbeddedTarget, { variant, port, host }: ServeOptions): Promise<National> {
  const { base, odsCode, providerAsid: asid, ends } = target
  const interactions = [...variant.interactions, ...variant.helpers].map((i) => i.interactionId)
  const numbers = Object.values(loadEmbedded().patients).map(({ nhsNumber }) => nhsNumber)
  return startNational({
    cert: ends.ssp.cert,
    key: ends.ssp.key,
    entries: [
      {
        odsCode,
        base,
        asid,
        partyKey: `${odsCode}-8200000`,
        interactions,
      },
    ],
    patients: numbers.filter((n) => n !== undefined).map((nhsNumber) => ({ nhsNumber, odsCode })),
    ...(port === undefined ? {} : { port: port + 2 }),
    ...(host === undefined ? {} : { host: '0.0.0.0', name: host }),
  })
}
