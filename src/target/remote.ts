import type { Variant } from '../catalogue/index.js'
import { systemClock, type Clock } from '../core/index.js'
import { processEnds, sspShapeWitness, startSsp, type Ssp } from '../spine/index.js'
import { createSender, providerAnswers, type Limits, type TlsIdentity, type Way } from '../transport/index.js'
import { limitsOf } from './limits.js'
import type { LoadedTarget } from './load.js'
import { locate } from './locate.js'
import { readIdentity, refusedIn, type Surroundings } from './material.js'
import { peopleOf, shareOf, type Share } from './people.js'
import { recordOf } from './records.js'
import type { RemoteFile, Whereabouts } from './schema.js'
import { openServerTokens } from './server-tokens.js'
import type { Target } from './target.js'

/**
 * Opens a system somewhere else. Through a real SSP where the file names one, else through our own emulator in front of
 * the provider; straight to it where the file names the certificate of an SSP.
 *
 * @param variant - says the form of the tokens where the file does not
 * @param env - where the file's environment names are looked up
 * @param part - of a run that is spread over several jobs, the part that falls to this one
 * @throws GpcError for certificates and keys that cannot be used, and for a provider that cannot be found
 */
export async function openRemote(
  loaded: LoadedTarget,
  {
    clock,
    env = process.env,
    variant,
    part,
  }: { clock?: Clock; env?: NodeJS.ProcessEnv; variant?: Variant; part?: Share } = {},
): Promise<Target> {
  const { file, path, folder } = loaded
  const around = { file: path, folder, env }
  const limits = limitsOf(file)
  const whereabouts = await locate(file, around, limits, variant)
  const { base, asid, odsCode } = whereabouts
  const own = file.direct && readIdentity(file.direct, 'direct', around)
  const direct: Way | undefined = file.direct &&
    own && {
      root: base,
      identity: own,
      hop: 'harness to provider',
      witness: providerAnswers,
      certificates: refusedIn(file.direct, 'ssp', own, around),
    }
  const emulated = !file.ssp && own ? await emulatedSsp(whereabouts, file.consumer.asid, own, limits) : undefined
  const ssp = file.ssp ? realSsp(file.ssp, base, around) : emulated?.way
  const ways = { ...(ssp ? { ssp } : {}), ...(direct ? { direct } : {}) }
  const issuer = file.authServer && openServerTokens(file.authServer, base, around, limits, clock ?? systemClock)
  const sender = createSender({ ways, limits, ...(clock ? { clock } : {}), ...(issuer ? { issuer } : {}) })
  return {
    label: file.label,
    base,
    odsCode,
    providerAsid: asid,
    consumer: file.consumer,
    declared: file.declares,
    canGoDirect: direct !== undefined,
    tokens: file.tokens ?? (file.authServer ? 'signed' : (variant?.tokens ?? 'unsigned')),
    record: (kind, role) => recordOf(file, kind, role),
    people: peopleOf(file.register, shareOf(env, part)),
    send: (plan) => sender.send(plan),
    async close() {
      await sender.close()
      await emulated?.ssp.close()
    },
  }
}

function realSsp(names: NonNullable<RemoteFile['ssp']>, base: string, around: Surroundings): Way {
  const identity = readIdentity(names, 'ssp', around)
  return {
    root: `${names.url}/${base}`,
    identity,
    hop: 'harness to SSP',
    witness: sspShapeWitness,
    certificates: refusedIn(names, 'consumer', identity, around),
  }
}

/** Our own SSP in front of a provider that trusts the given certificate. */
async function emulatedSsp(
  { base, asid }: Whereabouts,
  consumerAsid: string,
  client: TlsIdentity,
  limits: Limits,
): Promise<{ ssp: Ssp; way: Way }> {
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
