import { systems, type Interaction } from '../catalogue/index.js'
import { epochSeconds, uuid, type JsonObject } from '../core/index.js'
import type { Sender } from './sender.js'

/** Seconds that a token lives (JWT page: exp is iat + 300). */
export const LIFETIME = 300

/** JOSE header of the unsecured token. */
export const tokenHeader = (): JsonObject => ({ alg: 'none', typ: 'JWT' })

/**
 * The ten claims of a good token for an interaction, made at the present instant of the sender's clock. Spec facts 4.2.
 */
export function claimsFor(interaction: Interaction, { base, consumer, clock }: Sender): JsonObject {
  const issued = epochSeconds(clock.now())
  const user = uuid()
  return {
    iss: consumer.issuer,
    sub: user,
    aud: base,
    exp: issued + LIFETIME,
    iat: issued,
    reason_for_request: 'directcare',
    requested_scope: interaction.scope,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: new URL('Id/device', consumer.issuer).href, value: 'gpc-assure' }],
      model: 'gp-connect-assurance',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: systems.odsOrganisation, value: consumer.odsCode }],
      name: consumer.organisation,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: user,
      identifier: [
        { system: systems.sdsUser, value: 'G10000001' },
        { system: systems.sdsRoleProfile, value: '100000000001' },
        { system: new URL('Id/user', consumer.issuer).href, value: user },
      ],
      name: [{ family: 'Assessor', given: ['Rowan'], prefix: ['Mx'] }],
    },
  }
}
