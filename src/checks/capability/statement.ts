import { asString, isObject, objects, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** A resource type that the statement lists, with what it says can be done. */
export interface Listed {
  readonly interactions: readonly string[]
  /** Search parameters, name -> the whole entry. */
  readonly parameters: ReadonlyMap<string, JsonObject>
  readonly includes: readonly string[]
  readonly entry: JsonObject
}

/** A capability statement in the terms of the rules. */
export interface Statement {
  readonly resource: JsonObject
  readonly rest: readonly JsonObject[]
  listed(type: string): Listed | undefined
  /** URLs of `profile`, without the suffix /_history/[n]. */
  readonly profiles: readonly string[]
  readonly operations: readonly { readonly name: string; readonly definition: string }[]
}

/** A URL without the version that a provider may put behind it. */
export const unversioned = (url: string): string => url.replace(/\/_history\/.*$/, '')

const referenceOf = (value: unknown): string =>
  isObject(value) ? unversioned(asString(value.reference) ?? '') : typeof value === 'string' ? unversioned(value) : ''

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []

/** The capability statement of an answer; undefined where the body is another resource. */
export function statementOf({ resource }: Answer): Statement | undefined {
  if (resource?.resourceType !== 'CapabilityStatement') return undefined
  const rest = objects(resource.rest)
  const entries = rest.flatMap((r) => objects(r.resource))
  return {
    resource,
    rest,
    profiles: Array.isArray(resource.profile) ? resource.profile.map(referenceOf) : [],
    operations: rest
      .flatMap((r) => objects(r.operation))
      .map((o) => ({ name: asString(o.name) ?? '', definition: referenceOf(o.definition) })),
    listed(type) {
      const entry = entries.find((e) => e.type === type)
      return (
        entry && {
          entry,
          interactions: objects(entry.interaction).flatMap((i) => asString(i.code) ?? []),
          parameters: new Map(objects(entry.searchParam).map((p) => [asString(p.name) ?? '', p])),
          includes: strings(entry.searchInclude),
        }
      )
    },
  }
}
