import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from '../../core/index.js'
import { DiallingAgent, type Attributor, type HandedBack, type TlsIdentity } from '../../transport/index.js'
import type { Audit } from './audit.js'
import { activate, type ActiveMutation } from './mutation.js'
import { sspFaultsOf } from './faults.js'
import type { Upstream } from './forward.js'
import { handOn, type Ask, type HandedOver } from './hand-on.js'
import { handle } from './handler.js'
import { Ledger } from './ledger.js'
import { Malformed } from './malformed.js'
import type { Registry } from './registry.js'
import { ledgerAttributor } from './attribution.js'

export interface SspOptions {
  /** The proxy's own certificate towards consumers, and the authorities whose consumers it lets in. */
  readonly server: { readonly cert: string; readonly key: string; readonly ca: string; readonly crl?: string }
  /** What it shows to providers, and whom it trusts there. */
  readonly client: TlsIdentity
  /** May change while it runs: providers come and go. */
  readonly registry: Registry
  /** Until a provider's TCP and TLS stand, in milliseconds. */
  readonly connectMs: number
  /** The address to listen on; the loopback where absent. */
  readonly host?: string
  /** Its name in URLs; `localhost` where absent. */
  readonly name?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly audit?: Audit
  readonly clock?: Clock
  /**
   * Requests that must not be sent twice go over kept connections too, if such a one served another just before. A
   * provider that closes it in that instant costs a 502: not for a proxy behind which a provider is judged.
   */
  readonly keepAll?: boolean
  /** Ids of faults of the proxy's own that are on from the start. */
  readonly faults?: readonly string[]
}

/** For how long a kept connection counts as one that the provider will not close, in milliseconds. */
const FRESH = 1000

/** A Spine Secure Proxy on this machine. */
export interface Ssp {
  readonly port: number
  /** Everything before the provider's URL: `https://localhost:4443`. */
  readonly url: string
  /** Says who answered, for a harness in the same process. */
  readonly attribute: Attributor
  /** One request without a connection, by a provider in the same process. */
  handOn(request: HandedOver, ask: Ask): Promise<HandedBack>
  /** Turns on exactly these faults. @throws RangeError for an unknown id */
  useFaults(ids: readonly string[]): void
  close(): Promise<void>
}

/**
 * Starts the emulated Spine Secure Proxy: mutual TLS on both legs, its rules before it forwards, faithful streams both
 * ways. Binds to the loopback unless told otherwise. Source: spec facts section 3.
 *
 * @throws RangeError for an unknown fault
 */
export async function startSsp(options: SspOptions): Promise<Ssp> {
  const {
    server: tls,
    client,
    registry,
    connectMs,
    host = '127.0.0.1',
    name = 'localhost',
    port = 0,
    keepAll,
  } = options
  const ledger = new Ledger()
  const upstream: Upstream = {
    kept: new DiallingAgent(client, connectMs, true),
    once: keepAll ? new DiallingAgent(client, connectMs, true, FRESH) : new DiallingAgent(client, connectMs, false),
    after: keepAll ? 'keep-alive' : 'close',
  }
  const { audit, clock = systemClock, faults = [] } = options
  let mutations: readonly ActiveMutation[] = []
  const useFaults = (ids: readonly string[]): void => void (mutations = sspFaultsOf(ids).map(activate))
  useFaults(faults)
  const proxy = { registry, upstream, ledger, clock, audit, mutations: () => mutations }
  const malformed = new Malformed(clock, audit)
  const server = createServer(
    // Unauthorised consumers are let in as far as the rules, which say what is wrong with the certificate.
    {
      ...tls,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      maxHeaderSize: 1 << 18,
      noDelay: true,
    },
    (request, answer) => malformed.watch(request.socket, answer, handle(request, answer, proxy)),
  )
  server.on('clientError', (problem: NodeJS.ErrnoException, socket) => malformed.answer(problem, socket))
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const bound = (server.address() as AddressInfo).port
  return {
    port: bound,
    url: `https://${name}:${bound}`,
    attribute: ledgerAttributor(ledger),
    handOn: (request, ask) => handOn(request, proxy, ask),
    useFaults,
    close: () =>
      new Promise((resolve) => {
        upstream.kept.destroy()
        upstream.once.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
