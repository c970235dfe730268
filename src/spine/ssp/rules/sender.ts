import { registered } from '../registry.js'
import type { Rule } from '../rule.js'

/** SPINE-SSP-012, -013. Ssp-From is a system that may start the interaction, and its certificate names its host. */
export const sender: Rule = {
  id: 'sender',
  judge({ headers, consumer }, { consumers }) {
    const asid = headers.get('ssp-from') ?? ''
    const entry = consumers.find((c) => c.asid === asid)
    const named = entry !== undefined && (entry.fqdn === undefined || consumer.names.includes(entry.fqdn))
    if (named && registered(entry.interactions, headers.get('ssp-interactionid') ?? '')) return undefined
    return { status: 403, issue: 'forbidden', text: `ASID_CHECK_FAILED_MESSAGESENDER_${asid}` }
  },
}
