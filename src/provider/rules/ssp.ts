import type { Asked, Rule } from '../asked.js'
import { refuse } from '../refusal.js'

/** The four fields that the Spine Secure Proxy passes on (spec facts section 1.2). */
const FIELDS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID'] as const

const value = ({ request }: Asked, name: string): string => (request.headers.all(name)[0] ?? '').trim()

const presence = FIELDS.map((name): Rule => ({
  id: `${name.toLowerCase()}.given`,
  refuse: (asked) =>
    value(asked, name) === '' ? refuse('BAD_REQUEST', `header ${name} is missing or empty`) : undefined,
}))

const once = FIELDS.map((name): Rule => ({
  id: `${name.toLowerCase()}.once`,
  refuse: ({ request }) =>
    request.headers.all(name).length > 1 ? refuse('BAD_REQUEST', `header ${name} stands more than once`) : undefined,
}))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Rules about the Ssp header fields: spec facts sections 1.2, 3.3 and 6.3. Names without case, values with it. */
export const sspRules: readonly Rule[] = [
  ...presence,
  ...once,
  {
    id: 'ssp-traceid.form',
    refuse: (asked) =>
      UUID.test(value(asked, 'Ssp-TraceID')) ? undefined : refuse('BAD_REQUEST', 'header Ssp-TraceID is not a UUID'),
  },
  {
    id: 'ssp-to.own',
    refuse: (asked) =>
      value(asked, 'Ssp-To') === asked.settings.asid
        ? undefined
        : refuse('BAD_REQUEST', `header Ssp-To: ${value(asked, 'Ssp-To')} is not the ASID of this provider`),
  },
  {
    id: 'ssp-interactionid.fits',
    refuse: (asked) => {
      if (asked.route.kind !== 'served') return undefined
      const given = value(asked, 'Ssp-InteractionID')
      return given === asked.route.served.interactionId
        ? undefined
        : refuse('BAD_REQUEST', `header Ssp-InteractionID: ${given} does not fit ${asked.request.method} on this URL`)
    },
  },
]
