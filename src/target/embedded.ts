import { standardFacts, type Variant } from '../catalogue/index.js'
import { HarnessError, Started, type Clock } from '../core/index.js'
import {
  startProvider,
  type ProviderAnswer,
  type ProviderOptions,
  type ProviderRequest,
  type RunningProvider,
  type OwnOptions,
  type Trace,
} from '../provider/index.js'
import {
  fqdns,
  processTestPki,
  sspFaults,
  startSsp,
  type Audit,
  type AuthServer,
  type TestPki,
  type Ssp,
} from '../spine/index.js'
import {
  createSender,
  providerAnswers,
  type Handover,
  type Limits,
  type RouteConfig,
  type TlsIdentity,
  type WireRequest,
} from '../transport/index.js'
import { startTokens, type Account, type EmbeddedTokenOptions, type EmbeddedTokens } from './embedded-tokens.js'
import { limitsOf } from './limits.js'
import { loadEmbedded } from './load.js'
import { peopleOf } from './people.js'
import { recordOf } from './records.js'
import type { EmbeddedFile } from './schema.js'
import type { Target, TokenForm } from './target.js'

export type { Trace }

export interface EmbeddedOptions {
  readonly variant: Variant
  readonly clock?: Clock
  /** Ids of faults and benign variations that are on from the start. */
  readonly faults?: readonly string[]
  readonly benign?: readonly string[]
  /** Id of the dress that the provider wears. */
  readonly dress?: string
  /** What the provider holds, as its standard has it; the fixtures' records where absent. */
  readonly records?: OwnOptions
  /** Ports of provider, SSP and authorisation server; free ones where absent. */
  readonly ports?: { readonly provider?: number; readonly ssp?: number; readonly auth?: number }
  /** Which tokens the provider believes; those of the variant where absent. */
  readonly tokens?: TokenForm
  /** How others reach this machine; `localhost`, on the loopback only, where absent. */
  readonly listen?: { readonly name: string; readonly bind: string }
  readonly pki?: TestPki
  /** Shows a certificate for each kind of key from the start: others try suites too, and cannot ask for it. */
  readonly everyKey?: true
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
  /** Puts a dress on the provider, or off where none is named, and the records back. @throws RangeError */
  useDress(id: string | undefined): void
  /** Turns on just these faults of the SSP emulator and puts the records back. @throws RangeError for an unknown id */
  useSspFaults(ids: readonly string[]): void
  /** From now on requests that need no connection are handed over in this process, or sent again like all others. */
  useSockets(sockets: boolean): void
  /** Ids of what is on. */
  faults(): readonly string[]
  benign(): readonly string[]
  /** The requests that the provider has seen. */
  requests(): readonly ProviderRequest[]
  /** The URL of the emulated SSP. */
  readonly sspUrl: string
  readonly pki: TestPki
  /** Where the provider believes signed tokens: their server, and the consumer's account there. */
  readonly auth?: { readonly server: AuthServer; readonly account: Account }
}

/**
 * Starts test authority, reference provider and SSP emulator on the loopback, and opens the way through both; an
 * authorisation server too, where tokens are signed.
 *
 * @throws RangeError for an unknown fault or benign variation
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedTarget> {
  const { variant, clock } = options
  const file = loadEmbedded(variant.standard)
  const pki = options.pki ?? (await processTestPki())
  const limits = limitsOf(file)
  const form = options.tokens ?? file.tokens ?? variant.tokens
  const started = new Started()
  const start = async (): Promise<{ provider: RunningProvider; ssp: Ssp; tokens: EmbeddedTokens | undefined }> => {
    const tokens = form === 'signed' ? await startTokens(tokenOptions(options, pki, limits)) : undefined
    if (tokens) started.keep(tokens.server)
    const provider = started.keep(await startReference(options, pki, file.provider.asid, tokens))
    return { provider, ssp: started.keep(await startProxy(options, pki, file, provider.base)), tokens }
  }
  const { provider, ssp, tokens } = await start().catch(async (problem: unknown) => {
    await started.close()
    throw problem
  })
  const issuer = tokens?.source(() => provider.base)
  let sockets = true
  const routes = routesTo(provider, ssp, pki, () => !sockets)
  const shared = { routes, ...(clock ? { clock } : {}), ...(issuer ? { issuer } : {}) }
  const patient = started.keep(createSender({ ...shared, limits }))
  // A proxy that is known to say nothing is not waited for as long as a provider is.
  const hurried = started.keep(createSender({ ...shared, limits: { ...limits, answerMs: 2000 } }))
  let sender = patient
  const people = peopleOf(file.register)
  let faults = options.faults ?? []
  let benign = options.benign ?? []
  let rsa: Promise<void> | undefined
  /** Keys for RSA are dear, and only probes of suites need them: made when the first of them comes. */
  const showRsa = (): Promise<void> => (rsa ??= pki.withRsa('provider').then((own) => provider.alsoShow(own)))
  if (options.everyKey) await showRsa()
  return {
    label: file.label,
    // Asked anew: a fault of the provider may change the root under which it is registered.
    get base() {
      return provider.base
    },
    odsCode: file.provider.odsCode,
    providerAsid: file.provider.asid,
    consumer: file.consumer,
    declared: file.declares,
    canGoDirect: true,
    tokens: form,
    sspUrl: ssp.url,
    pki,
    ...(tokens ? { auth: { server: tokens.server, account: tokens.account } } : {}),
    record: (kind, role) => recordOf(file, kind, role),
    people,
    async send(plan) {
      if (plan.connection?.ciphers ?? plan.connection?.unapproved) await showRsa()
      return sender.send(plan)
    },
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
    useDress(id) {
      provider.useDress(id)
      people.restore()
    },
    useSspFaults(ids) {
      ssp.useFaults(ids)
      sender = sspFaults.some((fault) => fault.hangs && ids.includes(fault.id)) ? hurried : patient
      provider.useFaults(faults)
      people.restore()
    },
    useSockets(wanted) {
      sockets = wanted
    },
    faults: () => faults,
    benign: () => benign,
    requests: () => provider.requests(),
    close: () => started.close(),
  }
}

function startReference(
  { variant, faults = [], benign = [], dress, clock, onAnswer, records, ports = {}, listen }: EmbeddedOptions,
  { authority, provider: own }: TestPki,
  asid: string,
  tokens: EmbeddedTokens | undefined,
): Promise<RunningProvider> {
  return startProvider({
    variant: variant.id,
    asid,
    sspFqdn: [fqdns.ssp],
    tls: { ca: authority.ca, cert: own.cert, key: own.key, crl: [authority.crl] },
    faults,
    benign,
    ...believed(tokens, authority.ca),
    ...(dress === undefined ? {} : { dress }),
    ...(clock ? { clock } : {}),
    ...(onAnswer ? { onAnswer } : {}),
    ...records,
    ...(ports.provider === undefined ? {} : { port: ports.provider }),
    ...(listen ? { host: listen.name, bind: listen.bind } : {}),
  })
}

/** Which tokens the provider is set to believe. */
function believed(tokens: EmbeddedTokens | undefined, ca: string): Pick<ProviderOptions, 'tokens'> {
  if (!tokens) return { tokens: { form: 'unsigned' } }
  const { issuer, jwksUrl: jwks } = tokens.server
  return { tokens: { form: 'signed', issuer, jwks, ca, appids: [tokens.account.clientId] } }
}

const tokenOptions = (
  { clock, listen, ports = {} }: EmbeddedOptions,
  pki: TestPki,
  limits: Limits,
): EmbeddedTokenOptions => ({
  pki,
  limits,
  ...(clock ? { clock } : {}),
  ...(listen ? { listen } : {}),
  ...(ports.auth === undefined ? {} : { port: ports.auth }),
})

/** The SSP, which knows the one consumer and the one provider, and their agreement where the standard asks for one. */
function startProxy(
  { variant, listen, audit, ports = {} }: EmbeddedOptions,
  pki: TestPki,
  file: EmbeddedFile,
  base: string,
): Promise<Ssp> {
  const interactions = [...variant.interactions, ...variant.helpers].map((i) => i.interactionId)
  const { consumer, provider } = file
  return startSsp({
    server: { cert: pki.ssp.cert, key: pki.ssp.key, ca: pki.authority.ca, crl: pki.authority.crl },
    client: identityOf(pki, pki.ssp),
    registry: {
      consumers: [{ asid: consumer.asid, fqdn: fqdns.consumer, interactions }],
      providers: [{ asid: provider.asid, base, interactions }],
      agreements: standardFacts(variant.standard).agreement ? [[consumer.asid, provider.asid]] : [],
    },
    connectMs: limitsOf(file).connectMs,
    ...(ports.ssp === undefined ? {} : { port: ports.ssp }),
    ...(listen ? { host: listen.bind, name: listen.name } : {}),
    ...(audit ? { audit } : {}),
    // Faster; and our own provider closes no connection that is in use.
    keepAll: true,
  })
}

const identityOf = ({ authority }: TestPki, own: { cert: string; key: string }): TlsIdentity => ({
  cert: own.cert,
  key: own.key,
  ca: authority.ca,
})

/** @param inProcess - whether requests are handed over at present */
function routesTo(
  provider: RunningProvider,
  ssp: Ssp,
  pki: TestPki,
  inProcess: () => boolean,
): { ssp: RouteConfig; direct: RouteConfig } {
  const consumer = { names: [fqdns.consumer] }
  const ask = async (request: ProviderRequest): Promise<ProviderAnswer> => {
    const answer = await provider.answer(request)
    if (answer.cutAfter !== undefined) throw new HarnessError('cut-answer', 'an answer that is cut needs a connection')
    return answer
  }
  const handover =
    (to: Handover): (() => Handover | undefined) =>
    () =>
      inProcess() ? to : undefined
  return {
    ssp: {
      root: `${ssp.url}/${provider.base}`,
      identity: identityOf(pki, pki.consumer),
      hop: 'harness to SSP',
      attribute: ssp.attribute,
      handover: handover((wire) => ssp.handOn({ ...handed(wire), consumer }, ask)),
      certificates: async (kind) => identityOf(pki, await pki.refused('consumer', kind)),
    },
    direct: {
      root: provider.base,
      identity: identityOf(pki, pki.ssp),
      hop: 'harness to provider',
      attribute: providerAnswers,
      handover: handover((wire) => ask(handed(wire))),
      certificates: async (kind) => identityOf(pki, await pki.refused('ssp', kind)),
    },
  }
}

const handed = ({ method, to: { target }, headers, body = Buffer.alloc(0) }: WireRequest): ProviderRequest => ({
  method,
  target,
  headers,
  body,
})
