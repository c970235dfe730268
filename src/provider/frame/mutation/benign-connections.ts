import type { Benign } from './mutation.js'
import { CONNECTIONS } from './connection-changes.js'

const over = (name: string, says: string, mutation: keyof typeof CONNECTIONS): Benign => ({
  id: `benign.${name}`,
  interactions: ['get-capability-statement'],
  says,
  at: 'tls',
  policies: CONNECTIONS[mutation],
})

/** Other ways to keep the rules of connections. */
export const connectionVariations: readonly Benign[] = [
  over('front-end-answers', 'Answers 403 in HTML to clients that are not the SSP', 'front-end.answers'),
  over('plain-http-redirected', 'Sends plain HTTP on to https', 'plain.redirected'),
  over('tls-1.3-as-well', 'Speaks TLS 1.3 as well', 'versions.new'),
  over('suites-with-gcm-only', 'Has the GCM suites alone (A72)', 'suites.gcm-only'),
]
