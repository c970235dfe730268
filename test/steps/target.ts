import { gpConnectProfiles, interaction } from '../../src/catalogue/index.js'
import { fixedClock, type Exchange, type JsonObject, type RequestPlan } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { createLedger } from '../../src/run/ledger.js'
import type { RunContext } from '../../src/run/context.js'
import { peopleOf } from '../../src/target/people.js'
import type { Target } from '../../src/target/target.js'
import { contextOf, exchangeOf, outcome, patient, searchset, validatorWith } from '../checks/general/support.js'
import { variantNamed } from '../run/helpers.js'

const ROLES = ['good', 'two-breaches', 'reset', 'hiccup', 'refused', 'ssp', 'gateway', 'front-end', 'empty', 'refusal']

const organisation: JsonObject = {
  resourceType: 'Organization',
  id: 'o1',
  meta: { versionId: '3', profile: [gpConnectProfiles['Organization'] ?? ''] },
  name: 'Practice',
}

const BODIES: Readonly<Record<string, JsonObject>> = { Patient: patient(), Organization: organisation }

/** What the made-up system does for the role that stands in the request as identifier. */
function answer(plan: RequestPlan, id: string): Exchange {
  const made = { interaction: plan.interaction, hop: plan.hop, exchange: { id, hop: plan.hop } }
  const { kind, resource } = interaction(plan.interaction)
  const broken = (failure: NonNullable<Exchange['failure']>): Exchange => {
    const exchange: { -readonly [K in keyof Exchange]: Exchange[K] } = exchangeOf(made)
    delete exchange.response
    return { ...exchange, failure, answeredBy: 'nobody' }
  }
  const role = /%7C([a-z-]+)/.exec(plan.path)?.[1]
  const hop = 'SSP to provider'
  const lost = { kind: 'reset', hop, message: 'socket hang up' } as const
  const former = { startedAt: '2030-01-01T00:00:00Z', durationMs: 1, failure: lost }
  const page = (status: number): Exchange =>
    exchangeOf({ ...made, status, body: '<html></html>', exchange: { ...made.exchange, answeredBy: 'front-end' } })
  if (role === 'reset') return { ...broken(lost), former }
  if (role === 'hiccup') return exchangeOf({ ...made, body: searchset(patient()), exchange: { ...made.exchange, former } }) // prettier-ignore
  if (role === 'gateway') return page(503)
  if (role === 'front-end') return page(400)
  if (role === 'refused') return broken({ kind: 'refused', hop, message: 'connect ECONNREFUSED' })
  if (role === 'ssp')
    return exchangeOf({ ...made, status: 502, body: outcome(), exchange: { ...made.exchange, answeredBy: 'ssp' } })
  if (role === 'empty') return exchangeOf({ ...made, body: searchset() })
  const direct = { ...made, headers: { 'Cache-Control': undefined }, exchange: { id, hop: 'direct' as const } }
  if (role === 'two-breaches') return exchangeOf({ ...direct, body: { ...searchset(patient()), type: 'collection' } })
  if (role === 'refusal') return exchangeOf({ ...direct, status: 400, body: outcome() })
  const body = BODIES[resource] ?? patient()
  return exchangeOf({ ...made, body: kind === 'search' ? searchset(body) : body, headers: { ETag: 'W/"3"' } })
}

/** A run whose target answers by role, and cannot be reached but through the SSP. */
export function madeUpContext(): RunContext {
  const { base, odsCode, declared } = contextOf('find-patient')
  let sent = 0
  const target: Target = {
    label: 'made-up',
    base,
    odsCode,
    declared,
    providerAsid: '200000000205',
    consumer: { asid: '200000000117', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.example/' },
    canGoDirect: false,
    tokens: 'unsigned',
    people: peopleOf({ pool: [], cases: {} }),
    record: (_kind, role) => (ROLES.includes(role) ? { role, identifier: role } : undefined),
    send: (plan) => Promise.resolve(answer(plan, `x${(sent += 1)}`)),
    close: () => Promise.resolve(),
  }
  return {
    target,
    variant: variantNamed('foundations@1.2.7'),
    register: loadRegister(),
    validator: validatorWith(),
    clock: fixedClock('2030-01-01T00:00:00Z'),
    randomSeed: 'seed',
    ledger: createLedger(),
    takeResourceCount: () => 0,
  }
}
