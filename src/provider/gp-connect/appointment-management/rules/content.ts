import { hasText } from '../../../frame/shape.js'
import { profile } from '../../../../catalogue/index.js'
import { asArray, asString, isObject, objects, type JsonObject, inWords } from '../../../../core/index.js'
import { parseMoment } from '../../../../fhir/index.js'
import type { Rule } from '../../request-context.js'
import { bodyRule, extensionsOf, type Judge } from '../../rules/body.js'
import { actorIds, actors, bookingOrganisation, BOOKING_ORGANISATION, slotIds } from './parts.js'

/** Rules on what an Appointment says, each by itself (spec facts section 8.12, column "Request"). */

const named = (element: unknown, name: string): JsonObject[] => (isObject(element) ? objects(element[name]) : [])

/** Longest texts that the provider stores (APPT: description 100, comment 500). */
const LIMITS = { description: 100, comment: 500 } as const

const required = (name: string, isThere: (appointment: JsonObject) => boolean): Rule =>
  bodyRule(`appointment.${name}`, (appointment) =>
    isThere(appointment) ? undefined : `Appointment.${name} is missing`,
  )

const forbidden = (name: string): Rule =>
  bodyRule(`appointment.no-${name}`, (appointment) =>
    appointment[name] === undefined ? undefined : `Appointment.${name} is not allowed`,
  )

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && parseMoment(value, 'dateTime')?.precision === 'second'

const STATUSES = ['accepted', 'declined', 'tentative', 'needs-action']

/** A rule on the contained Organization that books. */
const organisationRule = (id: string, judge: (organisation: JsonObject) => string | undefined): Rule =>
  bodyRule(`organisation.${id}`, (appointment) => {
    const organisation = bookingOrganisation(appointment)
    return organisation && judge(organisation)
  })

const claims = (resource: JsonObject, url: string): boolean =>
  isObject(resource['meta']) && asArray(resource['meta']['profile']).includes(url)

const absentReference: Judge = (appointment) => {
  if (extensionsOf(appointment, BOOKING_ORGANISATION).length === 0) return 'the booking organisation is missing'
  return bookingOrganisation(appointment) ? undefined : 'the booking organisation does not refer to a contained one'
}

/** Rules that hold for a booked, an amended and a cancelled appointment alike. */
export const contentRules: readonly Rule[] = [
  bodyRule('appointment.profile', (appointment) =>
    claims(appointment, profile('GPConnect-Appointment-1')) ? undefined : 'meta.profile is not GPConnect-Appointment-1',
  ),
  required('start', ({ start }) => isMoment(start)),
  required('end', ({ end }) => isMoment(end)),
  required('status', ({ status }) => hasText(status)),
  required('slot', (appointment) => slotIds(appointment).length > 0),
  required('description', ({ description }) => hasText(description)),
  required('created', ({ created }) => created !== undefined),
  bodyRule('participant.actor', (appointment) =>
    actors(appointment).includes(undefined) ? 'a participant has no actor' : undefined,
  ),
  bodyRule('participant.status', (appointment) =>
    objects(appointment['participant']).every(({ status }) => STATUSES.includes(inWords(status)))
      ? undefined
      : 'a participant has no status of the value set',
  ),
  bodyRule('participant.patient', (appointment) =>
    actorIds(appointment, 'Patient').length === 1 ? undefined : 'there has to be one Patient participant',
  ),
  bodyRule('participant.location', (appointment) =>
    actorIds(appointment, 'Location').length === 1 ? undefined : 'there has to be one Location participant',
  ),
  ...[
    'reason',
    'specialty',
    'appointmentType',
    'indication',
    'supportingInformation',
    'incomingReferral',
    'requestedPeriod',
  ].map(forbidden),
  bodyRule('appointment.identifier', (appointment) =>
    named(appointment, 'identifier').every(({ system, value }) => hasText(system) && hasText(value))
      ? undefined
      : 'Appointment.identifier has no system or no value',
  ),
  ...Object.entries(LIMITS).map(([name, limit]) =>
    bodyRule(`appointment.${name}-length`, ({ [name]: text }) =>
      (asString(text) ?? '').length <= limit ? undefined : `${name} is longer than ${String(limit)} characters`,
    ),
  ),
]

/** Rules on the organisation that books. */
export const organisationRules: readonly Rule[] = [
  bodyRule('organisation.given', absentReference),
  organisationRule('profile', (organisation) =>
    claims(organisation, profile('CareConnect-GPC-Organization-1'))
      ? undefined
      : 'meta.profile of the booking organisation is not CareConnect-GPC-Organization-1',
  ),
  organisationRule('identifier', (organisation) =>
    named(organisation, 'identifier').some(
      ({ system, value }) => system === 'https://fhir.nhs.uk/Id/ods-organization-code' && hasText(value),
    )
      ? undefined
      : 'the booking organisation has no ODS code',
  ),
  organisationRule('name', ({ name }) => (hasText(name) ? undefined : 'the booking organisation has no name')),
  organisationRule('telecom', (organisation) =>
    named(organisation, 'telecom').some(({ value }) => hasText(value))
      ? undefined
      : 'the booking organisation has no telecom',
  ),
]
