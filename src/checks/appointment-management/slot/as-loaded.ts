import { profile, systems } from '../../../catalogue/index.js'
import { blocked, broken, noted, ok, type Json, type JsonObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { at, codes, extension, identifiers, show, within } from '../../toolkit/located.js'
import { actorsOf, slotGraph, type SlotGraph } from './graph.js'
import { slotOfSession } from './sessions.js'

type Found = (slot: JsonObject, schedule: JsonObject, graph: SlotGraph) => readonly (Json | undefined)[]

/** What was loaded for the scenario's session comes back in its Slot, its Schedule or what these refer to. */
const asLoaded = (element: string, id: string, reqs: readonly string[], found: Found): Check => ({
  id,
  reqs,
  needs: ['expected', 'resolved'],
  judge(answer, context) {
    const wanted = context.expected?.[element]
    if (wanted === undefined) return noted({ note: `The target file expects no ${element}: not compared.` })
    const slot = slotOfSession(answer, context)
    if (!slot) return blocked('The answer does not hold the slot of the session.')
    const graph = slotGraph(answer, context)
    const values = found(slot.value, graph.scheduleOf(slot.value) ?? {}, graph)
    return values.includes(wanted)
      ? ok()
      : broken({ at: slot.path, expected: `${element}: ${show(wanted)}`, received: show(values) })
  },
})

const from = (value: JsonObject) => ({ value, path: '' })
const channel = within(extension(profile('Extension-GPConnect-DeliveryChannel-2')), at('valueCode'))
const role = within(extension(profile('Extension-GPConnect-PractitionerRole-1')), at('valueCodeableConcept'))
const actors = (schedule: JsonObject, type: string, graph: SlotGraph): JsonObject[] =>
  actorsOf(schedule, type).flatMap((reference) => {
    const found = graph.find(reference)
    return found ? [found] : []
  })

const POPULATION = 'APPT-SLOTS-061'

/** Every element of a session that a tester loads: SPINE-RES-001 for Schedule and Slot. */
export const loadedSessionRules: readonly Check[] = [
  asLoaded('end', 'slot-end-is-as-loaded', [POPULATION], (slot) => [slot.end]),
  asLoaded('type', 'slot-type-is-as-loaded', ['APPT-SLOTS-058', POPULATION], (slot) =>
    at('serviceType.text')(from(slot)).map((l) => l.value),
  ),
  asLoaded('channel', 'slot-delivery-channel-is-as-loaded', [POPULATION, 'APPT-AVAIL-015'], (slot) =>
    channel(from(slot)).map((l) => l.value),
  ),
  asLoaded('schedule', 'schedule-type-is-as-loaded', ['APPT-SLOTS-059', POPULATION], (_slot, schedule) =>
    at('serviceCategory.text')(from(schedule)).map((l) => l.value),
  ),
  asLoaded('role', 'practitioner-role-is-as-loaded', [POPULATION, 'APPT-AVAIL-015'], (_slot, schedule) =>
    role(from(schedule)).flatMap((l) => codes(l.value)),
  ),
  asLoaded(
    'location',
    'surgery-is-as-loaded',
    ['APPT-AVAIL-021', 'APPT-SLOTS-049', 'APPT-SLOTS-064', 'SPINE-BRANCH-005'],
    (_slot, schedule, graph) => actors(schedule, 'Location', graph).map(({ name }) => name),
  ),
  asLoaded(
    'practitioner',
    'practitioner-of-the-schedule-is-as-loaded',
    ['APPT-SLOTS-046', POPULATION],
    (_slot, schedule, graph) =>
      actors(schedule, 'Practitioner', graph).flatMap((p) =>
        within(identifiers(systems.sdsUser), at('value'))(from(p)).map((l) => l.value),
      ),
  ),
]
