import type { JsonObject } from '../../core/index.js'

/** FHIR elements from the words of a provider's records. Absent parts are left out, never empty (spec facts 8.5). */

/** Leaves out members without value, and empty lists. */
export const present = (members: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0)),
  )

/** A local relative reference. */
export const reference = (type: string, id: string): JsonObject => ({ reference: `${type}/${id}` })

/** A CodeableConcept of one coding. */
export const concept = (system: string, code: string, display: string): JsonObject => ({
  coding: [{ system, code, display }],
})

export const humanName = ({ use, family, given, prefix }: JsonObject): JsonObject =>
  present({ use, family, given, prefix })

export const contactPoint = ({ kind, value, use }: JsonObject): JsonObject => ({ system: kind, value, use })

/** County goes into `district`; `state` is not used. */
export const postalAddress = ({ use, lines, city, county, postcode }: JsonObject): JsonObject =>
  present({ use, line: lines, city, district: county, postalCode: postcode })

/** `meta` of a stored resource. */
export const meta = (version: number, profileUrl: string): JsonObject => ({
  versionId: String(version),
  profile: [profileUrl],
})
