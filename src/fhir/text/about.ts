import { versionsWithElement, versionsWithResource, type OtherVersion } from '../facts/versions.js'
import { nearest } from './nearest.js'

/** What may help with a name that STU3 does not have: the near one, or the other versions of FHIR that have it. */
export type Hint = { readonly suggestion?: string; readonly versions?: OtherVersion[] }

/** About a name: the same but for case; else the versions that have it; else the nearest. */
function about(name: string, known: readonly string[], elsewhere: () => OtherVersion[]): Hint {
  const cased = known.find((one) => one.toLowerCase() === name.toLowerCase())
  if (cased !== undefined) return { suggestion: cased }
  const versions = elsewhere()
  if (versions.length > 0) return { versions }
  const suggestion = nearest(name, known)
  return suggestion === undefined ? {} : { suggestion }
}

/** About the name of a type of resource that is none. */
export const aboutType = (type: string, resources: readonly string[]): Hint =>
  about(type, resources, () => versionsWithResource(type))

/** About the name of an element that a type does not have. */
export const aboutElement = (name: string, of: string, known: Iterable<string>): Hint =>
  about(name, [...known], () => versionsWithElement(`${of}.${name}`))

/** A hint as the end of a sentence. */
export function hintText({ suggestion, versions = [] }: { readonly [K in keyof Hint]?: unknown }): string {
  if (typeof suggestion === 'string') return `; did you mean ${suggestion}?`
  return Array.isArray(versions) && versions.length > 0 ? `; FHIR ${versions.join(' and ')} has it` : ''
}
