import {
  asString,
  broken,
  isObject,
  noted,
  objects,
  ok,
  tolerated,
  type JsonObject,
  type Outcome,
} from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check } from '../../check.js'
import { includes, unmatched } from '../../comparison/compare.js'
import { communications } from '../../datatype/communication.js'
import { extensions, nhsCommunication } from '../../toolkit/extensions.js'
import { children, extension, show, within, at, type Located } from '../../toolkit/located.js'
import { ofEach } from '../../toolkit/make.js'
import { sentList } from './sent.js'

const type = 'Patient'
type Element = 'address' | 'telecom'

const there = (subject: Located<JsonObject>, element: Element) => children(subject, element).map((l) => l.value)
const sentAny =
  (element: Element) =>
  (answer: Answer): boolean =>
    sentList(answer, element).length > 0

/** A registration that tells an address or telecom is answered with one: the one told or that of PDS. */
const isGiven = (element: Element, req: string): Check => ({
  ...ofEach(
    { id: `registered-${element}-is-given`, reqs: [req], needs: ['expected'], type },
    (subject, { expected }, answer) => {
      const wanted = [...sentList(answer, element), ...objects(expected?.[element])]
      const received = there(subject, element)
      if (received.some((one) => wanted.some((w) => includes(one, w)))) return ok()
      const path = `${subject.path}.${element}`
      return broken({
        at: path,
        expected: 'what was sent or what PDS has',
        received: received.length ? show(received) : 'absent',
      })
    },
  ),
  when: sentAny(element),
})

/** What the consumer tells goes before what PDS has; temporary details too. */
const isTheConsumers = (element: Element): Check => ({
  ...ofEach(
    {
      id: `registered-${element}-is-the-consumers`,
      reqs: ['FND-REGPAT-044'],
      says: `The registered ${element} is the consumer’s`,
      type,
    },
    (subject, _context, answer) => {
      const received = there(subject, element)
      const missing = unmatched(received, sentList(answer, element))
      const at = `${subject.path}.${element}`
      return missing.length === 0
        ? ok()
        : missing.map((one) => broken({ at, expected: show(one), received: show(received) }))
    },
  ),
  when: sentAny(element),
})

/** Each address or telecom that PDS has and the request had none of. The page says SHALL and SHOULD: it warns (A79). */
const comesFromPds = (element: Element): Check => ({
  ...ofEach(
    { id: `${element}-comes-from-pds`, reqs: ['FND-REGPAT-045'], needs: ['expected'], type },
    (subject, { expected }) => {
      const wanted = objects(expected?.[element])
      if (wanted.length === 0) return noted({ at: subject.path, note: `The target file has no ${element} of PDS.` })
      const received = there(subject, element)
      const missing = unmatched(received, wanted)
      if (missing.length === 0) return ok()
      return broken({ at: `${subject.path}.${element}`, expected: show(missing), received: show(received) })
    },
  ),
  when: (answer) => !sentAny(element)(answer),
})

const period = (value: unknown): string | undefined =>
  isObject(value) && isObject(value['period']) ? asString(value['period']['end']) : undefined

const registrationPeriod = within(
  extension(extensions.registrationDetails, 'registrationPeriod'),
  at('valuePeriod.end'),
)

/** Temporary details end when the temporary record does. */
const temporaryDetailsEnd: Check = {
  ...ofEach({ id: 'temporary-details-have-an-end', reqs: ['FND-REGPAT-046', 'FND-REGPAT-049'], type }, (subject) => {
    const [expiry] = registrationPeriod(subject).map((l) => l.value)
    return temporary(subject).map((l): Outcome => {
      const end = period(l.value)
      const detail = { at: `${l.path}.period.end`, expected: show(expiry ?? 'an end'), received: show(end) }
      return end !== undefined && (expiry === undefined || day(end) === day(expiry)) ? ok() : broken(detail)
    })
  }),
  when: (answer) => ['address', 'telecom'].some((element) => sentList(answer, element).some(isTemporary)),
}

const day = (value: unknown): string => String(value).slice(0, 10)
const isTemporary = (value: unknown): boolean => isObject(value) && value['use'] === 'temp'

/** The temporary ones of the answer; where it left them out, the Patient as a place without an end. */
function temporary(subject: Located<JsonObject>): Located[] {
  const found = (['address', 'telecom'] as const).flatMap((element) =>
    children(subject, element).filter((l) => isTemporary(l.value)),
  )
  return found.length > 0 ? found : [subject]
}

const languages = (list: readonly JsonObject[]): JsonObject[] =>
  list.filter(({ url }) => url === extensions.nhsCommunication)

/** A language that was told is in the record; that it is missing warns (A79), that it is another one fails. */
const languageIsTheOneSent: Check = {
  ...ofEach(
    { id: 'registered-language-is-the-one-sent', reqs: ['FND-REGPAT-075'], type },
    (subject, _context, answer) => {
      const received = nhsCommunication(subject)
      const wanted = languages(sentList(answer, 'extension')).map(plain)
      if (received.length === 0)
        return tolerated({
          at: `${subject.path}.extension`,
          expected: show(wanted),
          received: 'absent',
          note: 'That the consumer’s details are used is a SHOULD (FND-REGPAT-044, A79).',
        })
      return communications(received, wanted, subject)
    },
  ),
  when: (answer) => languages(sentList(answer, 'extension')).length > 0,
}

/** A language as target files have it: the code and the booleans by name. */
const plain = (language: JsonObject): JsonObject =>
  Object.fromEntries(
    objects(language['extension']).map((part) => {
      const concept = part['valueCodeableConcept']
      const [coding] = isObject(concept) ? objects(concept['coding']) : []
      return [show(part['url']), part['valueBoolean'] ?? coding?.['code'] ?? null]
    }),
  )

/** Contact details and language of whoever is registered. */
export const detailsOfRegistration: readonly Check[] = [
  isGiven('address', 'FND-REGPAT-069'),
  isGiven('telecom', 'FND-REGPAT-070'),
  isTheConsumers('address'),
  isTheConsumers('telecom'),
  temporaryDetailsEnd,
  languageIsTheOneSent,
]

/** Contact details that only PDS has. */
export const detailsFromPds: readonly Check[] = [comesFromPds('address'), comesFromPds('telecom')]
