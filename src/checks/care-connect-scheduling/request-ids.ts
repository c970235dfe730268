import { broken, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { headerBreach } from '../headers/breach.js'

const ID = 'X-Request-ID'
const CORRELATION = 'X-Correlation-ID'

const sentId = ({ exchange }: Answer): string | undefined => exchange.request.headers.get(ID)
const wasSent = (answer: Answer): boolean => sentId(answer) !== undefined

/** The answers on which the standard and its simulator agree: a booking or a cancellation that was done. */
const isDone = ({ status }: Answer, { interaction }: CheckContext): boolean =>
  interaction.method !== 'GET' && status === interaction.success

const SOME_ONLY = 'The page asks for it on each answer, the simulator sends it on 201 and 200 of POST and PUT only.'

/** Each answer has an id of the provider's; the client's own value is what the NHS Booking API allows. */
const answerHasARequestId: Check = {
  id: 'answer-has-a-request-id',
  reqs: ['CCS-XTI-004'],
  when: wasSent,
  judge(answer, context) {
    const received = answer.header(ID)?.trim() ?? ''
    const detail = { at: `header ${ID}`, expected: 'an id of the provider', received: received || 'none' }
    if (received === '')
      return isDone(answer, context) ? headerBreach(answer, detail) : tolerated({ ...detail, note: SOME_ONLY })
    if (received !== sentId(answer)) return ok()
    return tolerated({
      ...detail,
      note: 'The NHS Booking API lets the server use the client’s id, UEC asks for a new one.',
    })
  },
}

/** The id of the request comes back as X-Correlation-ID. */
const answerCorrelates: Check = {
  id: 'answer-repeats-the-request-id-as-correlation-id',
  reqs: ['CCS-XTI-005'],
  when: wasSent,
  judge(answer, context) {
    const received = answer.header(CORRELATION)
    const detail = { at: `header ${CORRELATION}`, expected: sentId(answer) ?? '', received: received ?? 'none' }
    if (received === sentId(answer)) return ok()
    if (received !== undefined || isDone(answer, context)) return headerBreach(answer, detail)
    return tolerated({ ...detail, note: SOME_ONLY })
  },
}

/** 2.0.4: the id that was sent comes back under one of the two names. */
const requestIdComesBack: Check = {
  id: 'request-id-comes-back',
  reqs: ['CCS-BOOK-018'],
  when: (answer, context) => wasSent(answer) && isDone(answer, context),
  judge(answer) {
    const received = [ID, CORRELATION].map((name) => answer.header(name) ?? 'none')
    if (received.includes(sentId(answer) ?? '')) return ok()
    return broken({
      at: `headers ${ID}, ${CORRELATION}`,
      expected: sentId(answer) ?? '',
      received: received.join(', '),
    })
  },
}

/** Rules of the ids by which calls are told apart. */
export const requestIdChecks: readonly Check[] = [answerHasARequestId, answerCorrelates, requestIdComesBack]
