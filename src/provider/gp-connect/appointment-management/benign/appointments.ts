import { inWords, objects, type JsonObject } from '../../../../core/index.js'
import type { Mutation, ReplyMutation, State } from '../../../frame/mutation/mutation.js'
import { each, edit } from '../../../frame/mutation/edit.js'
import { withPlainHint } from '../../benign/resources.js'
import { recoded } from '../../benign/recoded.js'
import type { Policies } from '../../policies.js'
import type { SpineCode } from '../../refusal.js'

/** Other ways to search for slots and to keep appointments that the sources let pass. */

const APPOINTMENTS = ['book-appointment', 'read-appointment', 'amend-appointment', 'cancel-appointment']

const answer = (
  id: string,
  interactions: readonly string[],
  says: string,
  apply: ReplyMutation['apply'],
): Mutation => ({
  id: `benign.${id}`,
  interactions,
  says,
  at: 'body',
  apply,
})

const lets = (id: string, interactions: readonly string[], says: string, state: State<Policies>): Mutation => ({
  id: `benign.${id}`,
  interactions,
  says,
  at: 'state',
  ...state,
})

const WRONG = 'start, end, a reference or another element is not as it should be'

/** Refuses by another code what one of the rules refuses. */
const miscalls = (id: string, interaction: string, says: string, code: SpineCode, ...rules: string[]): Mutation =>
  answer(id, [interaction], says, recoded(code, WRONG, rules))

/** The entries of a Bundle from the last to the first. */
const backwards: ReplyMutation['apply'] = (reply) =>
  !reply.rule && reply.resource?.['entry'] !== undefined
    ? { ...reply, resource: { ...reply.resource, entry: objects(reply.resource['entry']).reverse() } }
    : reply

const hinting: ReplyMutation['apply'] = (reply) =>
  reply.rule || !reply.resource ? reply : { ...reply, resource: withPlainHint(reply.resource) }

/** The contained organisation under another local id. */
const renamed = (appointment: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(appointment).replaceAll('booking-organisation"', '1"')) as JsonObject

const isOfTheDiary = ({ id }: JsonObject): boolean => !/^appt-\d+$/.test(inWords(id))

/** The practice's own appointments by a channel that no published list has: the binding is extensible. */
const otherwiseDelivered = (appointment: JsonObject): JsonObject =>
  isOfTheDiary(appointment)
    ? edit(appointment, 'extension', (old) =>
        objects(old).map((one) => (one['valueCode'] === 'Telephone' ? { ...one, valueCode: 'Text-message' } : one)),
      )
    : appointment

/** The practice's own appointments, whoever they name as booking organisation, say nothing of their creation. */
const undated = (appointment: JsonObject): JsonObject =>
  isOfTheDiary(appointment) ? edit(appointment, 'created', undefined) : appointment

/** Variations of slots and appointments. Spec facts 8.10 to 8.12, 10 and 12. */
export const appointmentVariations: readonly Mutation[] = [
  answer('slots-backwards', ['search-free-slots'], 'Gives slots and what hangs on them in another order', backwards),
  answer(
    'slots-with-plain-outcome-entry',
    ['search-free-slots'],
    'Adds a hint of no profile in an entry without a mode',
    hinting,
  ),
  answer(
    'appointments-with-plain-outcome-entry',
    ['retrieve-patient-appointments'],
    'Adds a hint of no profile in an entry without a mode',
    hinting,
  ),
  answer('appointments-backwards', ['retrieve-patient-appointments'], 'Lists the last appointment first', backwards),
  answer(
    'contained-id',
    [...APPOINTMENTS, 'retrieve-patient-appointments'],
    'Gives the contained organisation another local id',
    each('Appointment', renamed),
  ),
  answer(
    'participants-backwards',
    APPOINTMENTS,
    'Names the participants in another order',
    each('Appointment', (r) => edit(r, 'participant', (old) => objects(old).reverse())),
  ),
  answer(
    'diary-without-created',
    [...APPOINTMENTS, 'retrieve-patient-appointments'],
    'Does not say when the practice made its own appointments',
    each('Appointment', undated),
  ),
  answer(
    'diary-with-another-channel',
    [...APPOINTMENTS, 'retrieve-patient-appointments'],
    'Delivers the practice’s own appointments by a channel of its own',
    each('Appointment', otherwiseDelivered),
  ),
  lets(
    'long-texts-are-stored',
    ['book-appointment', 'amend-appointment'],
    'Stores longer texts than the page asks for (A42)',
    { skips: ['appointment.description-length', 'appointment.comment-length'] },
  ),
  lets(
    'keeps-its-own-types',
    ['amend-appointment', 'cancel-appointment'],
    'Takes another service type and category and keeps its own (A43)',
    { policies: { change: { elements: { serviceType: true, serviceCategory: true } } } },
  ),
  miscalls(
    'reference-is-invalid',
    'book-appointment',
    'Calls an unknown reference an invalid resource (A16)',
    'INVALID_RESOURCE',
    'reference.slot',
    'reference.patient',
    'reference.location',
    'reference.practitioner',
  ),
  miscalls(
    'past-read-is-invalid',
    'read-appointment',
    'Calls the read of a past appointment invalid (A17)',
    'INVALID_RESOURCE',
    'appointment.future',
  ),
  miscalls(
    'missing-bound-is-invalid',
    'search-free-slots',
    'Calls a missing parameter an invalid one',
    'INVALID_PARAMETER',
    'slot.start-given',
    'slot.end-given',
    'slot.status-given',
    'slot.include',
  ),
]
