import type { ReplyMutation } from '../../../frame/mutation/mutation.js'
import { each, edit } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault, passes } from '../../../frame/mutation/factories.js'
import { answers, breaksDown, countsIds } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'

/** Faults of what a retrieval of a patient's appointments takes, refuses and selects. Spec facts 10.3. */

const refused: readonly FaultOf[] = [
  passes('retrieve.past', 'Lists the past', 'range-in-the-past'),
  passes('retrieve.date-only', 'Takes bounds with a time', 'bound-with-a-time'),
  passes('retrieve.both', 'Takes one bound or none', 'retrieval-without-a-bound'),
  passes('retrieve.prefixes', 'Takes any prefix and lists the rest of time', [
    'bounds-of-one-side',
    'bound-with-a-foreign-prefix',
    'bound-with-another-prefix',
  ]),
  breaksDown('retrieve.prefixes', 'another prefix', 'bounds-of-one-side'),
  passes('retrieve.order', 'Finds nothing in a range that is none', 'range-that-is-none'),
  passes('retrieve.form', 'Takes part of a date', 'partial-date-of-a-bound', ['retrieve.past']),
  breaksDown('patient.known', 'a patient whom nobody knows', [
    'appointments-of-an-unknown-patient',
    'appointments-of-a-sensitive-patient',
  ]),
  countsIds('patient.known', 'appointments-of-an-unknown-patient'),
  answers(
    'NO_RECORD_FOUND',
    'patient.known',
    'Answers that no record is found where there is no such patient',
    'appointments-of-an-unknown-patient',
  ),
]

const selected: readonly FaultOf[] = [
  stateFault(
    'leaves-cancelled-out',
    'Leaves cancelled appointments out',
    { appointments: { cancelled: false } },
    'cancelled-appointment-is-listed',
  ),
  stateFault(
    'leaves-its-own-out',
    'Lists what was booked through the API alone',
    { appointments: { ofThePractice: false } },
    'appointment-of-the-practice-is-listed',
  ),
  stateFault(
    'leaves-the-last-day-out',
    'Leaves out what starts on the last day of the range',
    { appointments: { lastDay: false } },
    ['appointment-inside-the-range-is-listed', 'appointment-of-the-last-evening-is-listed'],
  ),
  stateFault(
    'leaves-earlier-today-out',
    'Leaves out what began earlier today',
    { appointments: { earlierToday: false } },
    'appointment-of-earlier-today-is-listed',
  ),
]

/** Faults of what a read takes and refuses. Spec facts 10.6. */
const readRules: readonly FaultOf[] = [
  answers('BAD_REQUEST', 'appointment.known', 'Answers unknown ids as bad requests', 'unknown-appointment-id'),
  breaksDown('appointment.known', 'unknown ids', 'overlong-appointment-id'),
  countsIds('appointment.known', 'unknown-appointment-id'),
  stateFault(
    'shows-the-past',
    'Shows past appointments',
    { appointments: { past: true } },
    'refuses-read-of-a-past-appointment',
  ),
  stateFault(
    'shows-its-own-alone',
    'Shows only what the same organisation has booked',
    { appointments: { ofOthers: false } },
    'appointment-of-any-organisation-is-read',
  ),
]

/** The diagnostics of the refusals of a range, which say what is wrong with it. */
const diagnostics =
  (text: string | undefined): ReplyMutation['apply'] =>
  (reply) =>
    reply.resource && reply.rule?.startsWith('retrieve.')
      ? { ...reply, resource: edit(reply.resource, 'issue.0.diagnostics', text) }
      : reply

const answered: readonly FaultOf[] = [
  stateFault('lists-what-starts-before', 'Lists appointments before the range', { appointments: { before: true } }, [
    'appointment-outside-the-range-is-left-out',
    'appointment-is-of-today-or-later',
  ]),
  stateFault(
    'lists-what-starts-after',
    'Lists appointments after the range',
    { appointments: { after: true } },
    'appointment-starts-in-the-range',
  ),
  bodyFault(
    'does-not-explain',
    'Says of a range no more than that it is wrong',
    diagnostics('something is wrong'),
    'refusal-of-a-past-range-explains-itself',
  ),
  bodyFault(
    'no-diagnostics',
    'Does not say what is wrong with a range',
    diagnostics(undefined),
    'range-error-has-diagnostics',
  ),
  bodyFault(
    'another-version',
    'Lists appointments in another version than they are read',
    each('Appointment', (r) => edit(r, 'meta.versionId', '99')),
    'appointment-version-is-that-of-its-read',
  ),
]

export const retrievalFamilies: readonly Family[] = [
  { on: ['read-appointment'], faults: readRules },
  { on: ['retrieve-patient-appointments'], faults: [...refused, ...selected, ...answered] },
]
