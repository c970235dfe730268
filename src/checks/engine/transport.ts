import type { Variant } from '../../catalogue/index.js'
import { standsIn } from '../../register/applicable.js'
import type { Register } from '../../register/row.js'
import { brokeOff, type Exchange, type Finding, type TransportFailure, type Verdict } from '../../core/index.js'

/**
 * Id of the judgement whether there is an answer to judge at all: the harness's own precondition, made once for every
 * exchange. It counts for the row on HTTP messages, which a broken or missing message breaks.
 */
export const PROVIDER_ANSWERS = 'provider-answers'

const REQS = ['SPINE-HTTP-001']

/**
 * Who is to blame when nothing (whole) came back, for good. A connection that was there and broke twice in a row is the
 * provider's doing; one that never came up may be the network, the certificates or a wrong address, so it is an error
 * that accuses nobody.
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

const ONCE = 'It broke off once, which may be anybody’s doing, and what it was about is not judged for certain.'
const COMMAND = 'A command is not sent again, since it may have been carried out.'
const UNSAID = 'No row of the product speaks of it: see what the run says of availability.'

/**
 * Judges whether the provider gave a whole answer.
 *
 * @param judged - what is judged by which rows; every row stands where absent
 * @returns `pass`; `fail` where the provider broke the exchange, twice in a row where that can be a hiccup; `error`
 *   where it could not be reached, broke off once, where the hop between harness and SSP or authorisation server broke,
 *   or where the SSP or a front end answered in its place; `blocked` where nothing went out
 */
export function providerAnswers(
  exchange: Exchange,
  judged?: { readonly variant: Variant; readonly register: Register },
): Finding {
  const { failure, response, answeredBy, former } = exchange
  const reqs = judged ? REQS.filter((id) => standsIn(judged.register.row(id), judged.variant)) : REQS
  const finding = { check: PROVIDER_ANSWERS, reqs, exchange: exchange.id, answeredBy }
  const expected = 'a whole HTTP answer'
  const where = `${exchange.request.method} ${exchange.request.url}`
  if (failure) {
    const verdict = blameFor(exchange, failure)
    const notes = [ends(failure), former && `Before it ${ends(former.failure)}`, once(exchange, failure)]
    const unsaid = verdict === 'fail' && reqs.length === 0
    const note = [...notes, unsaid && UNSAID].filter(Boolean).join('. ')
    return { ...finding, verdict: unsaid ? 'error' : verdict, at: where, expected, received: failure.kind, note }
  }
  if (former && !former.another) {
    const note = `First ${ends(former.failure)}; asked once more, it answered. ${ONCE}`
    return { ...finding, verdict: 'error', at: where, expected, received: former.failure.kind, note }
  }
  if (answeredBy === 'provider' && response) return { ...finding, verdict: 'pass' }
  const note = `${answeredBy === 'front-end' ? 'A front end' : 'The Spine Secure Proxy'} answered in place of the provider; nothing was judged.`
  const received = response ? `${response.status} ${response.reason}`.trim() : 'no response'
  return { ...finding, verdict: 'error', at: where, expected: 'an answer of the provider', received, note }
}

const ends = ({ hop, message }: TransportFailure): string => `${hop}: ${message}`

function blameFor({ former }: Exchange, failure: TransportFailure): Verdict {
  if (failure.connecting || (brokeOff(failure) && !former)) return NOT_THE_PROVIDERS.get(failure.hop) ?? 'error'
  return NOT_THE_PROVIDERS.get(failure.hop) ?? BLAME[failure.kind]
}

const once = ({ former, request }: Exchange, failure: TransportFailure): string | undefined =>
  brokeOff(failure) && !former
    ? `${/^(GET|HEAD|OPTIONS)$/.test(request.method) ? '' : `${COMMAND} `}${ONCE}`
    : undefined

/** Recorded where a front end refused a request by itself, as a check allows: no other rule was put to the provider. */
export const nothingOfTheProviders = ({ id, answeredBy }: Exchange): Finding => ({
  check: PROVIDER_ANSWERS,
  verdict: 'info',
  reqs: REQS,
  note: 'A front end refused the request by itself: nothing here is the provider’s to be judged.',
  exchange: id,
  answeredBy,
})
