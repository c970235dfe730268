import { Headers } from '../../core/index.js'
import type { RequestContext } from './request-context.js'
import { bearer } from '../frame/bearer.js'
import { alike } from './alike.js'
import { benignVariations } from './benign/index.js'
import { createBook } from './book/book.js'
import type { Standard } from '../frame/standard.js'
import { dresses } from './dresses/index.js'
import { faults } from './faults/index.js'
import { readJwt } from '../frame/jwt.js'
import { operationOutcome } from './mapping/operation-outcome.js'
import { stubPds, type Pds } from './pds.js'
import { honest, type Policies } from './policies.js'
import type { IncomingRequest } from '../frame/incoming-request.js'
import { refuse } from './refusal.js'
import { reply, TYPES, type ResponsePolicy } from '../frame/responder.js'
import { addressRules } from './rules/address.js'
import { authorizationRules } from './rules/authorization.js'
import { claimRules } from './rules/claims.js'
import { sspRules } from './rules/ssp.js'
import { loadSeed } from './seed/load.js'
import type { Seed } from './seed/schema.js'
import { servedAt } from './endpoints.js'
import { traitsOf, type SpecTraits } from './specs.js'
import { createStore, type Store } from './store.js'

/** How a GP Connect provider answers. */
export const manner: ResponsePolicy<RequestContext> = {
  rules: [...addressRules, ...sspRules, ...authorizationRules, ...claimRules],
  absent: refuse('NOT_IMPLEMENTED', 'not implemented'),
  failed: (why) => refuse('INTERNAL_SERVER_ERROR', why),
  outcome: operationOutcome,
  // Spec facts section 1.3.
  headers: ({ negotiated, settings }) =>
    new Headers([
      ['Date', settings.clock.now().toUTCString()],
      ['Content-Type', TYPES[negotiated.format]],
      ['Cache-Control', 'no-store'],
      ['Strict-Transport-Security', 'max-age=31536000'],
    ]),
}

function look(question: IncomingRequest<Policies>, traits: SpecTraits, store: Store): RequestContext {
  const [authorization] = question.request.headers.all('Authorization')
  const text = bearer(authorization)
  const reading = text === undefined ? undefined : readJwt(text)
  return { ...question, traits, store, ...(reading && 'claims' in reading ? { claims: reading.claims } : {}) }
}

/** What a GP Connect provider may be given. */
export interface GpConnectOptions {
  /** A practice; default: fixtures/records. */
  readonly seed?: Seed
  /** Default: a stub that holds the seed's `pds`. */
  readonly pds?: Pds
}

/** A GP practice that offers GP Connect. */
export const gpConnect: Standard<GpConnectOptions, Policies> = {
  policies: honest,
  served: servedAt,
  load: (folder) => ({ seed: loadSeed(folder) }),
  records: ({ seed }) => ({ seed: seed ?? loadSeed() }),
  path: ({ seed }) => `/${(seed ?? loadSeed()).practice.odsCode}/STU3/1/gpconnect`,
  open(options, { clock, spec }) {
    const seed = options.seed ?? loadSeed()
    const [endpoints, traits] = [servedAt(spec), traitsOf(spec)]
    const store = createStore(seed, options.pds ?? stubPds(seed.pds), (now) => createBook(seed, now, traits), clock)
    return {
      reply: (question) => reply(manner, endpoints, look(question, traits, store)),
      reset: () => store.reset(),
    }
  },
  faults,
  benign: benignVariations,
  dresses,
  alike,
}
