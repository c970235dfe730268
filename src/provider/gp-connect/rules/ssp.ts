import type { RequestContext, Rule } from '../request-context.js'
import { refuse } from '../refusal.js'
import type { Refusal } from '../../frame/messages.js'
import { gpConnectInteractionIds } from '../endpoints.js'

/** The four fields that the Spine Secure Proxy passes on (spec facts section 1.2). */
const FIELDS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID'] as const

const bad = (diagnostics: string): Refusal => refuse('BAD_REQUEST', diagnostics)

/** The value of a field; undefined where the field is missing. */
const value = ({ request }: RequestContext, name: string): string | undefined => request.headers.all(name)[0]?.trim()

/** A rule about a value that is there and not empty. */
const valueRule = (
  id: string,
  name: string,
  judge: (value: string, asked: RequestContext) => string | undefined,
): Rule => ({
  id,
  refuse: (asked) => {
    const given = value(asked, name)
    const problem = given ? judge(given, asked) : undefined
    return problem === undefined ? undefined : bad(`header ${name}: ${problem}`)
  },
})

const presence = FIELDS.flatMap((name): Rule[] => [
  {
    id: `${name.toLowerCase()}.given`,
    refuse: (asked) => (value(asked, name) === undefined ? bad(`header ${name} is missing`) : undefined),
  },
  {
    id: `${name.toLowerCase()}.filled`,
    refuse: (asked) => (value(asked, name) === '' ? bad(`header ${name} is empty`) : undefined),
  },
  {
    id: `${name.toLowerCase()}.once`,
    refuse: ({ request }) =>
      request.headers.all(name).length > 1 ? bad(`header ${name} stands more than once`) : undefined,
  },
])

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A rule about an interaction id that is not the one of the URL. */
const misfit = (id: string, isKind: (given: string, own: string) => boolean): Rule =>
  valueRule(`ssp-interactionid.${id}`, 'Ssp-InteractionID', (given, { request, route }) => {
    if (route.kind !== 'served') return undefined
    const own = route.served.interactionId
    return given !== own && isKind(given, own) ? `${given} does not fit ${request.method} on this URL` : undefined
  })

const sameButCase = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Rules about the Ssp header fields: spec facts sections 1.2, 3.3 and 6.3. Names without case, values with it. */
export const sspRules: readonly Rule[] = [
  ...presence,
  valueRule('ssp-traceid.form', 'Ssp-TraceID', (given) => (UUID.test(given) ? undefined : 'is not a UUID')),
  valueRule('ssp-from.form', 'Ssp-From', (given) => (/^\d+$/.test(given) ? undefined : 'is not an ASID')),
  valueRule('ssp-to.own', 'Ssp-To', (given, { settings }) =>
    given === settings.asid ? undefined : `${given} is not the ASID of this provider`,
  ),
  misfit('case', sameButCase),
  misfit('another', (given) => gpConnectInteractionIds.includes(given)),
  misfit('known', (given, own) => !sameButCase(given, own) && !gpConnectInteractionIds.includes(given)),
]
