import { isObject, objects, type JsonObject } from '../../../core/index.js'
import { writes } from '../../frame/dresses/make.js'
import type { ReplyMutation } from '../../frame/mutation/mutation.js'

/** Writes the instants of slots in another way. */
export const slotTimes = (id: string, says: string, written: (instant: Date) => string): ReplyMutation =>
  writes(id, says, (resource) => {
    if (resource['resourceType'] !== 'Bundle' || resource['entry'] === undefined) return resource
    const entry = objects(resource['entry']).map((one) =>
      isObject(one['resource']) && one['resource']['resourceType'] === 'Slot'
        ? { ...one, resource: timed(one['resource'], written) }
        : one,
    )
    return { ...resource, entry }
  })

const timed = (slot: JsonObject, written: (instant: Date) => string): JsonObject =>
  Object.fromEntries(
    Object.entries(slot).map(([name, value]) => [
      name,
      (name === 'start' || name === 'end') && typeof value === 'string' ? written(new Date(value)) : value,
    ]),
  )
