import type { Rule } from '../rule.js'

/** SPINE-SSP-010. The consumer shows a certificate of the Spine's chain that is in date. */
export const consumerCertificate: Rule = {
  id: 'consumer-certificate',
  judge({ consumer: { problem } }) {
    return problem === undefined
      ? undefined
      : { status: 403, issue: 'forbidden', text: `CLIENT_CERTIFICATE_${problem}` }
  },
}
