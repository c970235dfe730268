import { BAD_REQUEST, BY_FRONT_END } from './answers.js'
import { refusal, type Refusal } from './refusal.js'

/** The four fields that the SSP asks for, and what a check id calls them. */
export const SSP_HEADERS = {
  'Ssp-TraceID': 'ssp-trace-id',
  'Ssp-From': 'ssp-from',
  'Ssp-To': 'ssp-to',
  'Ssp-InteractionID': 'ssp-interaction-id',
} as const

const ERROR_PAGE = ['SPINE-ERR-023', 'SPINE-ERR-027']

const perHeader = (how: 'missing' | 'empty'): Refusal[] =>
  Object.values(SSP_HEADERS).map((name) => refusal(`${how}-${name}`, ['SPINE-SEC-007', ...ERROR_PAGE], [BAD_REQUEST]))

/** A value of another form: the error page has invalid headers refused, but names none but the interaction id. */
const malformed = (name: string): Refusal =>
  refusal(`malformed-${name}`, ['SPINE-ERR-027', 'SPINE-ERR-023'], [BAD_REQUEST], {
    success: { verdict: 'warns', because: 'The form is the consumer’s duty; that a provider polices it is not said.' },
  })

/** Faults of the Ssp fields. Spec facts 3.3 and 6.3. */
export const headerRefusals: readonly Refusal[] = [
  ...perHeader('missing'),
  ...perHeader('empty'),
  malformed('ssp-trace-id'),
  malformed('ssp-from'),
  refusal('doubled-ssp-field', ['SPINE-SEC-007', 'SPINE-ERR-027', 'SPINE-HTTP-001'], [BAD_REQUEST], {
    otherRefusal: 'RFC 7230 section 3.2.2 forbids the sender to repeat a field; no source has a code for it.',
    success: { verdict: 'noted', because: 'RFC 7230 section 3.2.2 binds the sender alone.' },
    frontEnd: BY_FRONT_END,
  }),
  refusal('foreign-provider-asid', ['SPINE-SEC-005', ...ERROR_PAGE], [BAD_REQUEST], {
    otherRefusal: 'The security page asks for a refusal; the code is the error page’s for an invalid header (derived).',
  }),
  refusal(
    'interaction-id-of-another-interaction',
    ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029', 'SPINE-SDSREG-018'],
    [BAD_REQUEST],
  ),
  refusal('interaction-id-in-wrong-case', ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029'], [BAD_REQUEST]),
  refusal('unknown-interaction-id', ['SPINE-SEC-006', ...ERROR_PAGE, 'SPINE-ERR-029'], [BAD_REQUEST]),
]
