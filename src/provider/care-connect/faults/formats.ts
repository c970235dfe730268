import type { FaultOf } from '../../frame/mutation/family.js'
import { TYPES } from '../../frame/responder.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import type { Format } from '../../../fhir/document.js'
import { passes } from '../../frame/mutation/factories.js'
import { queryOf, refusesWhere, type Family } from './make.js'

/** Faults of formats and of the ways in which a message may come (CCS-GENERAL-014 and -015). */

const answersIn = (
  name: string,
  says: string,
  format: Format,
  isCase: (about: AnswerContext) => boolean,
  proves: string,
): FaultOf => ({
  name,
  says,
  at: 'headers',
  proves,
  apply: (reply: Reply, about) =>
    !reply.rule && isCase(about)
      ? { ...reply, format, headers: reply.headers.with('Content-Type', TYPES[format]) }
      : reply,
})

const accepts = ({ request }: AnswerContext): string => request.headers.get('Accept') ?? ''
const asksFormat = ({ request }: AnswerContext): string => queryOf(request).get('_format') ?? ''

const xmlByDefault = answersIn(
  'xml-by-default',
  'Answers XML where nothing is asked for',
  'xml',
  (a) => accepts(a) === '' && asksFormat(a) === '',
  'json-is-the-default-format',
)

const searchFormatFaults: readonly FaultOf[] = [
  xmlByDefault,
  answersIn(
    'accept-over-format',
    'Lets Accept win over _format',
    'xml',
    (a) => accepts(a).includes('xml') && asksFormat(a) !== '',
    'format-parameter-wins-over-accept',
  ),
  answersIn(
    'never-xml',
    'Answers JSON where XML is asked for',
    'json',
    (a) => accepts(a).includes('xml'),
    'xml-is-served-or-refused',
  ),
  passes(
    'format.accept',
    'Answers JSON where a format is asked for that it does not have',
    'format-that-nobody-serves',
  ),
]

const bookingFormatFaults: readonly FaultOf[] = [
  xmlByDefault,
  refusesWhere(
    'refuses-chunks',
    'Refuses a body that comes in chunks',
    'bad-request',
    ({ request }) => request.headers.has('Transfer-Encoding'),
    'chunked-request-is-served',
  ),
]

export const formatFamilies: readonly Family[] = [
  { on: ['search-slot'], in: { uec: true }, faults: searchFormatFaults },
  { on: ['book-appointment'], in: { uec: true }, faults: bookingFormatFaults },
]
