import { profile, systems } from '../../../../catalogue/index.js'
import type { JsonObject } from '../../../../core/index.js'
import type { RequestContext, Handler } from '../../request-context.js'
import { offers, withinLimit, type Consumer } from '../../book/availability.js'
import type { Schedule, Slot } from '../../book/sessions.js'
import { schedule as scheduleResource, slot as slotResource } from '../../mapping/book.js'
import { searchset } from '../../mapping/bundle.js'
import { healthcareService } from '../../mapping/healthcare-service.js'
import { location } from '../../mapping/location.js'
import { organization } from '../../mapping/organization.js'
import { practitioner } from '../../mapping/practitioner.js'
import { refuse } from '../../refusal.js'
import { boundOf, slotSearchRules, values } from '../rules/slot-search.js'
import { filteringStatus, showsServices } from '../../service-filtering.js'
import { readToken } from '../../../frame/url.js'

const ORGANISATION_TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1'

/** Filters of unknown systems are ignored (APPT: unknown search filters). */
function consumerOf(asked: RequestContext): Consumer {
  const tokens = values(asked, 'searchFilter').map(readToken)
  const of = (system: string): string[] => tokens.flatMap((t) => (t.system === system ? t.value : []))
  return { odsCodes: of(systems.odsOrganisation), types: of(ORGANISATION_TYPES) }
}

/** The service that the search is narrowed to: 1.2.8 with both switches on. */
const askedService = (asked: RequestContext): string | undefined =>
  showsServices(asked) ? values(asked, 'service.identifier').map((token) => readToken(token).value)[0] : undefined

/** Slots that lie fully inside the range, are free and may be seen by this consumer. */
function matches(asked: RequestContext): Slot[] {
  const { store, policies } = asked
  const [start, end] = [boundOf(asked, 'start', 'ge'), boundOf(asked, 'end', 'le')]
  if (!start || !end) return []
  const consumer = consumerOf(asked)
  const service = askedService(asked)
  const linked = store.seed.services.find(({ dosServiceId }) => dosServiceId === service)?.id
  const { slots: shown } = policies
  const until = shown.endIsWholeDay ? end.to : end.from
  return store.book.slots.filter(
    (slot) =>
      (Date.parse(slot.start) >= start.from || shown.startingBefore) &&
      (Date.parse(slot.end) <= until || (shown.endingAfter && Date.parse(slot.start) <= until)) &&
      store.book.isFree(slot) &&
      (service === undefined || slot.schedule.session.service === linked || shown.ofOtherServices) &&
      (shown.linked || service !== undefined || slot.schedule.session.service === undefined) &&
      (shown.firstSession || slot.schedule.session.id !== store.seed.sessions[0]?.id) &&
      offers(slot, consumer, asked) &&
      withinLimit(slot, consumer, asked),
  )
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

/** What is linked to the slots; the Organization always, the others where the search asks for them. */
function included(slots: readonly Slot[], asked: RequestContext): JsonObject[] {
  const { store, policies } = asked
  const services = showsServices(asked)
  const wanted = (type: keyof typeof policies.slots.unasked): boolean =>
    values(asked, '_include:recurse').includes(`Schedule:actor:${type}`) || policies.slots.unasked[type]
  const schedules = unique(slots.map((slot) => slot.schedule))
  const linkedBy = <R extends { id: string }>(records: readonly R[], link: (s: Schedule) => string | undefined): R[] =>
    records.filter(({ id }) => schedules.some((s) => link(s) === id))
  const { practice, practitioners, locations, services: list } = store.seed
  return [
    ...(policies.slots.schedules ? schedules.map((s) => scheduleResource(s, { services })) : []),
    ...(wanted('Practitioner') ? linkedBy(practitioners, (s) => s.session.practitioner).map(practitioner) : []),
    ...(wanted('Location')
      ? linkedBy(locations, (s) => s.session.location).map((record) => location(record, practice.id))
      : []),
    ...(services && wanted('HealthcareService')
      ? linkedBy(list, (s) => s.session.service).map((record) => healthcareService(record, practice.id))
      : []),
    ...(slots.length > 0 && policies.slots.organisation ? [organization(practice)] : []),
  ]
}

/** Where `service.identifier` was sent the Bundle says whether services are filtered (1.2.8). */
function filteringSaid(bundle: JsonObject, asked: RequestContext): JsonObject {
  if (!asked.traits.healthcareServices || values(asked, 'service.identifier').length === 0) return bundle
  const url = profile('Extension-GPConnect-ServiceFilteringStatus-1')
  const { resourceType, ...rest } = bundle
  return { resourceType, meta: { extension: [{ url, valueCode: filteringStatus(asked) }] }, ...rest }
}

/** Search for free slots: spec facts sections 10.1, 11. */
export const searchFreeSlots: Handler = {
  rules: slotSearchRules,
  handle(asked) {
    const service = askedService(asked)
    if (service !== undefined && !asked.store.seed.services.some((s) => s.dosServiceId === service)) {
      const refusal = refuse('NO_RECORD_FOUND', `service.identifier: ${service} is not in the list of services`)
      return Promise.resolve({ rule: 'slot.service-known', refusal })
    }
    const slots = matches(asked)
    const resources = [...slots.map(slotResource), ...included(slots, asked)]
    return Promise.resolve({ resource: filteringSaid(searchset(resources), asked) })
  },
}
