import { registered } from '../registry.js'
import type { Rule } from '../rule.js'

/** SPINE-SSP-014. Ssp-To is a system that may process the interaction. */
export const receiver: Rule = {
  id: 'receiver',
  judge({ headers }, { providers }) {
    const asid = headers.get('ssp-to') ?? ''
    const entry = providers.find((p) => p.asid === asid)
    if (entry && registered(entry.interactions, headers.get('ssp-interactionid') ?? '')) return undefined
    return { status: 403, issue: 'forbidden', text: `PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_${asid}` }
  },
}
