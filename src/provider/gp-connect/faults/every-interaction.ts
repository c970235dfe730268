import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { refusing, skipFault } from '../../frame/mutation/factories.js'
import { every, scheduling, showing } from '../../frame/mutation/where.js'

/** Which rule of the provider keeps each refusal that is tried on every interaction. */
const RULE_OF = {
  'request-without-token': 'authorization.given',
  'expired-token': 'jwt.exp.ahead',
  'token-for-another-audience': 'jwt.aud.fits',
  'missing-ssp-trace-id': 'ssp-traceid.given',
  'missing-ssp-from': 'ssp-from.given',
  'missing-ssp-to': 'ssp-to.given',
  'missing-ssp-interaction-id': 'ssp-interactionid.given',
  'unsupported-accept': 'format.accept',
  'unsupported-format-parameter': 'format.format',
  'scope-of-another-endpoint': 'jwt.requested_scope.fits',
  'interaction-id-of-another-interaction': 'ssp-interactionid.another',
} as const

type Refused = keyof typeof RULE_OF

const EVERYWHERE: readonly Refused[] = [
  'request-without-token',
  'expired-token',
  'token-for-another-audience',
  'missing-ssp-trace-id',
  'missing-ssp-from',
  'missing-ssp-to',
  'missing-ssp-interaction-id',
  'unsupported-accept',
  'unsupported-format-parameter',
]

/**
 * The fault of an interaction that looks at neither its token nor its Ssp fields. The capability statement has a fault
 * of each rule (refusals.ts); here one is enough to show that the refusals are judged on the interaction at all.
 *
 * @param more - what is tried on the interaction beside that which is tried everywhere
 */
const unguarded = (...more: Refused[]): FaultOf => {
  const tried = [...EVERYWHERE, ...more]
  return skipFault(
    'looks-at-neither-token-nor-fields',
    'Serves requests whatever their token, their Ssp fields and the types that they ask for',
    tried.map((refusal) => RULE_OF[refusal]),
    refusing(tried),
  )
}

const SCOPE = 'scope-of-another-endpoint'
const INTERACTION_ID = 'interaction-id-of-another-interaction'

/** Scopes and ids of other interactions are tried on each interaction of bookings. */
const guarded = [unguarded(SCOPE, INTERACTION_ID)]

/** Healthcare services are not in the security page's table of scopes. */
export const guards: readonly Family[] = [
  { on: every(['search', 'read', 'operation'], 'HealthcareService'), faults: [unguarded(SCOPE)] },
  { on: showing('HealthcareService'), faults: [unguarded()] },
  { on: scheduling('search', 'read', 'create'), faults: guarded },
  // Without its id nobody can tell which of the two a change is meant to be.
  { on: scheduling('update'), as: 'change-appointment', faults: guarded },
]
