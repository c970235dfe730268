import { blocked, objects, type JsonObject, type Outcome } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check, CheckContext } from '../../check.js'
import { entries, resources, type Located } from '../../toolkit/located.js'
import type { CheckMeta } from '../../toolkit/make.js'
import { meaningIn, meaningOfReference, nameOf, rootsOf, textNaming } from '../../toolkit/referring.js'

/** The references of a Schedule's actors of one type. */
export const actorsOf = (schedule: JsonObject, type: string): string[] =>
  objects(schedule['actor']).flatMap((actor) => textNaming(type, actor) ?? [])

/** The answer to a slot search as a graph: which resources hang on which. */
export interface SlotGraph {
  readonly slots: readonly Located<JsonObject>[]
  readonly schedules: readonly Located<JsonObject>[]
  /** The entries of a type. */
  of(type: string): readonly Located<JsonObject>[]
  /** What the reference in an element of a resource means, such as `Schedule/7`. */
  referredBy(resource: JsonObject | undefined, element: string): string | undefined
  /** What the references to the actors of the Schedules of the slots mean, each once. */
  actors(type: string): readonly string[]
  /** The Schedule of a slot, where it is in the Bundle. */
  scheduleOf(slot: JsonObject): JsonObject | undefined
  /** A resource of the Bundle, or one that the scenario has read. */
  find(reference: string): JsonObject | undefined
}

const unique = (all: readonly string[]): string[] => [...new Set(all)]

/** Reads the graph out of an answer. */
export function slotGraph(answer: Answer, context: CheckContext): SlotGraph {
  const { resolved } = context
  const meaning = meaningIn(answer, rootsOf(context))
  const slots = resources(answer, 'Slot')
  const schedules = resources(answer, 'Schedule')
  const referredBy = (resource: JsonObject | undefined, element: string) =>
    meaningOfReference(resource?.[element], meaning)
  const scheduleOf = (slot: JsonObject) =>
    schedules.find(({ value }) => nameOf(value) === referredBy(slot, 'schedule'))?.value
  return {
    slots,
    schedules,
    of: (type) => resources(answer, type),
    referredBy,
    actors: (type) => unique(slots.flatMap(({ value }) => actorsOf(scheduleOf(value) ?? {}, type).map(meaning))),
    scheduleOf,
    find(reference) {
      const meant = meaning(reference)
      const there = entries(answer).find(({ value }) => nameOf(value) === meant)?.value
      const read = resolved?.get(meant)
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
