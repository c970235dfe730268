import type { Rule } from '../rule.js'

/**
 * SPINE-SSP-004. The URL behind the proxy's own begins with the service root that the directory holds for Ssp-To, byte
 * for byte: no other host, no added port, no other path.
 */
export const endpoint: Rule = {
  id: 'endpoint',
  judge({ headers, destination, target }, { providers }) {
    const asid = headers.get('ssp-to')
    const root = providers.find((p) => p.asid === asid)?.base
    const rest =
      root !== undefined && destination?.url.startsWith(root) ? destination.url.slice(root.length) : undefined
    if (rest !== undefined && /^([/?]|$)/.test(rest)) return undefined
    const text = `ENDPOINT_${root ?? 'UNKNOWN'}_CPAID_${asid ?? 'UNKNOWN'}_VARIES_FROM_TARGETURL_${destination?.url ?? target}`
    return { status: 400, issue: 'invalid', text }
  },
}
