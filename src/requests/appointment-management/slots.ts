import { profile } from '../../catalogue/index.js'
import { asString, isObject, objects, type Json, type JsonObject } from '../../core/index.js'
import { parseReference, targetOf, typeReferredTo } from '../../fhir/index.js'
import type { FreeSlot } from '../scheduling.js'

const DELIVERY_CHANNEL = profile('Extension-GPConnect-DeliveryChannel-2')
const PRACTITIONER_ROLE = profile('Extension-GPConnect-PractitionerRole-1')

const resourcesIn = (bundle: JsonObject, type: string): JsonObject[] =>
  objects(bundle['entry']).flatMap(({ resource }) =>
    isObject(resource) && resource['resourceType'] === type ? [resource] : [],
  )

const extension = (of: JsonObject, url: string): JsonObject | undefined =>
  objects(of['extension']).find((one) => one['url'] === url)

/** `Type/id` of a reference, whatever version it names and whether it is relative; else as it stands. */
function reference(value: Json | undefined): string | undefined {
  const text = isObject(value) ? asString(value['reference']) : undefined
  return text === undefined ? undefined : (targetOf(parseReference(text)) ?? text)
}

const text = (concept: Json | undefined): string | undefined =>
  isObject(concept) ? asString(concept['text']) : undefined

/** The present members alone. */
const present = <T extends object>(members: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T

/**
 * The slots of a slot search, earliest first. Those without id, start, end or Schedule are left out: nobody could book
 * them, and that they lack it is another check's business.
 *
 * @param bundle - body of the answer
 */
export function freeSlotsIn(bundle: JsonObject): FreeSlot[] {
  const schedules = new Map(resourcesIn(bundle, 'Schedule').map((s) => [`Schedule/${asString(s['id']) ?? ''}`, s]))
  return resourcesIn(bundle, 'Slot')
    .flatMap((slot) => {
      const [id, start, end] = ['id', 'start', 'end'].map((name) => asString(slot[name]))
      const schedule = reference(slot['schedule'])
      if (id === undefined || start === undefined || end === undefined || schedule === undefined) return []
      const of = schedules.get(schedule) ?? {}
      const role = extension(of, PRACTITIONER_ROLE)?.['valueCodeableConcept']
      return present<FreeSlot>({
        id,
        start,
        end,
        schedule,
        identifier: slot['identifier'] === undefined ? undefined : objects(slot['identifier']),
        type: text(objects(slot['serviceType'])[0]),
        channel: asString(extension(slot, DELIVERY_CHANNEL)?.['valueCode']),
        category: text(of['serviceCategory']),
        role: isObject(role) ? role : undefined,
        actors: objects(of['actor']).flatMap((actor) => reference(actor) ?? []),
      })
    })
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1))
}

/** Reference of the first actor of a type, such as `Location/3`. */
export const actorOf = ({ actors }: FreeSlot, type: string): string | undefined =>
  actors.find((actor) => typeReferredTo(actor) === type)
