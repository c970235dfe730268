import { Client } from 'fhir-kit-client'
import { Agent, type buildConnector, type Dispatcher } from 'undici'
import { HarnessError, Headers, isPlain, messageOf, type TlsFacts } from '../core/index.js'
import { timedOut, tooLarge, type Arrival, type Limits, type WireClient } from './arrival.js'
import { decode } from './decode.js'
import { dial, tlsFacts, type TlsIdentity } from './dial.js'
import { failureOf } from './failure.js'
import { withoutInterim } from './interim.js'
import type { WireRequest } from './wire.js'

/** What one TLS identity's connections have in common. */
interface Pool {
  readonly agent: Agent
  /** Connections made so far: a request for which none was made went over a kept one. */
  made: number
  tls: TlsFacts | undefined
}

/**
 * The client of well-formed requests: fhir-kit-client over undici, with a seam between them that keeps the raw bytes
 * and raw header fields of both directions (fhir-kit-client parses and forgets them).
 */
export function fhirClient(identity: TlsIdentity, limits: Limits): WireClient {
  const kept = pool(identity, limits, 1)
  // undici's pipelining 0 is its word for "close after each request".
  const alone = pool(identity, limits, 0)
  return {
    send: (wire) => exchange(wire, wire.alone ? alone : kept, limits),
    async close() {
      await Promise.all([kept.agent.destroy(), alone.agent.destroy()])
    },
  }
}

function pool(identity: TlsIdentity, limits: Limits, pipelining: 0 | 1): Pool {
  const self: Pool = {
    agent: new Agent({ pipelining, connect, headersTimeout: 0, bodyTimeout: 0 }),
    made: 0,
    tls: undefined,
  }
  function connect(to: buildConnector.Options, done: buildConnector.Callback): void {
    const port = Number(to.port || (to.protocol === 'http:' ? 80 : 443))
    dial({ host: to.hostname, port }, identity, limits.connectMs, (problem, socket) => {
      if (!socket) return done(problem ?? new Error('no connection'), null)
      self.made += 1
      self.tls = tlsFacts(socket)
      done(null, withoutInterim(socket))
    })
  }
  return self
}

async function exchange(wire: WireRequest, from: Pool, limits: Limits): Promise<Arrival> {
  const madeBefore = from.made
  const seam = new Seam(wire, limits)
  const dispatcher = from.agent.compose(seam.interceptor)
  const scheme = isPlain(wire.url) ? 'http' : 'https'
  const client = new Client({ baseUrl: `${scheme}://${wire.to.authority}`, requestOptions: { dispatcher } })
  const body = wire.body?.toString('utf8')
  const outcome = client.request(wire.to.target, {
    // Its type knows the common methods; at run time every one goes through.
    method: wire.method as 'GET',
    // A redirect is an answer to be judged, and following it would leave the SSP.
    options: { redirect: 'manual' },
    ...(body === undefined ? {} : { body }),
  })
  // fhir-kit-client rejects every error status and every body that is not JSON: what was received is judged, not that.
  await outcome.then(() => undefined, (thrown: unknown) => seam.clientGaveUp(thrown)) // prettier-ignore
  // undici gives a connection back one turn later; without this wait each second request would open a new one.
  await new Promise((resolve) => setImmediate(resolve))
  return { ...seam.arrival(), ...(from.tls ? { tls: from.tls } : {}), reused: from.made === madeBefore }
}

/** Sees one request pass between fhir-kit-client and the wire. */
class Seam {
  readonly #wire: WireRequest
  readonly #limits: Limits
  readonly #chunks: Buffer[] = []
  #size = 0
  #head: Arrival['head']
  #failure: Arrival['failure']
  #ended = false

  constructor(wire: WireRequest, limits: Limits) {
    this.#wire = wire
    this.#limits = limits
  }

  /** Where the client above failed before the wire had its say, the fault is ours: such a request is ill-formed. */
  clientGaveUp(thrown: unknown): void {
    if (this.#ended || this.#failure) return
    throw new HarnessError('unsendable-request', `fhir-kit-client did not send: ${messageOf(thrown)}`, {
      cause: thrown,
    })
  }

  arrival(): Omit<Arrival, 'reused'> {
    return {
      raw: this.#failure?.kind === 'too-large' ? Buffer.alloc(0) : Buffer.concat(this.#chunks),
      ...(this.#head ? { head: this.#head } : {}),
      ...(this.#failure ? { failure: this.#failure } : {}),
    }
  }

  readonly interceptor: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    if (options.path !== this.#wire.to.target) {
      throw new HarnessError(
        'url-changed',
        `"${this.#wire.to.target}" would go out as "${options.path}": not well-formed`,
      )
    }
    // The planned fields in their own case and order, not those that fetch adds (accept-language, sec-fetch-mode).
    const planned = { ...options, headers: this.#wire.headers.toRaw(), body: this.#wire.body ?? null }
    return dispatch(planned, this.#handler(handler))
  }

  /**
   * The answer is gathered first and handed up only when it is whole and within the limits also when decoded: fetch
   * would decode without a bound.
   */
  #handler(up: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
    let abort: (why: Error) => void = () => undefined
    const give = (failure: NonNullable<Arrival['failure']>): void => {
      if (this.#failure || this.#ended) return
      this.#failure = failure
      clearTimeout(timer)
      abort(new Error(failure.message))
    }
    const timer = setTimeout(() => give(timedOut(this.#limits.answerMs)), this.#limits.answerMs)
    return {
      onRequestStart: (controller, context) => {
        abort = (e) => controller.abort(e)
        up.onRequestStart?.(controller, context)
        if (this.#failure) abort(new Error(this.#failure.message))
      },
      onResponseStart: (controller, status, _headers, reason = '') => {
        if (status < 200) return
        const fields = (controller.rawHeaders ?? []) as (Buffer | string)[]
        const headers = Headers.fromRaw(fields.map((f) => (typeof f === 'string' ? f : f.toString('latin1'))))
        // undici does not tell HTTP/1.0 from 1.1.
        this.#head = { status, reason, httpVersion: '1.x', headers }
      },
      onResponseData: (_controller, chunk) => {
        this.#size += chunk.length
        if (this.#size > this.#limits.responseBytes) give(tooLarge(this.#limits.responseBytes))
        else this.#chunks.push(Buffer.from(chunk))
      },
      onResponseEnd: (controller, trailers) => {
        clearTimeout(timer)
        this.#ended = true
        const body = Buffer.concat(this.#chunks)
        const coding = this.#head?.headers.get('content-encoding')
        if (decode(body, coding, this.#limits.responseBytes).tooLarge) {
          this.#failure = tooLarge(this.#limits.responseBytes)
          up.onResponseError?.(controller, new Error(this.#failure.message))
          return
        }
        up.onResponseStart?.(controller, this.#head?.status ?? 0, headerRecord(this.#head?.headers), this.#head?.reason)
        up.onResponseData?.(controller, body)
        up.onResponseEnd?.(controller, trailers)
      },
      onResponseError: (controller, error) => {
        clearTimeout(timer)
        this.#failure ??= failureOf(error, this.#head !== undefined)
        up.onResponseError?.(controller, error)
      },
    }
  }
}

const headerRecord = (headers: Headers = new Headers()): Record<string, string | string[]> =>
  Object.fromEntries(headers.fields.map(([name]) => [name.toLowerCase(), headers.all(name)]))
