import type { Rule } from '../rule.js'

const FOUR = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID']

/** SPINE-SSP-011. Every request carries the four Ssp fields; without them nothing can be checked or audited. */
export const fourHeaders: Rule = {
  id: 'four-headers',
  judge({ headers }) {
    const missing = FOUR.filter((name) => !headers.get(name)?.trim())
    if (missing.length === 0) return undefined
    return { status: 400, issue: 'invalid', text: `MISSING_HEADER_${missing.join('_')}` }
  },
}
