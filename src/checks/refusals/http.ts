import { BAD_REQUEST, NO_RECORD } from './answers.js'
import { refusal, type Refusal } from './refusal.js'

const NOT_IMPLEMENTED = { http: 501, spine: 'NOT_IMPLEMENTED' }
const UNCOVERED = 'No interaction id covers such a request, and the sources do not settle its code (A80).'

/** Faults of the request line and of the formats asked for. Spec facts 6.3 and 7.2. */
export const httpRefusals: readonly Refusal[] = [
  refusal('wrong-verb', ['SPINE-ERR-028', 'SPINE-ERR-023'], [BAD_REQUEST], {
    warns: [{ http: 405, because: 'The FHIR page lists 405, the error page has 400 BAD_REQUEST (A9).' }],
  }),
  refusal(
    'delete-and-patch',
    ['SPINE-ERR-028', 'SPINE-FHIR-034', 'SPINE-HTTP-046'],
    [BAD_REQUEST, { http: 405 }, NOT_IMPLEMENTED],
    { otherRefusal: UNCOVERED },
  ),
  refusal('path-in-wrong-case', ['SPINE-HTTP-012'], [NO_RECORD, BAD_REQUEST, NOT_IMPLEMENTED], {
    otherRefusal: UNCOVERED,
  }),
  refusal('unknown-resource-type', ['SPINE-ERR-030'], [NOT_IMPLEMENTED, BAD_REQUEST], {
    warns: [{ http: 404, because: UNCOVERED }],
  }),
  refusal('unknown-operation', ['SPINE-ERR-030'], [NOT_IMPLEMENTED, BAD_REQUEST], {
    warns: [{ http: 404, because: UNCOVERED }],
  }),
  refusal('unsupported-accept', ['SPINE-HTTP-025'], [{ http: 415 }]),
  refusal('unsupported-format-parameter', ['SPINE-HTTP-025', 'SPINE-HTTP-021'], [{ http: 415 }]),
  refusal('body-without-content-type', ['SPINE-HTTP-025', 'SPINE-HTTP-028'], [{ http: 415 }, BAD_REQUEST], {
    success: {
      verdict: 'warns',
      because: 'The header is the consumer’s duty; what a provider does without it is not said.',
    },
  }),
  refusal('unsupported-content-type-alone', ['SPINE-HTTP-025', 'SPINE-HTTP-022'], [{ http: 415 }], {
    success: { verdict: 'warns', because: 'A Content-Type without content may mean nothing to a server.' },
  }),
]
