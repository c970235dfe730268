import { objects, without, type Json, type JsonObject } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { sent } from './sent.js'

/** Makes another resource of the good one. */
export type Change = (resource: JsonObject) => JsonObject

/** Takes elements away. */
export const lacking = (name: string, ...elements: readonly string[]): Deviation =>
  sent(name, (resource) => without(resource, ...elements))

/** Adds an element, or puts another value in its place. */
export const having = (name: string, element: string, value: Json): Deviation =>
  sent(name, (resource) => ({ ...resource, [element]: value }))

/** Changes the members of a list of objects. */
export const list =
  (element: string, change: (members: JsonObject[]) => Json[]): Change =>
  (resource) => ({ ...resource, [element]: change(objects(resource[element])) })

/** A change of a string; anything else stays. */
export const changed =
  (element: string, change: (value: string) => Json): Change =>
  (resource) => {
    const value = resource[element]
    return typeof value === 'string' ? { ...resource, [element]: change(value) } : resource
  }
