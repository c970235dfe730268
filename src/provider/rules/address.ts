import type { Rule } from '../asked.js'
import { refuse, unsupportedMediaType } from '../refusal.js'
import { isFhirContent } from '../negotiation.js'

/** Rules about path, verb and format: spec facts sections 3.1, 6.3 and 7.2. */
export const addressRules: readonly Rule[] = [
  {
    id: 'url.root',
    refuse: ({ route }) =>
      route.kind === 'elsewhere' ? refuse('NO_RECORD_FOUND', 'the URL is not below the service root') : undefined,
  },
  {
    id: 'format.answer',
    refuse: ({ negotiated: { unsupported } }) =>
      unsupported === undefined ? undefined : unsupportedMediaType(`not served: ${unsupported}`),
  },
  {
    id: 'url.encoding',
    refuse: ({ target }) => (target.decodes ? undefined : refuse('BAD_REQUEST', 'the URL is wrongly percent-encoded')),
  },
  {
    id: 'url.case',
    refuse: ({ route }) =>
      route.kind === 'wrong-case'
        ? refuse('NO_RECORD_FOUND', `URLs are case sensitive: there is no ${route.path}`)
        : undefined,
  },
  {
    id: 'url.id-given',
    refuse: ({ route }) => (route.kind === 'no-id' ? refuse('BAD_REQUEST', `no id after ${route.type}/`) : undefined),
  },
  {
    id: 'url.implemented',
    refuse: ({ route }) =>
      route.kind === 'not-implemented' ? refuse('NOT_IMPLEMENTED', `not implemented: ${route.path}`) : undefined,
  },
  {
    id: 'http.verb',
    refuse: ({ request: { method } }) =>
      method === 'GET' ? undefined : refuse('BAD_REQUEST', `${method} does not fit this URL`),
  },
  {
    id: 'format.content',
    refuse: ({ request: { headers, body } }) =>
      body.length === 0 || isFhirContent(headers.get('Content-Type'))
        ? undefined
        : unsupportedMediaType(`not understood: Content-Type ${headers.get('Content-Type') ?? 'missing'}`),
  },
]
