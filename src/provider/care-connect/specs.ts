import { traitsTable } from '../frame/versions.js'

/** What variants of Care Connect scheduling differ in, as this provider knows it: literals of our own. */
export interface SpecTraits {
  /** The rules that the UEC standard alone has; where not, the provider follows the NHS Booking API of 2019. */
  readonly uec: boolean
  /** Who makes the tokens that consumers send: they themselves (unsigned), or an authorisation server (signed). */
  readonly tokens: 'unsigned' | 'signed'
  /** Interaction id of the slot search, the one in which the variants' ids differ (section 5.1). */
  readonly slotSearchId: string
  /** By which parameters a slot search names the service (section 5.2). */
  readonly serviceParameters: readonly string[]
  /** A booking may name the server's own Slot instead of a contained one (body of 2019, section 5.9). */
  readonly slotById: boolean
  /** A cancellation may write its own moment into `created`, as the consumer of 2019 does (section 5.9). */
  readonly cancellationSetsCreated: boolean
}

/** What each variant is made of. A variant that nobody names here cannot be played. */
export const traitsOf = traitsTable<SpecTraits>({
  '2.0.4': {
    uec: true,
    tokens: 'unsigned',
    slotSearchId: 'urn:nhs:names:services:careconnect:fhir:rest:search:slot',
    serviceParameters: ['schedule.actor:healthcareservice'],
    slotById: false,
    cancellationSetsCreated: false,
  },
  a2si: {
    like: '2.0.4',
    uec: false,
    tokens: 'signed',
    slotSearchId: 'urn:nhs:names:services:a2si:fhir:rest:search:slot',
    serviceParameters: ['_schedule.actor:healthcareservice', 'schedule.actor:healthcareservice'],
    slotById: true,
    cancellationSetsCreated: true,
  },
})
