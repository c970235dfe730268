import { stateFault } from './named.js'
import type { FaultOf } from './family.js'

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
export const unguarded = (more: readonly Refused[] = []): FaultOf => {
  const tried = [...EVERYWHERE, ...more]
  return stateFault(
    'looks-at-neither-token-nor-fields',
    'Serves requests whatever their token, their Ssp fields and the types that they ask for',
    tried.map((refusal) => RULE_OF[refusal]),
    tried.map((refusal) => `refuses-${refusal}`),
  )
}
