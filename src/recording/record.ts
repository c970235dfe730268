import type {
  AnsweredBy,
  BrokenAttempt,
  Connection,
  Exchange,
  Hop,
  ReceivedResponse,
  SuitesTried,
  TlsFacts,
  TransportFailure,
} from '../core/index.js'
import { redactFields, redactNamed, secretsOf } from './redact.js'

/** A body as it is kept: text where the bytes are UTF-8, base64 where they are not. */
export interface RecordedBody {
  readonly text: string
  readonly encoding: 'utf8' | 'base64'
  /** Bytes of the whole body; more than `text` holds where it was cut. */
  readonly size: number
}

/** What an answer shows of the provider itself: that it serves the interaction, or that it refuses. */
export type Shown = 'served' | 'refused'

/** What came back, as evidence keeps it. */
export interface RecordedResponse {
  readonly status: number
  readonly reason: string
  readonly httpVersion: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: RecordedBody
  readonly decodeProblem?: string
}

/** One exchange as evidence keeps it: plain JSON, no secret inside. */
export interface RecordedExchange {
  readonly id: string
  readonly interaction: string
  readonly hop: Hop
  readonly startedAt: string
  readonly durationMs: number
  readonly answeredBy: AnsweredBy
  readonly curl: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [string, string])[]
    readonly body?: RecordedBody
  }
  readonly response?: RecordedResponse
  readonly failure?: TransportFailure
  readonly former?: Omit<BrokenAttempt, 'response'> & { readonly response?: RecordedResponse }
  readonly tls?: TlsFacts
  readonly suites?: SuitesTried
  readonly connection?: Connection
  readonly forwarded?: { readonly target: string; readonly headers: readonly (readonly [string, string])[] }
  readonly shows?: Shown
}

/** Bytes of a body that evidence keeps; more is a fault of its own and would only fill the disk. */
const KEPT_BYTES = 2_000_000

function recordBody(bytes: Uint8Array, clean: (text: string) => string): RecordedBody {
  const kept = bytes.subarray(0, KEPT_BYTES)
  const size = bytes.byteLength
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { text: clean(decoder.decode(kept, { stream: size > KEPT_BYTES })), encoding: 'utf8', size }
  } catch {
    const bytewise = clean(Buffer.from(kept).toString('latin1'))
    return { text: Buffer.from(bytewise, 'latin1').toString('base64'), encoding: 'base64', size }
  }
}

/**
 * An exchange made fit to be written: tokens and keys are gone from headers, bodies, URL and curl line, also where the
 * other side quotes them back.
 */
export function recordExchange(exchange: Exchange): RecordedExchange {
  const { request, response, failure, former, tls, suites, connection, forwarded } = exchange
  const secrets = secretsOf(request.headers.fields)
  const clean = (text: string): string => redactNamed(text, secrets)
  const fields = (list: readonly (readonly [string, string])[]): [string, string][] =>
    redactFields(list).map(([name, value]) => [name, clean(value)])
  const recorded = (came: ReceivedResponse): RecordedResponse => ({
    status: came.status,
    reason: came.reason,
    httpVersion: came.httpVersion,
    headers: fields(came.headers.fields),
    body: recordBody(came.body, clean),
    ...(came.decodeProblem !== undefined && { decodeProblem: came.decodeProblem }),
  })
  const formerOf = ({ response: came, ...attempt }: BrokenAttempt): NonNullable<RecordedExchange['former']> => ({
    ...attempt,
    failure: broken(attempt.failure),
    ...(came && { response: recorded(came) }),
  })
  const broken = (what: TransportFailure): TransportFailure => ({ ...what, message: clean(what.message) })
  return {
    id: exchange.id,
    interaction: exchange.interaction,
    hop: exchange.hop,
    startedAt: exchange.startedAt,
    durationMs: exchange.durationMs,
    answeredBy: exchange.answeredBy,
    curl: clean(exchange.curl),
    request: {
      method: request.method,
      url: clean(request.url),
      headers: fields(request.headers.fields),
      ...(request.body && { body: recordBody(request.body, clean) }),
    },
    ...(response && { response: recorded(response) }),
    ...(failure && { failure: broken(failure) }),
    ...(former && { former: formerOf(former) }),
    ...(tls && { tls }),
    ...(suites && { suites }),
    ...(connection && { connection }),
    ...(forwarded && { forwarded: { target: clean(forwarded.target), headers: fields(forwarded.headers.fields) } }),
  }
}
