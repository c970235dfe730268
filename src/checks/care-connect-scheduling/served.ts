import { broken, ok, tolerated } from '../../core/index.js'
import type { Check } from '../check.js'
import { contentType } from '../http/content-type.js'

/** A refusal that is accepted beside the success that is asked for, and why. */
interface Or {
  readonly statuses: readonly number[]
  readonly because: string
}

/** A request with something in it that has to be served like any other. */
const served = (id: string, reqs: readonly string[], or?: Or): Check => ({
  id,
  reqs,
  judge({ status }, { interaction }) {
    if (status === interaction.success) return ok()
    const detail = { at: 'status', expected: String(interaction.success), received: String(status) }
    return or?.statuses.includes(status) ? tolerated({ ...detail, note: or.because }) : broken(detail)
  },
})

const UNKNOWN = 'UEC ignores unknown criteria, 2.0.4 only SHOULD and has 400 for an unsupported query string.'
const BOTH_GROUPS = 'The reference provider of 2019 wants both groups in every token.'

/** JSON is the answer's form. */
const inJson = (id: string, reqs: readonly string[]): Check => ({
  id,
  reqs,
  judge(answer, { interaction }) {
    const received = `${answer.status} ${answer.header('Content-Type') ?? 'without Content-Type'}`
    const { format } = contentType(answer.header('Content-Type'))
    if (answer.status === interaction.success && format === 'json') return ok()
    return broken({ at: 'header Content-Type', expected: `${interaction.success} application/fhir+json`, received })
  },
})

/** XML is a SHOULD: an answer in it, or the refusal of a format. */
const xmlOrRefusal: Check = {
  id: 'xml-is-served-or-refused',
  reqs: ['CCS-GENERAL-014'],
  judge(answer, { interaction }) {
    const { format } = contentType(answer.header('Content-Type'))
    if (answer.status === interaction.success && format === 'xml') return ok()
    if ([415, 501].includes(answer.status)) return ok()
    const received = `${answer.status} ${answer.header('Content-Type') ?? 'without Content-Type'}`
    return broken({ at: 'header Content-Type', expected: 'application/fhir+xml, or 415', received })
  },
}

const gzip: Check = {
  id: 'gzip-is-given-where-it-is-asked-for',
  reqs: ['CCS-GENERAL-015'],
  judge(answer, { interaction }) {
    const received = answer.header('Content-Encoding')?.toLowerCase() ?? 'none'
    if (answer.status !== interaction.success || answer.exchange.response?.decodeProblem !== undefined)
      return broken({ at: 'body', expected: 'the answer, in gzip', received: `${answer.status}, ${received}` })
    if (received === 'gzip' || received === 'x-gzip') return ok()
    const note = 'The page tells consumers to cope with an answer that is not compressed.'
    return tolerated({ at: 'header Content-Encoding', expected: 'gzip', received, note })
  },
}

/** Requests that have to be served, each with what is odd in it. */
export const servedRequests: readonly Check[] = [
  served('unknown-patient-is-booked', ['CCS-GENERAL-011', 'CCS-BOOK-019']),
  served('patient-without-nhs-number-is-booked', ['CCS-BOOK-009']),
  served('slot-of-either-status-is-booked', ['CCS-BOOK-010']),
  served('booking-without-created-is-served', ['CCS-BOOK-004'], {
    statuses: [400, 422],
    because: 'The table lists created as required in the request, and as set by the provider.',
  }),
  served('booking-without-document-is-served-or-refused', ['CCS-BOOK-006'], {
    statuses: [400, 422],
    because: 'Which parts a use case may leave out is its own documentation’s to say.',
  }),
  served('contacts-are-accepted', ['CCS-CONTACT-001']),
  served('unknown-extension-is-ignored', ['CCS-GENERAL-017']),
  served('unknown-search-parameter-is-ignored', ['CCS-GENERAL-017', 'CCS-SLOT-007'], {
    statuses: [400],
    because: UNKNOWN,
  }),
  served('search-filter-does-no-harm', ['CCS-JWTS-012'], { statuses: [400], because: UNKNOWN }),
  served('search-parameter-may-be-missing', ['CCS-SLOT-001']),
  served('service-may-be-missing', ['CCS-SLOT-001'], {
    statuses: [400],
    because: 'Simulator and assurance script want the service in each request.',
  }),
  served('every-status-can-be-asked-for', ['CCS-SLOT-001']),
  served('include-is-no-error', ['CCS-SLOT-006']),
  served('include-of-another-form-is-no-error', ['CCS-SLOT-006'], {
    statuses: [400],
    because: 'The page prints other forms.',
  }),
  served('start-in-the-past-alone-is-served', ['CCS-SLOT-016']),
  served('practitioner-in-the-token-is-optional', ['CCS-JWT-004']),
  served('token-with-both-groups-is-accepted', ['CCS-JWTS-004']),
  served('group-of-the-call-is-enough', ['CCS-JWTS-004'], { statuses: [403], because: BOTH_GROUPS }),
  inJson('json-is-the-default-format', ['CCS-GENERAL-014']),
  inJson('format-parameter-wins-over-accept', ['CCS-GENERAL-014']),
  xmlOrRefusal,
  gzip,
]
