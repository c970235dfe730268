import type { Rule } from '../rule.js'

/**
 * SPINE-SSP-010. The consumer shows a certificate of the Spine's chain that is in date. The statuses are those that the
 * proxy's front end has for it: 496 for none, 495 for one that does not hold.
 */
export const consumerCertificate: Rule = {
  id: 'consumer-certificate',
  judge({ consumer: { names, problem } }) {
    if (problem === undefined) return undefined
    if (names.length === 0) return { status: 496, issue: 'forbidden', text: 'CLIENT_CERTIFICATE_MISSING' }
    return { status: 495, issue: 'forbidden', text: `CLIENT_CERTIFICATE_${problem}` }
  },
}
