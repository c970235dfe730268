import { Agent, type RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { dial, type TlsIdentity } from './dial.js'

/** An https agent whose connections are made by {@link dial}, so that connecting is bounded; one TLS identity each. */
export class DiallingAgent extends Agent {
  readonly #identity: TlsIdentity
  readonly #connectMs: number

  /** @param idleMs - after so long without a request a kept connection is closed; where absent, as the server says */
  constructor(identity: TlsIdentity, connectMs: number, keepAlive: boolean, idleMs?: number) {
    super({ keepAlive, maxCachedSessions: 0, ...(idleMs === undefined ? {} : { timeout: idleMs }) })
    this.#identity = identity
    this.#connectMs = connectMs
  }

  override createConnection(to: RequestOptions, done: (problem: Error | null, stream: Duplex) => void): undefined {
    dial({ host: String(to.host), port: Number(to.port) }, this.#identity, this.#connectMs, (problem, socket) =>
      done(problem, socket as Duplex),
    )
  }
}
