import { broken, noted, ok, tolerated } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { isOutcome } from '../../operation-outcome/issues.js'
import { storesTheTextsWhole } from '../../refusals/sent.js'
import type { CheckMeta } from '../../toolkit/make.js'

/** Requests that have to be served although something about them is special. */
const served = ({ id, reqs }: CheckMeta): Check => ({
  id,
  reqs,
  judge({ status, resource }, { interaction }) {
    if (status === interaction.success && resource?.['resourceType'] === 'Appointment') return ok()
    return broken({ at: 'status', expected: `${interaction.success} with an Appointment`, received: String(status) })
  },
})

/** Texts just beyond the limits of the page: refused or stored whole, both are right (A42). */
const refusedOrWhole: Check = {
  id: 'text-is-refused-or-stored-whole',
  reqs: ['APPT-BOOK-045', 'APPT-BOOK-047'],
  judge(answer, { interaction }) {
    if (answer.status >= 400 && answer.status < 500 && isOutcome(answer))
      return [ok(), noted({ note: 'Refused (A42).' })]
    if (answer.status === interaction.success && storesTheTextsWhole(answer)) return ok()
    return broken({
      at: 'Appointment',
      expected: 'a refusal, or both texts whole',
      received: `${answer.status}, shortened`,
    })
  },
}

/** Chunks are part of HTTP/1.1; that a length is asked for warns (A74). */
const chunksAreRead: Check = {
  id: 'chunked-request-is-served',
  reqs: ['SPINE-HTTP-027', 'CCS-GENERAL-015'],
  judge({ status }, { interaction }) {
    if (status === interaction.success) return ok()
    const detail = { at: 'status', expected: String(interaction.success), received: String(status) }
    const note = 'RFC 7230 section 3.3.3 lets a server ask for a length (A74).'
    return status === 411 ? tolerated({ ...detail, note }) : broken(detail)
  },
}

/** Checks that features name. */
export const servedAppointments: readonly Check[] = [
  served({ id: 'patient-with-dissent-to-share-is-booked', reqs: ['APPT-GEN-013', 'APPT-IG-002'] }),
  served({ id: 'least-booking-is-accepted', reqs: ['APPT-BOOK-039'] }),
  served({
    id: 'appointment-of-any-organisation-is-changed',
    reqs: ['APPT-AMEND-001', 'APPT-CANCEL-001', 'APPT-GEN-017', 'APPT-GEN-026'],
  }),
  served({ id: 'appointment-of-any-organisation-is-read', reqs: ['APPT-READ-001'] }),
  served({ id: 'freed-slot-is-booked-again', reqs: ['APPT-GEN-026'] }),
  served({ id: 'booking-of-earlier-consumers-is-accepted', reqs: ['SPINE-VER-002'] }),
  refusedOrWhole,
  chunksAreRead,
]
