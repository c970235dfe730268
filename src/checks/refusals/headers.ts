import type { Refusal } from './refusal.js'

/** The four fields that the SSP asks for, and what a check id calls them. */
export const SSP_HEADERS = {
  'Ssp-TraceID': 'ssp-trace-id',
  'Ssp-From': 'ssp-from',
  'Ssp-To': 'ssp-to',
  'Ssp-InteractionID': 'ssp-interaction-id',
} as const

const BAD_REQUEST = [{ http: 400, spine: 'BAD_REQUEST' }]
const ERROR_PAGE = ['SPINE-ERR-023', 'SPINE-ERR-027']

const perHeader = (how: 'missing' | 'empty'): Refusal[] =>
  Object.values(SSP_HEADERS).map((name) => ({
    id: `refuses-${how}-${name}`,
    reqs: ['SPINE-SEC-007', ...ERROR_PAGE],
    preferred: 'SPINE-SEC-007',
    passes: BAD_REQUEST,
  }))

/** A value of another form: the error page has invalid headers refused, but names none but the interaction id. */
const malformed = (name: string): Refusal => ({
  id: `refuses-malformed-${name}`,
  reqs: ['SPINE-ERR-027', 'SPINE-ERR-023'],
  preferred: 'SPINE-ERR-027',
  passes: BAD_REQUEST,
  success: { verdict: 'warns', because: 'The form is the consumer’s duty; that a provider polices it is not said.' },
})

/** Faults of the Ssp fields. Spec facts 3.3 and 6.3. */
export const headerRefusals: readonly Refusal[] = [
  ...perHeader('missing'),
  ...perHeader('empty'),
  malformed('ssp-trace-id'),
  malformed('ssp-from'),
  {
    id: 'refuses-doubled-ssp-field',
    reqs: ['SPINE-SEC-007', 'SPINE-ERR-027', 'SPINE-HTTP-001'],
    preferred: 'SPINE-SEC-007',
    passes: BAD_REQUEST,
    otherRefusal: 'RFC 7230 section 3.2.2 forbids the sender to repeat a field; no source has a code for it.',
    success: { verdict: 'noted', because: 'RFC 7230 section 3.2.2 binds the sender alone.' },
  },
  {
    id: 'refuses-foreign-provider-asid',
    reqs: ['SPINE-SEC-005', ...ERROR_PAGE],
    preferred: 'SPINE-SEC-005',
    passes: BAD_REQUEST,
    otherRefusal: 'The security page asks for a refusal; the code is the error page’s for an invalid header (derived).',
  },
  {
    id: 'refuses-interaction-id-of-another-interaction',
    reqs: ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029', 'SPINE-SDSREG-018'],
    preferred: 'SPINE-SEC-006',
    passes: BAD_REQUEST,
  },
  {
    id: 'refuses-interaction-id-in-wrong-case',
    reqs: ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029'],
    preferred: 'SPINE-SEC-006',
    passes: BAD_REQUEST,
  },
  {
    id: 'refuses-unknown-interaction-id',
    reqs: ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029'],
    preferred: 'SPINE-SEC-006',
    passes: BAD_REQUEST,
  },
]
