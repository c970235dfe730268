import { profile, type Variant } from '../../../catalogue/index.js'
import {
  asString,
  broken,
  inWords,
  isObject,
  objects,
  ok,
  tolerated,
  type Json,
  type JsonObject,
} from '../../../core/index.js'
import { parseMoment, ukOffset } from '../../../fhir/index.js'
import type { BookingFacts, Check } from '../../check.js'
import { referenceTo } from '../../datatype/reference.js'
import { at, either, extension, resources, show, where } from '../../toolkit/located.js'
import { absent, every, filled, ofEach, one } from '../../toolkit/make.js'
import { textNaming } from '../../toolkit/referring.js'

const type = 'Appointment'

/** Rows on the general population of an Appointment, one for each interaction that gives it. */
export const POPULATION = ['APPT-BOOK-064', 'APPT-READ-018', 'APPT-RETR-032', 'APPT-AMEND-031', 'APPT-CANCEL-026']

export const BOOKING_ORGANISATION = profile('Extension-GPConnect-BookingOrganisation-1')
export const CANCELLATION_REASON = profile('Extension-GPConnect-AppointmentCancellationReason-1')
export const DELIVERY_CHANNEL = profile('Extension-GPConnect-DeliveryChannel-2')
export const PRACTITIONER_ROLE = profile('Extension-GPConnect-PractitionerRole-1')

/** Participants whose actor is of a type. */
export const participants = (of: string) => where(at('participant'), ({ actor }) => textNaming(of, actor) !== undefined)

/** FHIR's local dateTime with the offset that British clocks have at that instant. */
export const isUkLocal = (text: string): boolean => {
  const moment = parseMoment(text, 'dateTime')
  const offset = /T\d\d:\d\d:\d\d([+-])(\d\d):00$/.exec(text)
  if (moment?.precision !== 'second' || !offset) return false
  return offset[1] === '+' && Number(offset[2]) * 60 === ukOffset(new Date(text))
}

const timesAreLocal = ofEach(
  { id: 'appointment-times-are-uk-local', reqs: ['APPT-READ-016', 'APPT-RETR-030', ...POPULATION], type },
  (subject) =>
    ['start', 'end', 'created'].map((name) => {
      const value = subject.value[name]
      const where = `${subject.path}.${name}`
      const expected = 'yyyy-mm-ddThh:mm:ss with the UK offset, +00:00 or +01:00'
      if (value === undefined && name === 'created') return ok()
      return typeof value === 'string' && isUkLocal(value)
        ? ok()
        : broken({ at: where, expected, received: show(value) })
    }),
)

const NOT_OURS = 'this appointment is not known to have been booked through the API.'

/**
 * True for what was booked through the API. Of a list it is known of the scenario's own booking alone, by the marker in
 * its texts: the practice's own diary may name a booking organisation too.
 */
const isOwnBooking = ({ description, comment }: JsonObject, booking: BookingFacts | undefined): boolean =>
  booking !== undefined && [description, comment].some((text) => asString(text)?.includes(booking.key))

/** The profile has created 0..1: absent it fails for what was booked through the API, else it warns. */
const saysWhenItWasCreated = ofEach(
  {
    id: 'appointment-says-when-it-was-created',
    reqs: ['APPT-READ-016', 'APPT-RETR-030', ...POPULATION],
    needs: ['booking'],
    type,
  },
  ({ value, path }, { booking }) => {
    if (value.created !== undefined) return ok()
    const detail = { at: `${path}.created`, expected: 'a local dateTime', received: 'absent' }
    return isOwnBooking(value, booking)
      ? broken(detail)
      : tolerated({ ...detail, note: `The profile has 0..1, and ${NOT_OURS}` })
  },
)

const hasServiceType = ofEach(
  {
    id: 'appointment-has-the-slot-type-as-text',
    reqs: ['APPT-BOOK-063', 'APPT-READ-017', 'APPT-RETR-031', 'APPT-AMEND-030', 'APPT-CANCEL-025'],
    type,
  },
  (subject) => {
    const [first] = at('serviceType.text')(subject)
    const expected = 'the type of the slot, as text'
    return filled(first?.value)
      ? ok()
      : broken({ at: `${subject.path}.serviceType`, expected, received: show(first?.value) })
  },
)

const onceOf = (id: string, of: string): Check =>
  one(
    { id, reqs: POPULATION, type },
    'participant',
    participants(of),
    `a participant with a ${of} as its actor and a status`,
    (value) => isObject(value) && filled(value.status),
  )

const withSlot = every(
  { id: 'appointment-slots-are-references', reqs: POPULATION, type },
  at('slot'),
  'Slot/[id]',
  (slot) => referenceTo('Slot', slot) !== undefined,
)

const hasSlot = ofEach({ id: 'appointment-has-a-slot', reqs: POPULATION, type }, (subject) =>
  at('slot')(subject).length > 0
    ? ok()
    : broken({ at: `${subject.path}.slot`, expected: 'one or more slots', received: 'absent' }),
)

const hasDescription = one(
  { id: 'appointment-has-a-description', reqs: POPULATION, type },
  'description',
  at('description'),
  'a text',
  filled,
)

const identifiersAreBare = every(
  { id: 'appointment-identifier-has-system-and-value-only', reqs: ['APPT-READ-015', ...POPULATION], type },
  at('identifier'),
  'system and value, and nothing else',
  (identifier) =>
    isObject(identifier) &&
    filled(identifier.system) &&
    filled(identifier.value) &&
    Object.keys(identifier).every((name) => name === 'system' || name === 'value'),
)

const hasNoReason = absent(
  {
    id: 'appointment-has-no-reason',
    reqs: ['APPT-BOOK-065', 'APPT-READ-019', 'APPT-RETR-033', 'APPT-AMEND-032', 'APPT-CANCEL-027'],
    type,
  },
  at('reason'),
)
const hasNoSpecialty = absent(
  {
    id: 'appointment-has-no-specialty',
    reqs: ['APPT-BOOK-066', 'APPT-READ-020', 'APPT-RETR-034', 'APPT-AMEND-033', 'APPT-CANCEL-028'],
    type,
  },
  at('specialty'),
)

const excluded = absent(
  { id: 'appointment-has-nothing-that-its-profile-excludes', reqs: ['APPT-GEN-027'], type },
  either(at('indication'), at('supportingInformation'), at('incomingReferral'), at('requestedPeriod')),
)

/** The system that the profile fixes where it allows the element. */
const TYPE_SYSTEM = 'http://hl7.org/fhir/ValueSet/v2-0276'

/**
 * Two of the three published versions of the profile exclude it: it only warns, and a system of another name is told.
 */
const hasNoAppointmentType = ofEach(
  { id: 'appointment-has-no-appointment-type', reqs: ['APPT-GEN-027'], type },
  (subject) => {
    const there = at('appointmentType')(subject)
    return there.length === 0 ? ok() : there.map(({ path, value }) => tolerated(asATolerance(path, value)))
  },
)

const asATolerance = (path: string, value: Json) => {
  const systems = isObject(value) ? objects(value.coding).map(({ system }) => inWords(system)) : []
  const others = systems.filter((system) => system !== TYPE_SYSTEM)
  return {
    at: path,
    expected: others.length > 0 ? `absent, or a coding of ${TYPE_SYSTEM}` : 'absent',
    received: others.length > 0 ? `a coding of ${others.join(', ')}` : show(value),
    note: 'Versions 1.6.0 and 1.7.0 of the profile exclude it, 1.8.0 has it.',
  }
}

/** The published codes. */
const CHANNELS = ['In-person', 'Telephone', 'Video']

/** Visit joins them where the version has visits (A50). */
const channelsOf = ({ traits }: Variant): string[] => (traits.visits ? [...CHANNELS, 'Visit'] : CHANNELS)

const channels = extension(DELIVERY_CHANNEL)

/**
 * Row APPT-AVAIL-018 has the list for slots, and so for what is booked of them. In the practice's own diary the binding
 * holds, which is extensible: another code only warns, unless it is one of the list in other letters.
 */
const channelIsKnown: Check = {
  ...ofEach(
    { id: 'appointment-delivery-channel-is-in-its-value-set', reqs: POPULATION, needs: ['booking'], type },
    (subject, { booking, variant }) =>
      channels(subject).map(({ path, value }) => {
        const [code, known] = [isObject(value) ? asString(value.valueCode) : undefined, channelsOf(variant)]
        if (code !== undefined && known.includes(code)) return ok()
        const detail = { at: path, expected: known.join(', '), received: show(code) }
        const misspelt = known.some((one) => one.toLowerCase() === code?.toLowerCase())
        if (!filled(code) || misspelt || isOwnBooking(subject.value, booking)) return broken(detail)
        return tolerated({ ...detail, note: `The binding is extensible, and ${NOT_OURS}` })
      }),
  ),
  when: (answer) => resources(answer, type).some((one) => channels(one).length > 0),
}

/** What holds for every Appointment, whoever booked it. Spec facts section 8.12. */
export const appointmentRules: readonly Check[] = [
  timesAreLocal,
  saysWhenItWasCreated,
  hasServiceType,
  onceOf('appointment-has-one-patient', 'Patient'),
  onceOf('appointment-has-one-location', 'Location'),
  hasSlot,
  withSlot,
  hasDescription,
  identifiersAreBare,
  hasNoReason,
  hasNoSpecialty,
  excluded,
  hasNoAppointmentType,
  channelIsKnown,
]
