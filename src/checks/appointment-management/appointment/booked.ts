import {
  asString,
  blocked,
  broken,
  isObject,
  noted,
  objects,
  ok,
  tolerated,
  without,
  type Json,
  type JsonObject,
  type Outcome,
} from '../../../core/index.js'
import { typeReferredTo } from '../../../fhir/index.js'
import type { BookingFacts, Check, CheckContext } from '../../check.js'
import { includes, same } from '../../comparison/compare.js'
import { sentenceOf } from '../../sentence.js'
import { at, children, extension, show, type Located, type Selector } from '../../toolkit/located.js'
import { ofEach, type CheckMeta } from '../../toolkit/make.js'
import { meaningIn, meaningOfReference, rootsOf, type Meaning } from '../../toolkit/referring.js'
import { BOOKING_ORGANISATION, DELIVERY_CHANNEL, participants, POPULATION, PRACTITIONER_ROLE } from './elements.js'

/** What was sent comes back: judged in the answer to the booking, and in whatever shows the appointment later. */

type Slot = BookingFacts['slots'][number]

const type = 'Appointment'

/** A check against the booking of the scenario; it is told what references mean in the answer, too. */
const ofBooking = (
  about: Omit<CheckMeta, 'type'>,
  judge: (
    subject: Located<JsonObject>,
    booking: Required<BookingFacts>,
    meaning: Meaning,
    context: CheckContext,
  ) => Outcome | Outcome[],
): Check =>
  ofEach({ ...about, needs: ['booking'], type }, (subject, context, answer) => {
    const { booking } = context
    if (!booking?.sent) return blocked('The scenario has booked nothing to compare with.')
    return judge(subject, { ...booking, sent: booking.sent }, meaningIn(answer, rootsOf(context)), context)
  })

const first = ({ slots }: BookingFacts): Slot | undefined => slots[0]

/** An element of the Slot or Schedule stands in the Appointment; nothing is asked where the slot search gave none. */
const ofTheSlot = (
  id: string,
  reqs: readonly string[],
  selector: Selector,
  wanted: (slot: Slot) => Json | undefined,
  where: string,
): Check =>
  ofBooking({ id, reqs, says: `${sentenceOf({ id }).slice(0, -1)}’s` }, (subject, booking) => {
    const slot = first(booking)
    const expected = slot && wanted(slot)
    if (expected === undefined)
      return noted({ at: subject.path, note: `The slot search gave no ${where} to compare with.` })
    const there = selector(subject).map(({ value }) => value)
    if (there.length === 1 && includes(there[0], expected)) return ok()
    return broken({ at: `${subject.path}.${where}`, expected: show(expected), received: show(there[0] ?? 'absent') })
  })

const TYPES = ['APPT-BOOK-063', 'APPT-READ-017']

const fromTheSchedule: readonly Check[] = [
  ofTheSlot(
    'appointment-type-is-the-slots',
    TYPES,
    at('serviceType.text'),
    ({ type: text }) => text,
    'serviceType.text',
  ),
  ofTheSlot(
    'appointment-category-is-the-schedules',
    TYPES,
    at('serviceCategory.text'),
    ({ category }) => category,
    'serviceCategory.text',
  ),
  ofTheSlot(
    'appointment-delivery-channel-is-the-slots',
    POPULATION,
    (subject) => extension(DELIVERY_CHANNEL)(subject).flatMap((l) => children(l, 'valueCode')),
    ({ channel }) => channel,
    'extension(deliveryChannel)',
  ),
  ofTheSlot(
    'appointment-practitioner-role-is-the-schedules',
    POPULATION,
    (subject) => extension(PRACTITIONER_ROLE)(subject).flatMap((l) => children(l, 'valueCodeableConcept')),
    ({ role }) => role,
    'extension(practitionerRole)',
  ),
]

/** What the consumer owns: each comes back as it was sent. */
const asSent = (element: 'start' | 'end' | 'slot' | 'status'): Check =>
  ofBooking(
    { id: `appointment-${element}-is-as-sent`, reqs: ['APPT-BOOK-064', 'APPT-READ-018'] },
    ({ value, path }, { sent }, meaning) => {
      const comparable = element === 'slot' ? references(meaning) : moment
      const [wanted, there] = [sent[element], value[element]].map(comparable)
      if (same(wanted, there)) return ok()
      return broken({
        at: `${path}.${element}`,
        expected: show(sent[element]),
        received: show(value[element] ?? 'absent'),
      })
    },
  )

const references =
  (meaning: Meaning) =>
  (slots: Json | undefined): Json =>
    objects(slots).map((slot) => meaningOfReference(slot, meaning) ?? '')
const moment = (value: Json | undefined): Json =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : (value ?? null)

const createdIsKept = ofBooking(
  { id: 'appointment-created-is-as-sent', reqs: ['APPT-BOOK-029'] },
  ({ value, path }, { sent }) => {
    const [wanted, there] = [sent['created'], value['created']]
    const detail = { at: `${path}.created`, expected: show(wanted), received: show(there ?? 'absent') }
    if (there === undefined) return broken(detail)
    if (wanted === undefined || same(moment(wanted), moment(there))) return ok()
    return tolerated({ ...detail, note: 'Another instant than the one that was sent.' })
  },
)

/** What the references to the participants mean. */
const actorsOf = (appointment: JsonObject, meaning: Meaning): string[] =>
  objects(appointment['participant']).flatMap(({ actor }) => meaningOfReference(actor, meaning) ?? [])

const participantsAreKept = ofBooking(
  { id: 'appointment-participants-are-as-sent', reqs: ['APPT-BOOK-064', 'APPT-READ-018'] },
  ({ value, path }, { sent }, meaning) => {
    const there = actorsOf(value, meaning)
    const missing = actorsOf(sent, meaning).filter((actor) => !there.includes(actor))
    if (missing.length === 0) return ok()
    return missing.map((actor) => broken({ at: `${path}.participant`, expected: actor, received: show(there) }))
  },
)

const practitionerIsAdded = ofBooking(
  { id: 'appointment-has-the-practitioner-of-the-schedule', reqs: POPULATION },
  (subject, booking, meaning) => {
    const wanted = first(booking)?.actors.find((actor) => typeReferredTo(actor) === 'Practitioner')
    if (wanted === undefined) return noted({ at: subject.path, note: 'The schedule has no practitioner.' })
    if (actorsOf(subject.value, meaning).includes(wanted)) return ok()
    const detail = { at: `${subject.path}.participant`, expected: wanted, received: 'no such participant' }
    if (actorsOf(booking.sent, meaning).includes(wanted)) return broken(detail)
    return tolerated({ ...detail, note: 'The request had none, and neither has the page’s own sample response (A67).' })
  },
)

/** The contained organisation that the extension refers to, whatever its local id. */
export function bookingOrganisation(subject: Located<JsonObject>): JsonObject | undefined {
  const [reference] = extension(BOOKING_ORGANISATION)(subject).flatMap((l) =>
    at('valueReference.reference')(asResource(l)),
  )
  return objects(subject.value['contained']).find(({ id }) => `#${show(id)}` === reference?.value)
}

const asResource = ({ value, path }: Located): Located<JsonObject> => ({ value: isObject(value) ? value : {}, path })

const MUST_SUPPORT = ['APPT-BOOK-043', 'SPINE-RES-005', 'SPINE-RES-006', 'APPT-BR-014', 'APPT-GEN-006']

const organisationIsKept = ofBooking(
  { id: 'appointment-booking-organisation-is-as-sent', reqs: MUST_SUPPORT },
  (subject, { sent }, _meaning, { interaction }) => {
    const there = bookingOrganisation(subject)
    const wanted = bookingOrganisation({ value: sent, path: 'sent' })
    if (!wanted) return blocked('The booking had no organisation to compare with.')
    const where = `${subject.path}.contained`
    if (!there)
      return broken({ at: where, expected: 'the Organization that the extension refers to', received: 'absent' })
    const bare = without(wanted, 'id', 'meta')
    return Object.entries(bare).map(([name, value]) => {
      if (includes(there[name], value)) return ok()
      const detail = { at: `${where}.${name}`, expected: show(value), received: show(there[name] ?? 'absent') }
      if (name === 'type' && there[name] === undefined && interaction.kind === 'create')
        return tolerated({ ...detail, note: 'The page’s sample response drops the type (A39).' })
      return broken(detail)
    })
  },
)

/** Business identifiers that were sent stand among those of the appointment: nothing that was taken is lost. */
const identifierIsKept = ofBooking(
  { id: 'appointment-identifier-is-as-sent', reqs: ['APPT-READ-015', 'SPINE-RES-005'] },
  ({ value, path }, { sent }) => {
    const wanted = objects(sent['identifier'])
    if (wanted.length === 0) return blocked('The booking had no identifier to compare with.')
    const there = objects(value['identifier'])
    return wanted.map((one) =>
      there.some(({ system, value: id }) => system === one['system'] && id === one['value'])
        ? ok()
        : broken({ at: `${path}.identifier`, expected: show(one), received: show(value['identifier'] ?? 'absent') }),
    )
  },
)

const organisationNamesItsProfile = ofBooking(
  { id: 'booking-organisation-names-its-profile', reqs: ['APPT-GEN-006'] },
  (subject) => {
    const there = bookingOrganisation(subject)
    const wanted = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1'
    const meta = there?.['meta']
    const profiles = isObject(meta) ? children({ value: meta, path: '' }, 'profile').map(({ value }) => value) : []
    if (profiles.includes(wanted)) return ok()
    const detail = { at: `${subject.path}.contained.meta.profile`, expected: wanted, received: show(profiles) }
    return tolerated({ ...detail, note: 'Absence in a contained resource warns.' })
  },
)

/** Both texts come back whole, each alone or inside a joined one. */
const textsAreKept = ofBooking(
  {
    id: 'appointment-texts-are-whole',
    reqs: ['APPT-BOOK-044', 'APPT-BOOK-045', 'APPT-BOOK-046', 'APPT-BOOK-048', 'APPT-READ-018'],
  },
  ({ value, path }, { sent }) => textsIn(value, path, sent),
)

/** Judges whether the texts that were sent stand whole in an appointment; joined in one field passes. */
export function textsIn(value: JsonObject, path: string, sent: JsonObject): Outcome[] {
  const kept = ['description', 'comment'].map((name) => asString(value[name]) ?? '')
  return ['description', 'comment'].map((name) => {
    const wanted = asString(sent[name])
    if (wanted === undefined || kept.some((text) => text.includes(wanted))) return ok()
    return broken({ at: `${path}.${name}`, expected: show(wanted), received: show(value[name] ?? 'absent') })
  })
}

const SERVICES = ['APPT-BOOK-067', 'APPT-READ-021', 'APPT-AMEND-034', 'APPT-CANCEL-030', 'APPT-SVC-028']

/** 1.2.8: the service of the schedule takes part while filtering is on; nobody does while it is off. */
const serviceTakesPart = ofBooking(
  { id: 'appointment-has-the-service-of-the-schedule', reqs: SERVICES },
  (subject, booking, meaning, { declared }) => {
    const there = participants('HealthcareService')(subject).map(({ value }) => value)
    const wanted = first(booking)?.actors.find((actor) => typeReferredTo(actor) === 'HealthcareService')
    const actors = actorsOf(subject.value, meaning)
    const where = `${subject.path}.participant`
    if (!declared.serviceFiltering || wanted === undefined) {
      return there.length === 0 ? ok() : broken({ at: where, expected: 'no HealthcareService', received: show(there) })
    }
    return actors.includes(wanted) ? ok() : broken({ at: where, expected: wanted, received: show(actors) })
  },
)

/** Against what was sent and what the slot search gave. */
export const bookedRules: readonly Check[] = [
  ...fromTheSchedule,
  ...(['start', 'end', 'slot'] as const).map(asSent),
  participantsAreKept,
  practitionerIsAdded,
  organisationIsKept,
  organisationNamesItsProfile,
  textsAreKept,
  serviceTakesPart,
]

/** Judged where the booking had such an element. */
export const namedBookedChecks: readonly Check[] = [identifierIsKept]

/** Beside them, in the answer to the booking alone. */
export const bookResponseRules: readonly Check[] = [asSent('status'), createdIsKept]
