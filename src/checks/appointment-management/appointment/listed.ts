import { asString, blocked, broken, isObject, noted, ok, type JsonObject } from '../../../core/index.js'
import { ukDate } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext, Judgement } from '../../check.js'
import { differences } from '../../comparison/as-found.js'
import { show, type Located } from '../../toolkit/located.js'
import { ofEach, type CheckMeta } from '../../toolkit/make.js'
import { meaningIn, meaningOfReference, nameOf, rootsOf } from '../../toolkit/referring.js'
import { boundsOf, keeps } from '../slot/range.js'
import { participants } from './elements.js'

const type = 'Appointment'

const startsInTheRange = ofEach(
  {
    id: 'appointment-starts-in-the-range',
    reqs: ['APPT-RETR-006', 'APPT-RETR-013', 'APPT-RETR-029', 'APPT-BR-009', 'SPINE-FHIR-045'],
    type,
  },
  ({ value, path }, _context, answer) => {
    const bounds = boundsOf(answer, 'start')
    if (bounds.length === 0) return blocked('The request has no bound that can be read.')
    return bounds.map((bound) => {
      const expected = `${bound.prefix} ${ukDate(new Date(bound.from))}`
      return keeps(Date.parse(show(value.start)), bound)
        ? ok()
        : broken({ at: `${path}.start`, expected, received: show(value.start) })
    })
  },
)

const isNotPast = ofEach(
  { id: 'appointment-is-of-today-or-later', reqs: ['APPT-RETR-024', 'APPT-BR-009'], type },
  ({ value, path }, _context, { exchange }) => {
    const today = ukDate(new Date(exchange.startedAt))
    const start = Date.parse(show(value.start))
    return !Number.isNaN(start) && ukDate(new Date(start)) >= today
      ? ok()
      : broken({ at: `${path}.start`, expected: `${today} or later`, received: show(value.start) })
  },
)

const isThePatients = ofEach(
  { id: 'appointment-is-of-the-patient-asked-for', reqs: ['APPT-RETR-006', 'SPINE-FHIR-044'], needs: ['asked'], type },
  (subject, context, answer) => {
    const meaning = meaningIn(answer, rootsOf(context))
    const there = participants('Patient')(subject).flatMap(({ value }) =>
      isObject(value) ? (meaningOfReference(value.actor, meaning) ?? []) : [],
    )
    const expected = `Patient/${context.asked?.id ?? ''}`
    return there.includes(expected)
      ? ok()
      : broken({ at: `${subject.path}.participant`, expected, received: show(there) })
  },
)

/** What holds for every appointment of a retrieval. Spec facts section 10.3. */
export const listedRules: readonly Check[] = [startsInTheRange, isNotPast, isThePatients]

const readOf = ({ value }: Located<JsonObject>, { resolved }: CheckContext): Answer | undefined =>
  resolved?.get(nameOf(value))

/** An appointment of earlier today is listed, but reading it is an error (APPT-READ-005). */
const begun = ({ value }: Located<JsonObject>, { exchange }: Answer): boolean =>
  Date.parse(show(value.start)) <= Date.parse(exchange.startedAt)

/** A check of each listed appointment against its read, where that can be asked for. */
const againstItsRead = (
  { id, reqs }: CheckMeta,
  judge: (listed: Located<JsonObject>, read: Answer & { resource: JsonObject }, context: CheckContext) => Judgement,
): Check =>
  ofEach({ id, reqs, needs: ['resolved'], type }, (subject, context, answer) => {
    if (begun(subject, answer)) return noted({ at: subject.path, note: 'It has begun: a read of it is an error.' })
    const read = readOf(subject, context)
    if (!read) return blocked(`${nameOf(subject.value)} was not read.`, { at: subject.path })
    const { resource } = read
    return read.status === 200 && resource
      ? judge(subject, { ...read, resource }, context)
      : broken({ at: subject.path, expected: `GET ${nameOf(subject.value)} gives it`, received: String(read.status) })
  })

/** After the appointments of the answer were read. */
export const listedAsReadRules: readonly Check[] = [
  againstItsRead(
    { id: 'appointment-is-as-read', reqs: ['APPT-RETR-032', 'APPT-RETR-031'] },
    ({ value, path }, { resource }, context) => {
      const different = differences(resource, value, context)
      return different.length === 0
        ? ok()
        : broken({ at: path, expected: 'the appointment of its read', received: `differs in ${different.join(', ')}` })
    },
  ),
  againstItsRead(
    { id: 'appointment-version-is-that-of-its-read', reqs: ['APPT-RETR-028'] },
    ({ value, path }, read) => {
      const version = isObject(value.meta) ? asString(value.meta.versionId) : undefined
      const expected = `W/"${version ?? ''}"`
      const received = read.header('ETag')
      return version !== undefined && received === expected
        ? ok()
        : broken({
            at: `${path}.meta.versionId`,
            expected: `that of the ETag ${received ?? 'none'}`,
            received: version ?? 'none',
          })
    },
  ),
]
