import { NO_PATIENT } from '../../refusals/answers.js'
import { refusal, type Refusal } from '../../refusals/refusal.js'
import { unknownIds } from '../../refusals/unknown-ids.js'

/** Reads of what is not there. Spec facts 9.3, 9.6, 9.8, 9.9 and 9.11. */
export const readRefusals: readonly Refusal[] = [
  ...unknownIds(
    { name: 'patient', code: 'PATIENT_NOT_FOUND', row: 'FND-READPAT-004', error: 'SPINE-ERR-011' },
    { name: 'practitioner', code: 'PRACTITIONER_NOT_FOUND', row: 'FND-READPRAC-003', error: 'SPINE-ERR-012' },
    { name: 'organisation', code: 'ORGANISATION_NOT_FOUND', row: 'FND-READORG-005', error: 'SPINE-ERR-010' },
    { name: 'location', code: 'NO_RECORD_FOUND', row: 'FND-READLOC-004', error: 'SPINE-ERR-013' },
    { name: 'healthcare-service', code: 'NO_RECORD_FOUND', row: 'FND-READHCS-005', error: 'SPINE-ERR-013' },
  ),
  refusal('read-without-id', ['FND-READPAT-004'], [{ http: 404 }, { http: 400 }], {
    warns: [{ http: 501, because: 'Expectation of the published suite only; no page has the case.' }],
    otherRefusal: 'Expectation of the published suite only; no page has the case.',
  }),
  refusal('read-of-sensitive-patient', ['FND-READPAT-023', 'FND-IG-003', 'FND-IG-004'], [NO_PATIENT], {
    preferred: 'FND-IG-003',
  }),
]
