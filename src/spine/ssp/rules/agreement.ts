import type { Rule } from '../rule.js'

const GP_CONNECT = /^urn:nhs:names:services:gpconnect:/

/** Spec facts section 5.4. Consumer and provider have a data sharing agreement; GP Connect only. */
export const agreement: Rule = {
  id: 'agreement',
  judge({ headers }, { agreements }) {
    if (agreements === 'all' || !GP_CONNECT.test(headers.get('ssp-interactionid') ?? '')) return undefined
    const [from, to] = [headers.get('ssp-from') ?? '', headers.get('ssp-to') ?? '']
    if (agreements.some(([a, b]) => a === from && b === to)) return undefined
    return { status: 403, issue: 'forbidden', text: `FOT_CHECK_FAILED_MESSAGESENDER_${from}_MESSAGERECEIVER_${to}` }
  },
}
