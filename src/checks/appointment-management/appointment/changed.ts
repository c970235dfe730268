import {
  asString,
  blocked,
  broken,
  isObject,
  noted,
  objects,
  ok,
  without,
  type Json,
  type JsonObject,
} from '../../../core/index.js'
import type { Check, CheckContext, Judgement } from '../../check.js'
import { differences, inEarlier } from '../../comparison/as-found.js'
import { same } from '../../comparison/compare.js'
import { sentIn } from '../../toolkit/sent.js'
import { at, extension, show, type Located } from '../../toolkit/located.js'
import { ofEach, type CheckMeta } from '../../toolkit/make.js'
import { textsIn } from './booked.js'
import { CANCELLATION_REASON } from './elements.js'

/** What an amendment or a cancellation may do to an appointment, and what it may not. */

const type = 'Appointment'

/** A check against the appointment as it was read before. */
const againstBefore = (
  about: Omit<CheckMeta, 'type'>,
  judge: (now: Located<JsonObject>, before: JsonObject, sent: JsonObject, context: CheckContext) => Judgement,
): Check =>
  ofEach({ ...about, needs: ['comparedWith'], type }, (subject, context, answer) => {
    const before = inEarlier(subject, context)
    if (!before) return blocked('The appointment was not read before.')
    return judge(subject, before, sentIn(answer) ?? {}, context)
  })

const versionOf = ({ meta }: JsonObject): Json => (isObject(meta) ? (meta['versionId'] ?? null) : null)

/** A change makes a new version (A40). */
const versionIsNew = againstBefore(
  {
    id: 'changed-appointment-has-a-new-version',
    reqs: ['APPT-AMEND-029', 'APPT-CANCEL-022', 'SPINE-FHIR-020', 'SPINE-HTTP-041'],
  },
  ({ value, path }, before) => {
    const [former, now] = [versionOf(before), versionOf(value)]
    if (now !== null && now !== former) return ok()
    return broken({
      at: `${path}.meta.versionId`,
      expected: `another version than ${show(former)}`,
      received: show(now),
    })
  },
)

/** Elements without those that a change is free to change; extensions by their URLs. */
function comparable(appointment: JsonObject, free: readonly string[]): JsonObject {
  const kept = Object.entries(appointment).filter(([name]) => !free.includes(name))
  const extensions = objects(appointment['extension']).filter(({ url }) => url !== CANCELLATION_REASON)
  return { ...Object.fromEntries(kept), extension: extensions }
}

const elsewhereUnchanged = (id: string, reqs: readonly string[], free: readonly string[]): Check =>
  againstBefore({ id, reqs }, ({ value, path }, before, _sent, context) => {
    const [former, now] = [before, value].map((one) => comparable(one, ['meta', ...free])) as [JsonObject, JsonObject]
    const different = differences(former, now, context)
    if (different.length === 0) return ok()
    return broken({
      at: path,
      expected: `unchanged but for ${free.join(' and ')}`,
      received: `differs in ${different.join(', ')}`,
    })
  })

const amendedTexts = againstBefore(
  { id: 'amended-texts-are-whole', reqs: ['APPT-AMEND-018', 'APPT-AMEND-019', 'APPT-AMEND-020', 'APPT-AMEND-022'] },
  ({ value, path }, _before, sent) => textsIn(value, path, sent),
)

const statusIsCancelled = ofEach(
  { id: 'cancelled-appointment-has-its-status', reqs: ['APPT-CANCEL-023', 'APPT-CANCEL-029', 'APPT-READ-024'], type },
  ({ value, path }) =>
    value['status'] === 'cancelled'
      ? ok()
      : broken({ at: `${path}.status`, expected: 'cancelled', received: show(value['status']) }),
)

const reasonOf = (appointment: Located<JsonObject>): string | undefined => {
  const [one] = extension(CANCELLATION_REASON)(appointment)
  return isObject(one?.value) ? asString(one.value['valueString']) : undefined
}

/** The reason comes back whole, or cut where the provider stores less. */
const reasonIsGiven = ofEach(
  { id: 'cancellation-reason-is-as-sent', reqs: ['APPT-CANCEL-024', 'APPT-CANCEL-013', 'APPT-BR-011'], type },
  (subject, _context, answer) => {
    const sent = sentIn(answer)
    const wanted = sent && reasonOf({ value: sent, path: '' })
    if (wanted === undefined) return blocked('No cancellation reason was sent.')
    const received = reasonOf(subject)
    if (received !== undefined && received !== '' && wanted.startsWith(received)) return ok()
    return broken({ at: `${subject.path}.extension`, expected: show(wanted), received: show(received ?? 'absent') })
  },
)

/** What is read later has the reason that the answer to the cancellation had. */
const reasonStays = ofEach(
  {
    id: 'cancelled-appointment-shows-its-reason',
    reqs: ['APPT-READ-024', 'APPT-CANCEL-029', 'APPT-BR-011'],
    needs: ['comparedWith'],
    type,
  },
  (subject, context) => {
    const before = inEarlier(subject, context)
    const wanted = before && reasonOf({ value: before, path: '' })
    const received = reasonOf(subject)
    if (received !== undefined && received !== '' && (wanted === undefined || wanted === received)) return ok()
    return broken({
      at: `${subject.path}.extension`,
      expected: show(wanted ?? 'a reason'),
      received: show(received ?? 'absent'),
    })
  },
)

/** A read gives what the answer before it gave; a type that the booking's answer left out may come. */
const readAsAnswered = againstBefore(
  { id: 'read-appointment-is-as-answered', reqs: ['APPT-READ-018', 'APPT-BOOK-046', 'APPT-AMEND-020'] },
  ({ value, path }, before, _sent, context) => {
    const organisations = (of: JsonObject): Json => objects(of['contained']).map((one) => without(one, 'id', 'type'))
    const bare = (of: JsonObject): JsonObject => ({ ...of, contained: organisations(of) })
    const different = differences(bare(before), bare(value), context)
    if (different.length === 0) return ok()
    return broken({
      at: path,
      expected: 'the appointment as it was answered',
      received: `differs in ${different.join(', ')}`,
    })
  },
)

const LIVE = ['serviceType', 'serviceCategory']

const ownTexts = againstBefore(
  {
    id: 'changed-appointment-keeps-the-providers-types',
    reqs: ['APPT-AMEND-030', 'APPT-CANCEL-025'],
    says: 'The changed appointment keeps the provider’s types',
  },
  (subject, before) =>
    LIVE.map((name) => {
      const text = `${name}.text`
      const [former, now] = [{ value: before, path: '' }, subject].map((one) => at(text)(one).map(({ value }) => value))
      if (former?.length === 0) return noted({ at: `${subject.path}.${text}`, note: 'Not there before either.' })
      if (same(former, now)) return ok()
      return broken({ at: `${subject.path}.${text}`, expected: show(former), received: show(now) })
    }),
)

/** The answer to an amendment. */
export const amendedRules: readonly Check[] = [
  versionIsNew,
  amendedTexts,
  ownTexts,
  elsewhereUnchanged('amendment-changes-the-texts-alone', ['APPT-AMEND-031'], ['description', 'comment']),
]

/** The answer to a cancellation. */
export const cancelledRules: readonly Check[] = [
  versionIsNew,
  statusIsCancelled,
  reasonIsGiven,
  ownTexts,
  elsewhereUnchanged('cancellation-changes-the-status-alone', ['APPT-CANCEL-026'], ['status']),
]

/** A read after a cancellation. */
export const stillCancelledRules: readonly Check[] = [statusIsCancelled, reasonStays, readAsAnswered]

/** A read after a booking or an amendment. */
export const readAfterRules: readonly Check[] = [readAsAnswered]
