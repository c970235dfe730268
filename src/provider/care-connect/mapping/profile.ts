import type { JsonObject } from '../../../core/index.js'

/** The canonical of a Care Connect profile (spec facts, Care Connect, section 1). */
export const profile = (type: string): string =>
  `https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-${type}-1`

/** `meta` of a resource that has no versions. */
export const meta = (type: string): JsonObject => ({ profile: [profile(type)] })
