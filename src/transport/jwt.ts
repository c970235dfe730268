import type { JsonObject, MadeAuthorization } from '../core/index.js'

const segment = (value: JsonObject): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')

/**
 * The unsecured token of GP Connect: `header.payload.` with an empty signature behind a trailing dot.
 * Source: RFC 7519 section 6, spec facts section 4.1 (jose's UnsecuredJWT cannot set `typ`).
 */
export const unsecuredToken = (header: JsonObject, claims: JsonObject): string =>
  `${segment(header)}.${segment(claims)}.`

/**
 * The values of the Authorization header fields of a plan, one field each.
 *
 * @returns nothing where the plan sends no such field
 */
export function authorizationValues(plan: MadeAuthorization): readonly string[] {
  switch (plan.kind) {
    case 'none':
      return []
    case 'raw':
      return plan.values
    case 'token': {
      const token = unsecuredToken(plan.header, plan.claims)
      const [header = '', payload = ''] = token.split('.')
      return [`Bearer ${plan.shape?.({ header, payload, token }) ?? token}`]
    }
  }
}
