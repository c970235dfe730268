import { TOKEN_FLAWS, epochSeconds, type JsonObject, type RequestPlan } from '../../../core/index.js'
import { GROUPS } from '../token.js'
import type { Deviation } from '../../deviation.js'
import type { Sender } from '../../sender.js'

const HOUR = 3600

/** Changes what is asked of the authorisation server; another form of token stays as it is. */
const issued = (
  name: string,
  change: Partial<Extract<RequestPlan['authorization'], { kind: 'issued' }>>,
): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) =>
    plan.authorization.kind === 'issued' ? { ...plan, authorization: { ...plan.authorization, ...change } } : plan,
})

/** Changes the claims of a token that the consumer makes. */
const made = (name: string, change: (claims: JsonObject, sender: Sender) => JsonObject): Deviation => ({
  name,
  hop: 'direct',
  apply: ({ authorization, ...plan }, sender) => ({
    ...plan,
    authorization:
      authorization.kind === 'token'
        ? { ...authorization, claims: change(authorization.claims, sender) }
        : authorization,
  }),
})

const SCOPES = ['organization/slot.read', 'patient/appointment.read', 'patient/appointment.write']

/** Deviations of the tokens of Care Connect, signed and unsigned. Spec facts (Care Connect) sections 5.6 and 5.7. */
export const careConnectTokenDeviations: readonly Deviation[] = [
  ...TOKEN_FLAWS.map((flaw) => issued(`signed token with the flaw ${flaw}`, { flaw })),
  issued('signed token with the group of the slot search alone', { groups: [GROUPS.search] }),
  issued('signed token with the group of the booking alone', { groups: [GROUPS.book] }),
  ...SCOPES.map((scope) => made(`scope ${scope}`, (claims) => ({ ...claims, requested_scope: scope }))),
  made('token expired an hour ago', (claims, { clock }) => {
    const now = epochSeconds(clock.now())
    return { ...claims, iat: now - HOUR - 300, exp: now - HOUR }
  }),
]
