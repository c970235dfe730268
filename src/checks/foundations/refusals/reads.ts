import { NO_PATIENT } from '../../refusals/answers.js'
import { refusal, type Refusal } from '../../refusals/refusal.js'

/** Reads without an id, and of a patient who is not shown. */
export const readRefusals: readonly Refusal[] = [
  refusal('read-without-id', ['FND-READPAT-004'], [{ http: 404 }, { http: 400 }], {
    warns: [{ http: 501, because: 'Expectation of the published suite only; no page has the case.' }],
    otherRefusal: 'Expectation of the published suite only; no page has the case.',
  }),
  refusal('read-of-sensitive-patient', ['FND-READPAT-023', 'FND-IG-003', 'FND-IG-004'], [NO_PATIENT], {
    preferred: 'FND-IG-003',
  }),
]
