import { dialectFacts, type Variant } from '../catalogue/index.js'
import type { Clock } from '../core/index.js'
import { startProvider, type ProviderRequest, type RunningProvider, type Seed, type Trace } from '../provider/index.js'
import { fqdns, processEnds, sspFaults, startSsp, type Audit, type Ends, type Ssp } from '../spine/index.js'
import { createSender, providerAnswers, type TlsIdentity, type Way } from '../transport/index.js'
import { limitsOf } from './limits.js'
import { loadEmbedded } from './load.js'
import { peopleOf } from './people.js'
import { recordOf } from './records.js'
import type { EmbeddedFile } from './schema.js'
import type { Target } from './target.js'

export interface EmbeddedOptions {
  readonly variant: Variant
  readonly clock?: Clock
  /** Ids of faults and benign variations that are on from the start. */
  readonly faults?: readonly string[]
  readonly benign?: readonly string[]
  /** The practice's records; fixtures/records where absent. */
  readonly seed?: Seed
  /** Ports of provider and SSP; free ones where absent. */
  readonly ports?: { readonly provider?: number; readonly ssp?: number }
  /** How others reach this machine; `localhost`, on the loopback only, where absent. */
  readonly listen?: { readonly name: string; readonly bind: string }
  readonly ends?: Ends
  /** Takes the lines of the SSP's audit log. */
  readonly audit?: Audit
  /** Hears of every answer of the provider. */
  readonly onAnswer?: (trace: Trace) => void
}

/** The reference provider behind the emulated SSP, in this process. */
export interface EmbeddedTarget extends Target {
  /** Turns on exactly these faults and puts the records back. @throws RangeError for an unknown id */
  useFaults(ids: readonly string[]): void
  /** As {@link useFaults}, for benign variations. */
  useBenign(ids: readonly string[]): void
  /** Turns on exactly these faults of the SSP emulator and puts the records back. @throws RangeError for an unknown id */
  useSspFaults(ids: readonly string[]): void
  /** Ids of what is on. */
  faults(): readonly string[]
  benign(): readonly string[]
  /** The requests that the provider has seen. */
  requests(): readonly ProviderRequest[]
  /** The URL of the emulated SSP. */
  readonly sspUrl: string
  readonly ends: Ends
}

/**
 * Starts test authority, reference provider and SSP emulator on the loopback, and opens the way through both.
 *
 * @throws RangeError for an unknown fault or benign variation
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedTarget> {
  const { variant, clock, listen, ports = {} } = options
  const file = loadEmbedded()
  const ends = options.ends ?? (await processEnds())
  const limits = limitsOf(file)
  const provider = await startReference(options, ends, file.provider.asid)
  const ssp = await startProxy(options, ends, file, provider.base).catch(async (problem: unknown) => {
    await provider.close()
    throw problem
  })
  const ways = waysTo(provider, ssp, ends)
  const patient = createSender({ ways, limits, ...(clock ? { clock } : {}) })
  // A proxy that is known to say nothing is not waited for as long as a provider is.
  const hurried = createSender({ ways, limits: { ...limits, answerMs: 1000 }, ...(clock ? { clock } : {}) })
  let sender = patient
  const people = peopleOf(file.register)
  let faults = options.faults ?? []
  let benign = options.benign ?? []
  return {
    label: file.label,
    // Asked anew: a fault of the provider may bend the root under which it is registered.
    get base() {
      return provider.base
    },
    odsCode: file.provider.odsCode,
    providerAsid: file.provider.asid,
    consumer: file.consumer,
    declared: file.declares,
    canGoDirect: true,
    tokens: 'unsigned',
    sspUrl: ssp.url,
    ends,
    record: (kind, role) => recordOf(file, kind, role),
    people,
    send: (plan) => sender.send(plan),
    useFaults(ids) {
      provider.useFaults(ids)
      people.restore()
      faults = ids
    },
    useBenign(ids) {
      provider.useBenign(ids)
      people.restore()
      benign = ids
    },
    useSspFaults(ids) {
      ssp.useFaults(ids)
      sender = sspFaults.some((fault) => fault.hangs && ids.includes(fault.id)) ? hurried : patient
      provider.useFaults(faults)
      people.restore()
    },
    faults: () => faults,
    benign: () => benign,
    requests: () => provider.requests(),
    async close() {
      await patient.close()
      await hurried.close()
      await ssp.close()
      await provider.close()
    },
  }

  function startReference(
    from: EmbeddedOptions,
    { authority, provider: own }: Ends,
    asid: string,
  ): Promise<RunningProvider> {
    return startProvider({
      variant: variant.id,
      asid,
      sspFqdn: [fqdns.ssp],
      tls: { ca: authority.ca, cert: own.cert, key: own.key, crl: [authority.crl] },
      faults: from.faults ?? [],
      benign: from.benign ?? [],
      ...(clock ? { clock } : {}),
      ...(from.onAnswer ? { onAnswer: from.onAnswer } : {}),
      ...(from.seed ? { seed: from.seed } : {}),
      ...(ports.provider === undefined ? {} : { port: ports.provider }),
      ...(listen ? { host: listen.name, bind: listen.bind } : {}),
    })
  }
}

/** The SSP, which knows the one consumer and the one provider, and their agreement where the standard asks for one. */
function startProxy(
  { variant, listen, audit, ports = {} }: EmbeddedOptions,
  ends: Ends,
  file: EmbeddedFile,
  base: string,
): Promise<Ssp> {
  const interactions = [...variant.interactions, ...variant.helpers].map((i) => i.interactionId)
  const { consumer, provider } = file
  return startSsp({
    server: { cert: ends.ssp.cert, key: ends.ssp.key, ca: ends.authority.ca, crl: ends.authority.crl },
    client: identityOf(ends, ends.ssp),
    registry: {
      consumers: [{ asid: consumer.asid, fqdn: fqdns.consumer, interactions }],
      providers: [{ asid: provider.asid, base, interactions }],
      agreements: dialectFacts(variant.dialect).agreement ? [[consumer.asid, provider.asid]] : 'all',
    },
    connectMs: limitsOf(file).connectMs,
    ...(ports.ssp === undefined ? {} : { port: ports.ssp }),
    ...(listen ? { host: listen.bind, name: listen.name } : {}),
    ...(audit ? { audit } : {}),
  })
}

const identityOf = ({ authority }: Ends, own: { cert: string; key: string }): TlsIdentity => ({
  cert: own.cert,
  key: own.key,
  ca: authority.ca,
})

const waysTo = (provider: RunningProvider, ssp: Ssp, ends: Ends): { ssp: Way; direct: Way } => ({
  ssp: {
    root: `${ssp.url}/${provider.base}`,
    identity: identityOf(ends, ends.consumer),
    hop: 'harness to SSP',
    witness: ssp.witness,
    certificates: async (kind) => identityOf(ends, await ends.refused('consumer', kind)),
  },
  direct: {
    root: provider.base,
    identity: identityOf(ends, ends.ssp),
    hop: 'harness to provider',
    witness: providerAnswers,
    certificates: async (kind) => identityOf(ends, await ends.refused('ssp', kind)),
  },
})
