import { interaction, type Variant, findVariant } from '../../../src/catalogue/index.js'
import type { Answer } from '../../../src/checks/answer.js'
import type { BookingFacts, CheckContext } from '../../../src/checks/check.js'
import { fixedClock, Headers, type JsonObject } from '../../../src/core/index.js'
import { bookingOf, cancellationOf, type FreeSlot, type Sender } from '../../../src/requests/index.js'
import { answerOf as made, contextOf as contextFor, type Made } from '../general/support.js'

const SDS = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'
const definition = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`

const role: JsonObject = { coding: [{ system: SDS, code: 'R0260', display: 'General Medical Practitioner' }] }

/** A slot as a search gives it. */
export const slot: FreeSlot = {
  id: 's1',
  start: '2030-01-08T09:10:00+00:00',
  end: '2030-01-08T09:20:00+00:00',
  schedule: 'Schedule/c1',
  type: 'GP appointment',
  channel: 'In-person',
  category: 'Morning surgery',
  role,
  actors: ['Location/l1', 'Practitioner/d1'],
}

export const sender: Sender = {
  base: 'https://provider.example/A20047/STU3/1/gpconnect',
  providerAsid: '200000000205',
  consumer: {
    asid: '200000000115',
    odsCode: 'Z98765',
    organisation: 'Hub',
    issuer: 'https://consumer.example/',
    organisationType: 'gp-practice',
  },
  clock: fixedClock('2030-01-01T10:00:00Z'),
}

export const KEY = 'gpc-assure-12345678'

/** A good booking. */
export const sent: JsonObject = bookingOf(
  { patient: 'p1', slots: [slot], description: `Test ${KEY}`, comment: `Comment ${KEY}` },
  sender,
)

/** What a good provider makes of it. */
export const appointment: JsonObject = {
  ...sent,
  id: 'a1',
  meta: { ...(sent['meta'] as JsonObject), versionId: '1' },
  extension: [
    ...(sent['extension'] as JsonObject[]),
    { url: definition('Extension-GPConnect-PractitionerRole-1'), valueCodeableConcept: role },
    { url: definition('Extension-GPConnect-DeliveryChannel-2'), valueCode: 'In-person' },
  ],
  serviceType: [{ text: 'GP appointment' }],
  serviceCategory: { text: 'Morning surgery' },
}

export const amended: JsonObject = {
  ...appointment,
  comment: `Amended ${KEY}`,
  meta: { ...(appointment['meta'] as JsonObject), versionId: '2' },
}

export const cancelled: JsonObject = {
  ...cancellationOf(appointment, 'Patient asked for it'),
  meta: { ...(appointment['meta'] as JsonObject), versionId: '2' },
}

export const booking: BookingFacts = { key: KEY, slots: [slot], sent }

/** An answer, and the resource that was sent for it. */
export const answerOf = (
  interactionId: string,
  body: JsonObject | string,
  request?: JsonObject,
  over: Made = {},
): Answer =>
  made({
    interaction: interactionId,
    status: interaction(interactionId).success,
    body,
    ...over,
    exchange: {
      request: {
        method: interaction(interactionId).method,
        url: 'https://provider.example/x',
        path: '/x',
        headers: new Headers(),
        ...(request && { body: Buffer.from(JSON.stringify(request)) }),
      },
      ...over.exchange,
    },
  })

export const contextOf = (interactionId: string, over: Partial<CheckContext> = {}, spec = '1.2.7'): CheckContext => ({
  ...contextFor(interactionId, { booking, ...over }),
  variant: findVariant(`appointment-management@${spec}`) as Variant,
})
