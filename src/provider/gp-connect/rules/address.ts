import type { RequestContext, Rule } from '../request-context.js'
import { askedRules, sentRule } from '../../frame/address-rules.js'
import { refuse, unsupportedMediaType } from '../refusal.js'
import type { Refusal } from '../../frame/messages.js'

const REFUSES = { format: unsupportedMediaType, encoding: (why: string) => refuse('BAD_REQUEST', why) }

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
  ...askedRules(REFUSES),
  { id: 'url.case', refuse: wrongCase },
  {
    id: 'url.id-given',
    refuse: ({ route }) => (route.kind === 'no-id' ? refuse('BAD_REQUEST', `no id after ${route.type}/`) : undefined),
  },
  absent('operation', (path) => path.includes('$')),
  absent('type', (path) => !path.includes('$')),
  verbRule('delete-patch', (method) => method === 'DELETE' || method === 'PATCH'),
  verbRule('verb', (method) => method !== 'DELETE' && method !== 'PATCH'),
  sentRule(REFUSES),
]
