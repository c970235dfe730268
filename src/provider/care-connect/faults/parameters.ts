import type { FaultOf } from '../../frame/mutation/family.js'
import { refusesWhere } from './make.js'

/** Faults of any search over the form of a parameter that it does not know. */
export const strictParameters: readonly FaultOf[] = [
  refusesWhere(
    'wants-values-of-all-parameters',
    'Refuses a parameter without a value, known or not',
    'bad-request',
    ({ request }) => /[?&][^=&]+=(?:&|$)/.test(request.target),
    'unknown-search-parameter-is-ignored',
  ),
  refusesWhere(
    'refuses-sort',
    'Refuses to sort',
    'bad-request',
    ({ request }) => request.target.includes('_sort='),
    'unknown-search-parameter-is-ignored',
  ),
]
