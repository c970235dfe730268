import { askedRules, sentRule } from '../../frame/address-rules.js'
import type { CareRule } from '../request-context.js'
import { refuse } from '../refusal.js'

const REFUSES = {
  format: (why: string) => refuse('format', why),
  encoding: (why: string) => refuse('bad-request', why),
}

/** Rules about path, verb and format (spec facts, Care Connect, sections 5.1 and 5.5). */
export const addressRules: readonly CareRule[] = [
  {
    id: 'url.known',
    refuse: ({ route }) => (route.kind === 'served' ? undefined : refuse('not-found', 'nothing is served at this URL')),
  },
  ...askedRules(REFUSES),
  {
    id: 'http.verb',
    refuse: ({ request: { method }, route }) =>
      route.kind === 'served' && method !== route.served.method
        ? refuse('method', `${method} is not served at this URL`)
        : undefined,
  },
  sentRule(REFUSES),
]
