import type { Exchange, Finding, TransportFailure, Verdict } from '../../core/index.js'

/**
 * Id of the judgement whether there is an answer to judge at all: the harness's own precondition, made once for every
 * exchange. It counts for the row on HTTP messages, which a broken or missing message breaks.
 */
export const PROVIDER_ANSWERS = 'provider-answers'

const REQS = ['SPINE-HTTP-001']

/**
 * Who is to blame when nothing (whole) came back. A connection that was there and broke is the provider's doing; one
 * that never came up may be the network, the certificates or a wrong address, so it is an error that accuses nobody.
 */
const BLAME: Readonly<Record<TransportFailure['kind'], Verdict>> = {
  refused: 'error',
  dns: 'error',
  tls: 'error',
  reset: 'fail',
  timeout: 'fail',
  truncated: 'fail',
  'too-large': 'fail',
  protocol: 'fail',
  'not-offered': 'blocked',
}

/** Hops on which the provider has no part, whatever broke there. */
const NOT_THE_PROVIDERS = new Map<string, Verdict>([
  ['harness', 'blocked'],
  ['harness to SSP', 'error'],
  ['harness to authorisation server', 'error'],
])

/**
 * Judges whether the provider gave a whole answer.
 *
 * @returns `pass`; `fail` where the provider broke the exchange; `error` where it could not be reached, where the hop
 *   between harness and SSP or authorisation server broke, or where the SSP answered in its place; `blocked` where
 *   nothing went out
 */
export function providerAnswers(exchange: Exchange): Finding {
  const { failure, response, answeredBy } = exchange
  const finding = { check: PROVIDER_ANSWERS, reqs: REQS, exchange: exchange.id, answeredBy }
  const where = `${exchange.request.method} ${exchange.request.url}`
  if (failure) {
    const verdict = NOT_THE_PROVIDERS.get(failure.hop) ?? BLAME[failure.kind]
    const note = `${failure.hop}: ${failure.message}`
    return { ...finding, verdict, at: where, expected: 'a whole HTTP answer', received: failure.kind, note }
  }
  if (answeredBy === 'provider' && response) return { ...finding, verdict: 'pass' }
  const note = 'The Spine Secure Proxy answered in place of the provider; nothing was judged.'
  const received = response ? `${response.status} ${response.reason}`.trim() : 'no response'
  return { ...finding, verdict: 'error', at: where, expected: 'an answer of the provider', received, note }
}
