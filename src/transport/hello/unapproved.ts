import type { Arrival } from '../arrival.js'
import { TLS12, type Offer } from './offer.js'
import { sayHello } from './say-hello.js'
import { SUITES, type Suite, type SuiteNeeds } from './suites.js'

/** Kinds of key by which the server is asked; suites without a key go along with the first. */
const KEYS = ['RSA', 'EC'] as const satisfies readonly SuiteNeeds[]

const offerOf = (suites: readonly Suite[]): Offer => ({
  version: TLS12,
  suites: new Map(suites.map(({ number, name }) => [number, name])),
})

const approved = (key: SuiteNeeds): Offer => offerOf(SUITES.filter((s) => s.approved && s.needs === key))

/** Fewer than 128 in each hello: some servers break over more, which would look like a refusal. */
const unapproved = (...needs: readonly SuiteNeeds[]): readonly Suite[] =>
  SUITES.filter((s) => !s.approved && needs.includes(s.needs))

/** An alert or the end of the connection is the server's word; all else tells nothing of suites. */
const isRefusal = ({ failure }: Arrival): boolean => failure?.kind === 'tls' && failure.ended !== 'own'

/**
 * Offers every suite outside of the four approved groups, by hellos of our own making, and again without each that the
 * server chose, until it takes none: at most one hello for each suite. What the server makes of the approved ones shows
 * the keys that it has.
 *
 * @param connectMs - bound in milliseconds for each hello
 */
export async function tryUnapproved(to: { host: string; port: number }, connectMs: number): Promise<Arrival> {
  const keys: string[] = []
  const agreed: string[] = []
  let offered = 0

  /** Until the server takes none of them. */
  async function exhaust(suites: readonly Suite[]): Promise<Arrival> {
    const heard = await sayHello(to, offerOf(suites), connectMs)
    const chosen = heard.tls?.cipher
    if (chosen === undefined) return heard
    agreed.push(chosen)
    const rest = suites.filter(({ name }) => name !== chosen)
    return rest.length === 0 ? heard : exhaust(rest)
  }

  const tried = ({ raw, reused, failure }: Arrival): Arrival => ({
    raw,
    reused,
    ...(failure && { failure }),
    suites: { keys, offered, agreed, others: SUITES.filter(({ needs }) => needs === 'other').length },
  })

  let end: Arrival | undefined
  for (const key of KEYS) {
    const usual = await sayHello(to, approved(key), connectMs)
    if (usual.tls) keys.push(key)
    else if (!isRefusal(usual)) return tried(usual)
    const suites = key === KEYS[0] ? unapproved(key, 'no key') : unapproved(key)
    offered += suites.length
    end = await exhaust(suites)
    if (!end.tls && !isRefusal(end)) return tried(end)
  }
  return tried(end as Arrival)
}
