import type { RequestContext, Rule } from '../request-context.js'
import { isFhirContent } from '../../frame/negotiation.js'
import { refuse, unsupportedMediaType } from '../refusal.js'
import type { Refusal } from '../../frame/rule.js'

/** A format that is asked for in a place and not served. */
const formatRule = (place: string): Rule => ({
  id: `format.${place.toLowerCase().replace('_', '')}`,
  refuse: ({ negotiated: { unsupported } }) =>
    unsupported?.place === place ? unsupportedMediaType(`not served: ${place} ${unsupported.value}`) : undefined,
})

/** A path that the provider does not have. */
const absent = (id: string, isKind: (path: string) => boolean): Rule => ({
  id: `url.${id}`,
  refuse: ({ route }) =>
    route.kind === 'not-implemented' && isKind(route.path)
      ? refuse('NOT_IMPLEMENTED', `not implemented: ${route.path}`)
      : undefined,
})

const verbRule = (id: string, isKind: (method: string) => boolean): Rule => ({
  id: `http.${id}`,
  refuse: ({ request: { method }, route }) =>
    route.kind === 'served' && method !== route.served.method && isKind(method)
      ? refuse('BAD_REQUEST', `${method} does not fit this URL`)
      : undefined,
})

const wrongCase = ({ route }: RequestContext): Refusal | undefined =>
  route.kind === 'wrong-case'
    ? refuse('NO_RECORD_FOUND', `URLs are case sensitive: there is no ${route.path}`)
    : undefined

/** Rules about path, verb and format: spec facts sections 3.1, 6.3 and 7.2. */
export const addressRules: readonly Rule[] = [
  {
    id: 'url.root',
    refuse: ({ route }) =>
      route.kind === 'elsewhere' ? refuse('NO_RECORD_FOUND', 'the URL is not below the service root') : undefined,
  },
  ...['_format', 'Accept', 'Content-Type'].map(formatRule),
  {
    id: 'url.encoding',
    refuse: ({ target }) => (target.decodes ? undefined : refuse('BAD_REQUEST', 'the URL is wrongly percent-encoded')),
  },
  { id: 'url.case', refuse: wrongCase },
  {
    id: 'url.id-given',
    refuse: ({ route }) => (route.kind === 'no-id' ? refuse('BAD_REQUEST', `no id after ${route.type}/`) : undefined),
  },
  absent('operation', (path) => path.includes('$')),
  absent('type', (path) => !path.includes('$')),
  verbRule('delete-patch', (method) => method === 'DELETE' || method === 'PATCH'),
  verbRule('verb', (method) => method !== 'DELETE' && method !== 'PATCH'),
  {
    id: 'format.body',
    refuse: ({ request: { headers, body } }) =>
      body.length === 0 || isFhirContent(headers.get('Content-Type'))
        ? undefined
        : unsupportedMediaType(`not understood: Content-Type ${headers.get('Content-Type') ?? 'missing'}`),
  },
]
