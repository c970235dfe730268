import { isExtension, missing } from './appointments.js'
import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { passes, refusing } from '../../../frame/mutation/factories.js'
import { answers, breaksDown, countsIds } from '../../faults/refusals.js'
import { scheduling } from '../../../frame/mutation/where.js'
import { stateFault } from '../../faults/state.js'
import { preferFaults } from './prefer.js'

/** Faults of what amend and cancel appointment take and refuse, and of what they keep. Spec facts 10.4 and 10.5. */

/** Does not notice that an element differs from the stored one. */
const overlooks = (element: string, says: string, ...refusals: string[]): FaultOf =>
  stateFault(
    `passes-change-${element.toLowerCase()}`,
    says,
    { change: { elements: { [element]: true } } },
    refusing(refusals),
  )

const shared: readonly FaultOf[] = [
  breaksDown('appointment.known', 'an appointment that nobody knows', 'change-of-an-unknown-appointment'),
  countsIds('appointment.known', 'change-of-an-unknown-appointment'),
  answers(
    'BAD_REQUEST',
    'appointment.known',
    'Calls an unknown appointment a bad request',
    'change-of-an-unknown-appointment',
  ),
  passes('appointment.not-past', 'Changes past appointments', 'change-of-a-past-appointment'),
  breaksDown('body.known-elements', 'an element that FHIR does not know', 'change-with-unknown-element'),
  breaksDown('if-match.given', 'a change without If-Match', 'change-without-if-match'),
  breaksDown('format.body', 'a body of another media type', 'unsupported-content-type'),
  ...preferFaults,
]

/** Faults of versions. */
const versions: readonly FaultOf[] = [
  passes('if-match.current', 'Does not compare If-Match with the version', [
    'version-that-is-not-current',
    'if-match-of-no-version',
  ]),
  breaksDown('if-match.current', 'a former version', 'version-that-is-not-current'),
  answers('BAD_REQUEST', 'if-match.current', 'Calls a former version a bad request', 'version-that-is-not-current'),
]

/** What both do to appointments of others, the practice's own past ones too, and to those whose change they refuse. */
const kept: readonly FaultOf[] = [
  stateFault(
    'keeps-nothing',
    'Answers with the change and keeps nothing',
    { change: { kept: false } },
    {
      'amend-appointment': 'read-appointment-is-as-answered',
      'cancel-appointment': 'cancelled-appointment-has-its-status',
    },
  ),
  stateFault(
    'changes-its-own-alone',
    'Changes only what the same organisation has booked',
    { appointments: { ofOthers: false } },
    'appointment-of-any-organisation-is-changed',
  ),
  stateFault(
    'changes-what-it-refuses',
    'Refuses a change and makes it nonetheless',
    { change: { keptWhenRefused: true } },
    'refused-change-leaves-the-appointment',
  ),
]

const visits: FaultOf = passes('appointment.no-visit', 'Changes visits', 'change-of-a-visit')

const ANYTHING = 'change-of-anything-but-the-texts'

const amending: readonly FaultOf[] = [
  overlooks('priority', 'Does not compare the priority', ANYTHING),
  overlooks('created', 'Does not compare the moment of creation', ANYTHING),
  overlooks('minutesDuration', 'Does not compare the length in minutes', ANYTHING),
  overlooks('start', 'Does not compare the start', 'change-of-time-or-slot'),
  overlooks('end', 'Does not compare the end', 'change-of-time-or-slot'),
  stateFault(
    'passes-change-slot',
    'Does not compare times and slots',
    { change: { elements: { slot: true, start: true, end: true } } },
    'refuses-change-of-time-or-slot',
  ),
  stateFault(
    'passes-appointment-no-cancellation-reason',
    'Takes a cancellation reason in an amendment',
    { change: { elements: { extension: true } } },
    'refuses-cancellation-reason-in-an-amendment',
    ['appointment.no-cancellation-reason'],
  ),
  passes('appointment.not-cancelled', 'Amends cancelled appointments', 'amendment-of-a-cancelled-appointment', [
    'appointment.no-cancellation-reason',
  ]),
  passes('appointment.id', 'Does not compare the id of the body', 'body-of-another-appointment'),
  breaksDown('body.type', 'a body of another type', 'change-of-no-appointment'),
  breaksDown('body.readable', 'a body that cannot be read', 'malformed-change'),
  passes('appointment.profile', 'Takes any profile', 'change-of-another-profile'),
  breaksDown('appointment.description-length', 'a long description', 'amended-texts-too-long-to-store'),
  breaksDown('appointment.comment-length', 'a long comment', 'amended-texts-too-long-to-store'),
  breaksDown('appointment.unchanged', 'a change that may not be', [ANYTHING, 'changed-service-type']),
  stateFault(
    'amends-by-a-cancellation',
    'Amends by a cancellation',
    { change: { elements: { status: true, extension: true } } },
    'refuses-cancellation-sent-as-amendment',
    ['appointment.no-cancellation-reason'],
  ),
]

const BESIDE = 'change-beside-the-cancellation'

const cancelling: readonly FaultOf[] = [
  missing(
    'no-reason',
    'Leaves the cancellation reason out',
    'extension',
    isExtension('CancellationReason'),
    'cancellation-reason-is-as-sent',
  ),
  overlooks('description', 'Does not compare the description', BESIDE),
  overlooks('comment', 'Does not compare the comment', BESIDE),
  overlooks('start', 'Does not compare the start', BESIDE),
  passes('cancel.status', 'Cancels whatever the status', 'cancellation-with-another-status'),
  stateFault(
    'passes-cancel-reason-given',
    'Cancels without a reason',
    { change: { elements: { extension: true } } },
    'refuses-cancellation-without-reason',
    ['cancel.reason-given'],
  ),
  passes('cancel.reason-filled', 'Cancels for an empty reason', 'cancellation-with-an-empty-reason', ['body.format']),
  breaksDown('appointment.not-cancelled', 'a second cancellation', 'second-cancellation'),
  breaksDown('appointment.unchanged', 'a change beside the cancellation', [BESIDE, 'amendment-sent-as-cancellation']),
  stateFault(
    'slots-stay-busy',
    'Does not free the slots',
    { change: { freesSlots: false } },
    'cancelled-slot-is-free-again',
  ),
]

const CHANGES = scheduling('update')

/** Faults of both, and of each. */
export const changeFamilies: readonly Family<SpecTraits>[] = [
  { on: CHANGES, faults: [...shared, ...versions, ...kept] },
  { on: CHANGES, in: { visits: true }, faults: [visits] },
  { on: ['amend-appointment'], faults: amending },
  { on: ['cancel-appointment'], faults: cancelling },
]
