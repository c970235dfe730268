import { isFhirContent } from '../../frame/negotiation.js'
import type { CareRule } from '../request-context.js'
import { refuse } from '../refusal.js'

const formatRule = (place: string): CareRule => ({
  id: `format.${place.toLowerCase().replace('_', '')}`,
  refuse: ({ negotiated: { unsupported } }) =>
    unsupported?.place === place ? refuse('format', `not served: ${place} ${unsupported.value}`) : undefined,
})

/** Rules about path, verb and format (spec facts, Care Connect, sections 5.1 and 5.5). */
export const addressRules: readonly CareRule[] = [
  {
    id: 'url.known',
    refuse: ({ route }) => (route.kind === 'served' ? undefined : refuse('not-found', 'nothing is served at this URL')),
  },
  ...['_format', 'Accept', 'Content-Type'].map(formatRule),
  {
    id: 'url.encoding',
    refuse: ({ target }) => (target.decodes ? undefined : refuse('bad-request', 'the URL is wrongly percent-encoded')),
  },
  {
    id: 'http.verb',
    refuse: ({ request: { method }, route }) =>
      route.kind === 'served' && method !== route.served.method
        ? refuse('method', `${method} is not served at this URL`)
        : undefined,
  },
  {
    id: 'format.body',
    refuse: ({ request: { headers, body } }) =>
      body.length === 0 || isFhirContent(headers.get('Content-Type'))
        ? undefined
        : refuse('format', `not understood: Content-Type ${headers.get('Content-Type') ?? 'missing'}`),
  },
]
