import { ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { headerBreach } from './breach.js'

/** Nothing on the way keeps a copy: Cache-Control has the directive no-store, in any case and among others. */
export const noStoreOnEveryAnswer: Check = {
  id: 'no-store-on-every-answer',
  says: 'Every answer has no-store',
  reqs: ['SPINE-SEC-019', 'SPINE-HTTP-033'],
  judge(answer) {
    const received = answer.header('Cache-Control')
    const directives = (received ?? '').split(',').map((d) => d.trim().toLowerCase())
    if (directives.includes('no-store')) return ok()
    return headerBreach(answer, { at: 'header Cache-Control', expected: 'no-store', received: received ?? 'none' })
  },
}
