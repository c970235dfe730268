import { asString, blocked, broken, noted, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { differences } from '../comparison/as-found.js'
import { judgeLocation } from './booking.js'
import { inside } from './make.js'

const versionOf = ({ resource }: Answer): string | undefined => asString(inside(resource, 'meta')['versionId'])

/** Compared with the answer before: same id, same version, same content but for narrative and lastUpdated. */
const asBefore = (
  id: string,
  reqs: readonly string[],
  gone?: { readonly statuses: readonly number[]; readonly note: string },
): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, context) {
    const { comparedWith } = context
    if (!comparedWith?.resource) return blocked('There is no earlier answer to compare with.')
    if (gone?.statuses.includes(answer.status))
      return tolerated({ at: 'status', expected: '200', received: String(answer.status), note: gone.note })
    if (answer.status !== 200 || !answer.resource)
      return broken({ at: 'status', expected: '200', received: String(answer.status) })
    const different = differences(comparedWith.resource, answer.resource, context)
    if (different.length === 0) return ok()
    return broken({ at: 'Appointment', expected: 'as answered before', received: `differs in ${different.join(', ')}` })
  },
})

const NO_HISTORY = 'UEC lets a server without version history follow FHIR’s guidance instead.'

/** A booking is there for good: what is read is what was answered. */
const readIsTheBooking = asBefore('read-gives-the-booking', ['CCS-READ-001', 'CCS-BOOK-019'])

/** The present version, by its own address. */
const versionRead = asBefore('read-of-the-version-gives-the-same', ['CCS-READ-001'], {
  statuses: [400, 404, 405, 410, 501],
  note: NO_HISTORY,
})

/** A version that was is kept when a new one comes. */
const formerVersion: Check = {
  id: 'former-version-is-kept',
  reqs: ['CCS-READ-005'],
  judge(answer) {
    const detail = { at: 'status', expected: '200, status booked', received: String(answer.status) }
    if ([404, 410, 501].includes(answer.status)) return tolerated({ ...detail, note: NO_HISTORY })
    if (answer.status === 200 && answer.resource?.['status'] === 'booked') return ok()
    return broken({
      ...detail,
      received: `${answer.status}, status ${asString(answer.resource?.['status']) ?? 'none'}`,
    })
  },
}

/** A query that no page has: served or refused, but no failure of the server. */
const oddQuery: Check = {
  id: 'read-with-an-odd-query-is-served-or-refused',
  reqs: ['CCS-READ-003'],
  judge: ({ status }) =>
    status === 200 || status === 400
      ? ok()
      : broken({ at: 'status', expected: '200 or 400', received: String(status) }),
}

/** Reads that features compare with what was answered before. */
export const readChecks: readonly Check[] = [readIsTheBooking, versionRead, formerVersion, oddQuery]

const isCancelled = (answer: Answer, { interaction }: CheckContext): boolean =>
  interaction.kind === 'update' && answer.status === interaction.success

const becomesANewVersion: Check = {
  id: 'cancelled-appointment-is-a-new-version',
  reqs: ['CCS-CANCEL-001'],
  needs: ['comparedWith'],
  when: isCancelled,
  judge(answer, { comparedWith }) {
    const [before, now] = [comparedWith && versionOf(comparedWith), versionOf(answer)]
    const status = asString(answer.resource?.['status']) ?? 'none'
    if (status !== 'cancelled') return broken({ at: 'Appointment.status', expected: 'cancelled', received: status })
    if (now !== undefined && now !== before) return ok()
    return broken({
      at: 'Appointment.meta.versionId',
      expected: `another than ${before ?? 'before'}`,
      received: now ?? 'none',
    })
  },
}

/** 2.0.4 demands the Location, the table of UEC calls it not applicable: its absence warns, a wrong one fails. */
const locationNamesTheVersion: Check = {
  id: 'cancellation-location-names-the-version',
  reqs: ['CCS-CANCEL-001'],
  when: isCancelled,
  judge(answer, { base }) {
    const received = answer.header('Location')
    if (received !== undefined) return judgeLocation(answer, received, base)
    const expected = `${base}/Appointment/[id]/_history/[version id]`
    const note = 'The NHS Booking API demands it, UEC’s table calls it not applicable to an update.'
    return tolerated({ at: 'header Location', expected, received: 'none', note })
  },
}

const hasLastModified: Check = {
  id: 'cancellation-has-last-modified',
  reqs: ['CCS-CANCEL-001'],
  when: isCancelled,
  judge: (answer) =>
    answer.header('Last-Modified') === undefined
      ? tolerated({
          at: 'header Last-Modified',
          expected: 'present',
          received: 'none',
          note: 'Asked for by SCAL alone.',
        })
      : ok(),
}

/** What holds for the answer to a cancellation. */
export const cancellationRules: readonly Check[] = [becomesANewVersion, locationNamesTheVersion, hasLastModified]

/** A refused cancellation has changed nothing. */
export const refusedCancelLeavesItBooked: Check = {
  id: 'refused-cancellation-leaves-it-booked',
  reqs: ['CCS-CANCEL-002', 'CCS-CANCEL-003', 'CCS-CANCEL-004', 'CCS-CANCEL-005', 'CCS-CANCEL-007'],
  needs: ['comparedWith'],
  judge(answer, context) {
    const { comparedWith } = context
    if (answer.status !== 200) return blocked(`The appointment cannot be read: ${answer.status}.`)
    if (!comparedWith) return blocked('The appointment was not read before.')
    const status = asString(answer.resource?.['status']) ?? 'none'
    if (status !== 'booked') return broken({ at: 'Appointment.status', expected: 'booked', received: status })
    const different = differences(comparedWith.resource ?? {}, answer.resource ?? {}, context)
    if (different.length === 0) return ok()
    return broken({ at: 'Appointment', expected: 'as before', received: `differs in ${different.join(', ')}` })
  },
}

/** What a provider makes of a booking that carries two patients: recorded, for no source says. */
export const secondPatientIsRecorded: Check = {
  id: 'booking-of-two-patients-is-recorded',
  reqs: ['CCS-BOOK-008'],
  judge: ({ status }) =>
    status >= 500
      ? broken({ at: 'status', expected: 'an answer, whatever it is', received: String(status) })
      : noted({ at: 'status', received: String(status), note: 'No source says what two contained patients are.' }),
}
