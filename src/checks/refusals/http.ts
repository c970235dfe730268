import type { Refusal } from './refusal.js'

const BAD_REQUEST = { http: 400, spine: 'BAD_REQUEST' }
const NOT_IMPLEMENTED = { http: 501, spine: 'NOT_IMPLEMENTED' }
const UNCOVERED = 'No interaction id covers such a request, and the sources do not settle its code (A80).'

/** Faults of the request line and of the formats asked for. Spec facts 6.3 and 7.2. */
export const httpRefusals: readonly Refusal[] = [
  {
    id: 'refuses-wrong-verb',
    reqs: ['SPINE-ERR-028', 'SPINE-ERR-023'],
    preferred: 'SPINE-ERR-028',
    passes: [BAD_REQUEST],
    warns: [{ http: 405, because: 'The FHIR page lists 405, the error page has 400 BAD_REQUEST (A9).' }],
  },
  {
    id: 'refuses-delete-and-patch',
    reqs: ['SPINE-ERR-028', 'SPINE-FHIR-034', 'SPINE-HTTP-046'],
    preferred: 'SPINE-ERR-028',
    passes: [BAD_REQUEST, { http: 405 }, NOT_IMPLEMENTED],
    otherRefusal: UNCOVERED,
  },
  {
    id: 'refuses-path-in-wrong-case',
    reqs: ['SPINE-HTTP-012'],
    preferred: 'SPINE-HTTP-012',
    passes: [{ http: 404, spine: 'NO_RECORD_FOUND' }, BAD_REQUEST, NOT_IMPLEMENTED],
    otherRefusal: UNCOVERED,
  },
  {
    id: 'refuses-unknown-resource-type',
    reqs: ['SPINE-ERR-030'],
    preferred: 'SPINE-ERR-030',
    passes: [NOT_IMPLEMENTED, BAD_REQUEST],
    warns: [{ http: 404, because: UNCOVERED }],
  },
  {
    id: 'refuses-unknown-operation',
    reqs: ['SPINE-ERR-030'],
    preferred: 'SPINE-ERR-030',
    passes: [NOT_IMPLEMENTED, BAD_REQUEST],
    warns: [{ http: 404, because: UNCOVERED }],
  },
  {
    id: 'refuses-unsupported-accept',
    reqs: ['SPINE-HTTP-025'],
    preferred: 'SPINE-HTTP-025',
    passes: [{ http: 415 }],
  },
  {
    id: 'refuses-unsupported-format-parameter',
    reqs: ['SPINE-HTTP-025', 'SPINE-HTTP-021'],
    preferred: 'SPINE-HTTP-025',
    passes: [{ http: 415 }],
  },
  {
    id: 'refuses-body-without-content-type',
    reqs: ['SPINE-HTTP-025', 'SPINE-HTTP-028'],
    preferred: 'SPINE-HTTP-025',
    passes: [{ http: 415 }, BAD_REQUEST],
    success: {
      verdict: 'warns',
      because: 'The header is the consumer’s duty; what a provider does without it is not said.',
    },
  },
  {
    id: 'refuses-unsupported-content-type-alone',
    reqs: ['SPINE-HTTP-025', 'SPINE-HTTP-022'],
    preferred: 'SPINE-HTTP-025',
    passes: [{ http: 415 }],
    success: { verdict: 'warns', because: 'A Content-Type without content may mean nothing to a server.' },
  },
]
