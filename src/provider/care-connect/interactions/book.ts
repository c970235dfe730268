import { asString, objects, without, type JsonObject } from '../../../core/index.js'
import { resourceOf } from '../../frame/body.js'
import { stored } from '../../frame/handler.js'
import type { RequestContext, CareHandler, CareRule } from '../request-context.js'
import { appointment } from '../mapping/diary.js'
import { refuse } from '../refusal.js'
import { bodyRules } from '../rules/body.js'
import { bookingRules, contentRules } from '../rules/content.js'
import { knownElements } from '../rules/known-elements.js'
import { contained, identifiers, NHS_NUMBER, slotWanted } from '../rules/parts.js'
import { documentRules, patientRules } from '../rules/patient.js'
import { honestRefusal } from '../rules/late.js'
import { requestId, requestIdRule } from '../rules/request-id.js'
import { slotRules } from '../rules/slot.js'

/** Numbers that this system gives to patients who come without an NHS number (CCS-BOOK-009). */
const LOCAL = 'https://quarry-vale.example.nhs.uk/Id/patient'

/** A patient whom nobody has to know: without an NHS number it gets a number of this system's own. */
function patientKept(patient: JsonObject, asked: RequestContext): JsonObject {
  if (identifiers(patient, NHS_NUMBER).length > 0 || !asked.policies.booking.localIdentifier) return patient
  const value = `Q${String(asked.diaries.appointments().length + 1).padStart(6, '0')}`
  return { ...patient, identifier: [...objects(patient['identifier']), { system: LOCAL, value }] }
}

/** What is kept of a booking: all that was sent and that FHIR knows. */
function contentOf(sent: JsonObject, asked: RequestContext): JsonObject {
  const known = without(knownElements(sent, 'Appointment'), 'resourceType', 'id', 'meta')
  return {
    ...known,
    contained: objects(known['contained']).map((resource) =>
      resource['resourceType'] === 'Patient' ? patientKept(resource, asked) : resource,
    ),
    created: asString(known['created']) ?? asked.settings.clock.now().toISOString(),
    participant: objects(known['participant']).map((one) => ({
      ...one,
      status: asString(one['status']) ?? 'accepted',
    })),
  }
}

/** A provider that has patients registered first refuses a stranger, and knows him afterwards (CCS-GENERAL-011). */
const patientKnown: CareRule = {
  id: 'patient.known',
  refuse: (asked) => {
    const [patient = {}] = contained(resourceOf(asked.request) ?? {}, 'Patient')
    const [number] = identifiers(patient, NHS_NUMBER)
    if (number === undefined || asked.policies.booking.strangers || asked.diaries.isSpent(number)) return undefined
    asked.diaries.spend(number)
    return refuse('profile', 'the patient is not registered here')
  },
}

const rules: readonly CareRule[] = [
  ...bodyRules,
  ...contentRules,
  ...bookingRules,
  ...patientRules,
  ...documentRules,
  requestIdRule,
  ...slotRules,
  patientKnown,
]

/** Book an appointment: patient, document and slot in one call, all of it or nothing (section 5.3). */
export const bookAppointment: CareHandler = {
  rules,
  handle(asked) {
    const late = asked.policies.booking.refusesLate ? honestRefusal(rules, asked) : undefined
    const { diaries, settings, policies } = asked
    const sent = resourceOf(asked.request) ?? {}
    const [first] = diaries.slots
    // A provider that books slots that it does not have books nothing of its own.
    const wanted = slotWanted(sent, asked)
    const slot = wanted ?? first
    if (!slot) throw new RangeError('a booking without a slot')
    const leave = !policies.booking.takesSlot || !wanted ? 'slot' : undefined
    const booked = diaries.book(contentOf(sent, asked), slot, settings.clock.now(), leave)
    const id = requestId(asked)
    if (id !== undefined) diaries.spend(id)
    return Promise.resolve(late ?? { ...stored(appointment(booked), booked), created: true })
  },
}
