import { inWords, type JsonObject } from '../../../core/index.js'
import type { RequestContext, CareHandler } from '../request-context.js'
import type { Slot } from '../appointment-book/slots.js'
import { searchset } from '../mapping/bundle.js'
import { clinicianOf, schedule, slot as slotResource } from '../mapping/diary.js'
import { nothingFound } from '../mapping/outcome.js'
import { healthcareService, location, organization, practitioner, practitionerRole } from '../mapping/service.js'
import type { DiaryRecord } from '../seed/schema.js'
import { inWindow, servicesAsked, slotSearchRules, statusesAsked, values } from '../rules/slot-search.js'

const statusOf = (slot: Slot, { diaries }: RequestContext): string => (diaries.isFree(slot) ? 'free' : 'busy')

/** Slots of the services, of the statuses, inside of the window and still to come; each of them only where asked. */
function matches(asked: RequestContext): Slot[] {
  const { seed, diaries, settings, policies } = asked
  const services = servicesAsked(asked)
  const ids = seed.services.filter(({ dosServiceId }) => services?.includes(dosServiceId) ?? true).map(({ id }) => id)
  const statuses = statusesAsked(asked)
  const now = settings.clock.now().getTime()
  const [shown] = policies.slots.ofEveryDiary ? [] : seed.diaries.filter((d) => ids.includes(d.service))
  return diaries.slots.filter((slot) => {
    const [start, end] = [Date.parse(slot.start), Date.parse(slot.end)]
    return (
      start > now &&
      inWindow(start, end, asked) &&
      (ids.includes(slot.diary.service) || policies.slots.ofOtherServices) &&
      (shown === undefined || slot.diary.id === shown.id) &&
      (statuses?.includes(statusOf(slot, asked)) !== false || policies.slots.ofOtherStatuses)
    )
  })
}

/** `_include` and its two iterating forms; the pages write element names with a colon or a dot, and in any case. */
const INCLUDES = ['_include', '_include:iterate', '_include:recurse']

/** What each include of a search adds, by its normal form; those that are not here are passed over. */
const ADDS: Readonly<Record<string, (diaries: readonly DiaryRecord[], asked: RequestContext) => JsonObject[]>> = {
  'slot:schedule': (diaries, { seed }) => diaries.map((diary) => schedule(diary, seed)),
  'schedule:actor:practitioner': (diaries, { seed }) =>
    diaries.flatMap((diary) => clinicianOf(diary, seed) ?? []).map(practitioner),
  'schedule:actor:practitionerrole': (diaries, { seed }) =>
    diaries
      .filter((diary) => diary.location === undefined)
      .flatMap((diary) => clinicianOf(diary, seed) ?? [])
      .map((clinician) => practitionerRole(clinician, seed)),
  'schedule:actor:healthcareservice': (diaries, { seed }) =>
    seed.services
      .filter(({ id }) => diaries.some(({ service }) => service === id))
      .map((service) => healthcareService(service, seed)),
  'schedule:actor:location': (diaries, { seed }) =>
    seed.locations
      .filter(({ id }) => diaries.some((diary) => diary.location === id))
      .map((place) => location(place, seed)),
  'healthcareservice:location': (diaries, { seed }) =>
    seed.locations
      .filter(({ id }) => seed.services.some((s) => s.location === id && diaries.some((d) => d.service === s.id)))
      .map((place) => location(place, seed)),
  'healthcareservice:organization': (diaries, { seed }) => (diaries.length > 0 ? [organization(seed)] : []),
  'healthcareservice:providedby': (diaries, { seed }) => (diaries.length > 0 ? [organization(seed)] : []),
}

const keyOf = ({ resourceType, id }: JsonObject): string => `${inWords(resourceType)}/${inWords(id)}`

/** What an include rests on: nothing of a Schedule can be included before the Schedule itself is. */
const RESTS_ON: readonly (readonly [prefix: string, include: string])[] = [
  ['schedule:', 'slot:schedule'],
  ['healthcareservice:', 'schedule:actor:healthcareservice'],
]

/** What belongs to the slots, each resource once. */
function included(slots: readonly Slot[], asked: RequestContext): JsonObject[] {
  const diaries = [...new Set(slots.map(({ diary }) => diary))]
  const given = values(asked, ...INCLUDES).map((value) => value.toLowerCase().replaceAll('.', ':'))
  const asks = (include: string): boolean =>
    given.includes(include) && RESTS_ON.every(([prefix, base]) => !include.startsWith(prefix) || asks(base))
  const resources = Object.entries(ADDS).flatMap(([include, add]) => (asks(include) ? add(diaries, asked) : []))
  return [...new Map(resources.map((resource) => [keyOf(resource), resource])).values()]
}

/** Search for slots of a service: spec facts, Care Connect, section 5.2. */
export const searchSlot: CareHandler = {
  rules: slotSearchRules,
  handle(asked) {
    const slots = matches(asked)
    const found = slots.map((slot) => slotResource(slot, asked.diaries.isFree(slot)))
    const outcome = slots.length === 0 ? { outcome: nothingFound('no slot matches the search') } : {}
    return Promise.resolve({
      resource: searchset({ matches: found, included: included(slots, asked), ...outcome }, asked),
    })
  },
}
