import type { Clock } from '../core/index.js'
import { processEnds, sspShapeWitness, startSsp, type Ssp } from '../spine/index.js'
import { createSender, providerAnswers, type Limits, type TlsIdentity, type Way } from '../transport/index.js'
import { limitsOf } from './limits.js'
import type { LoadedTarget } from './load.js'
import { readIdentity } from './material.js'
import { recordOf } from './records.js'
import type { RemoteFile } from './schema.js'
import type { Target } from './target.js'

/**
 * Opens a system somewhere else. Through a real SSP where the file names one, else through our own emulator in front of
 * the provider; straight to it where the file names the certificate of an SSP.
 *
 * @param env - where the file's environment names are looked up
 * @throws GpcError for certificates and keys that cannot be used
 */
export async function openRemote(
  loaded: LoadedTarget,
  { clock, env = process.env }: { clock?: Clock; env?: NodeJS.ProcessEnv } = {},
): Promise<Target> {
  const { file, path, folder } = loaded
  const { base, asid, odsCode } = file.provider
  const around = { file: path, folder, env }
  const limits = limitsOf(file)
  const own = file.direct && readIdentity(file.direct, 'direct', around)
  const real = file.ssp && { url: file.ssp.url, identity: readIdentity(file.ssp, 'ssp', around) }
  const emulated = !real && own ? await emulatedSsp(file, own, limits) : undefined
  const direct: Way | undefined = own && {
    root: base,
    identity: own,
    hop: 'harness to provider',
    witness: providerAnswers,
  }
  const ssp: Way | undefined = real
    ? { root: `${real.url}/${base}`, identity: real.identity, hop: 'harness to SSP', witness: sspShapeWitness }
    : emulated?.way
  const ways = { ...(ssp ? { ssp } : {}), ...(direct ? { direct } : {}) }
  const sender = createSender({ ways, limits, ...(clock ? { clock } : {}) })
  return {
    label: file.label,
    base,
    odsCode,
    providerAsid: asid,
    consumer: file.consumer,
    declared: file.declares,
    canGoDirect: direct !== undefined,
    record: (kind, role) => recordOf(file, kind, role),
    send: (plan) => sender.send(plan),
    async close() {
      await sender.close()
      await emulated?.ssp.close()
    },
  }
}

/** Our own SSP in front of a provider that trusts the given certificate. */
async function emulatedSsp(file: RemoteFile, client: TlsIdentity, limits: Limits): Promise<{ ssp: Ssp; way: Way }> {
  const { base, asid } = file.provider
  const consumerAsid = file.consumer.asid
  const { authority, ssp: server, consumer } = await processEnds()
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
  return { ssp, way: { root: `${ssp.url}/${base}`, identity, hop: 'harness to SSP', witness: ssp.witness } }
}
