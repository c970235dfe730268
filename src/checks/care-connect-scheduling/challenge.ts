import { broken, ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { headerBreach } from '../headers/breach.js'

/**
 * RFC 6750 section 3: who is refused for want of a good token is told of the scheme. A 401 without it breaks; a
 * provider that answers 403 or 400 throughout is not judged by it, so that those keep the rule as they are.
 */
export const refusedTokenIsChallenged: Check = {
  id: 'unauthorised-answer-names-the-bearer-scheme',
  reqs: ['CCS-JWT-009'],
  judge(answer) {
    if (answer.status < 400) return broken({ at: 'status', expected: 'a refusal', received: String(answer.status) })
    const received = answer.header('WWW-Authenticate') ?? 'none'
    if (answer.status !== 401 || /^\s*bearer\b/i.test(received)) return ok()
    return headerBreach(answer, { at: 'header WWW-Authenticate', expected: 'Bearer', received })
  },
}
