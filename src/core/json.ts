/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json | undefined
}

/** True for a JSON object, false for arrays, null and primitives. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an array: itself, or nothing when it is no array. */
export const asArray = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])

/** The objects among the members of an array; nothing for anything else. */
export const objects = (value: unknown): JsonObject[] => asArray(value).filter(isObject)

/** The value where it is a string. */
export const asString = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A value for a message or a comparison: a string as it is, anything else as JSON. */
export const inWords = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')

/** An object without some of its members. */
export const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
