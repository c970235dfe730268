import { asString, blocked, isObject, objects, type JsonObject, type Outcome } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext } from '../../check.js'
import { resources, type Located } from '../../toolkit/located.js'
import type { CheckMeta } from '../../toolkit/make.js'

/** `Type/id` of a resource. */
export const nameOf = ({ resourceType, id }: JsonObject): string =>
  `${asString(resourceType) ?? ''}/${asString(id) ?? ''}`

/** The reference in an element of a resource, such as `Schedule/7`. */
export const referenceIn = (resource: JsonObject | undefined, element: string): string | undefined => {
  const value = resource?.[element]
  return isObject(value) ? asString(value['reference']) : undefined
}

/** The references of a Schedule's actors of one type. */
export const actorsOf = (schedule: JsonObject, type: string): string[] =>
  objects(schedule['actor']).flatMap(({ reference }) => {
    const text = asString(reference)
    return text?.startsWith(`${type}/`) ? [text] : []
  })

/** The answer to a slot search as a graph: which resources hang on which. */
export interface SlotGraph {
  readonly slots: readonly Located<JsonObject>[]
  readonly schedules: readonly Located<JsonObject>[]
  /** The entries of a type. */
  of(type: string): readonly Located<JsonObject>[]
  /** References of the actors of the Schedules of the slots, each once. */
  actors(type: string): readonly string[]
  /** The Schedule of a slot, where it is in the Bundle. */
  scheduleOf(slot: JsonObject): JsonObject | undefined
  /** A resource of the Bundle, or one that the scenario has read. */
  find(reference: string): JsonObject | undefined
}

const unique = (all: readonly string[]): string[] => [...new Set(all)]

/** Reads the graph out of an answer. */
export function slotGraph(answer: Answer, { resolved }: CheckContext): SlotGraph {
  const slots = resources(answer, 'Slot')
  const schedules = resources(answer, 'Schedule')
  const scheduleOf = (slot: JsonObject) =>
    schedules.find(({ value }) => nameOf(value) === referenceIn(slot, 'schedule'))?.value
  return {
    slots,
    schedules,
    of: (type) => resources(answer, type),
    actors: (type) => unique(slots.flatMap(({ value }) => actorsOf(scheduleOf(value) ?? {}, type))),
    scheduleOf,
    find(reference) {
      const type = reference.split('/')[0] ?? ''
      const there = resources(answer, type).find(({ value }) => nameOf(value) === reference)?.value
      const read = resolved?.get(reference)
      return there ?? (read?.status === 200 ? read.resource : undefined)
    },
  }
}

/** A check of a whole answer to a slot search; blocked where it holds no Slot, so that nothing is shown by nothing. */
export const ofSlots = (
  { id, reqs }: CheckMeta,
  judge: (graph: SlotGraph, answer: Answer, context: CheckContext) => Outcome | Outcome[],
): Check => ({
  id,
  reqs,
  needs: ['resolved'],
  judge(answer, context) {
    const graph = slotGraph(answer, context)
    return graph.slots.length === 0 ? blocked('The answer holds no Slot to judge.') : judge(graph, answer, context)
  },
})
