/**
 * The groups that permit a call, and the identifiers that the samples show for them; a third one is foreseen without an
 * identifier. Source: CCS-JWTS-004, spec facts (Care Connect) section 5.6.
 */
export const SAMPLE_GROUP_IDS = {
  'urn:nhs:names:services:careconnect:fhir:rest:read:slot': 'ab412fe9-3f68-4368-9810-9dc24d1659b1',
  'urn:nhs:names:services:careconnect:fhir:rest:create:appointment': 'dacb82c5-aea8-4509-887f-281324062dfd',
} as const

/** Their names: a token for every call holds both, since no source says which one reading and cancelling need. */
export const TOKEN_GROUPS: readonly string[] = Object.keys(SAMPLE_GROUP_IDS)
