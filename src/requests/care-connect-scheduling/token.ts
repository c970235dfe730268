import { systems, type Interaction } from '../../catalogue/index.js'
import type { JsonObject } from '../../core/index.js'
import { claimsFor } from '../claims.js'
import type { Sender } from '../sender.js'

const CARE_CONNECT = 'urn:nhs:names:services:careconnect:fhir:rest:'

/** The groups of a signed token: what each permits (CCS-JWTS-004). */
export const GROUPS = { search: `${CARE_CONNECT}read:slot`, book: `${CARE_CONNECT}create:appointment` } as const

/**
 * The claims of a good token that the consumer makes: those of GP Connect with scopes of their own, which the catalogue
 * has, and a user without smartcard (CCS-JWT-002, -003, -005). Spec facts (Care Connect) section 5.7.
 */
export function careConnectClaims(what: Interaction, sender: Sender): JsonObject {
  const claims = claimsFor(what, sender)
  const user = claims['sub']
  return {
    ...claims,
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: user,
      identifier: [
        { system: systems.sdsUser, value: 'UNK' },
        { system: systems.sdsRoleProfile, value: 'UNK' },
        { system: new URL('Id/user-guid', sender.consumer.issuer).href, value: user },
      ],
      name: [{ family: 'Assessor', given: ['Rowan'], prefix: ['Mx'] }],
    },
  }
}
