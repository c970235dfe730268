import type { RequestPlan } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { withQuery } from '../encode.js'

const line = (name: string, hop: Deviation['hop'], change: (plan: RequestPlan) => Partial<RequestPlan>): Deviation => ({
  name,
  hop,
  apply: (plan) => ({ ...plan, ...change(plan) }),
})

const verb = (method: string): Deviation => line(`verb ${method}`, 'direct', () => ({ method }))

const swapCase = (text: string): string =>
  [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('')

const query = (name: string, addition: string): Deviation =>
  line(name, 'any', ({ path }) => ({ path: withQuery(path, addition) }))

/** Deviations of the request line: verb, path, query. */
export const lineDeviations: readonly Deviation[] = [
  verb('POST'),
  verb('PUT'),
  verb('PATCH'),
  verb('DELETE'),
  line('first letter of the path in the other case', 'direct', ({ path }) => ({
    path: `/${swapCase(path.charAt(1))}${path.slice(2)}`,
  })),
  line('letters of the id in the other case', 'any', ({ path }) => ({
    path: path.replace(/[^/]+$/, (id) => swapCase(id)),
  })),
  line('id of 65 characters', 'any', ({ path }) => ({ path: path.replace(/[^/]+$/, 'a'.repeat(65)) })),
  line('no id after the slash', 'any', ({ path }) => ({ path: path.replace(/[^/]+$/, '') })),
  line('path that leads nowhere', 'direct', () => ({ path: '/metadatas' })),
  line('POST to a path that leads nowhere', 'direct', () => ({ method: 'POST', path: '/metadatas' })),
  line('PUT to a path that leads nowhere', 'direct', () => ({ method: 'PUT', path: '/metadatas' })),
  line('preflight of a browser', 'direct', ({ headers }) => ({
    method: 'OPTIONS',
    headers: headers.and('Origin', 'https://consumer.example').and('Access-Control-Request-Method', 'GET'),
  })),
  line('resource type that GP Connect does not have', 'direct', () => ({ path: '/Observation?code=x' })),
  line('operation that nobody defines', 'direct', () => ({ method: 'POST', path: '/Patient/$gpc.unknown' })),
  line('operation without its prefix', 'direct', () => ({ method: 'POST', path: '/Patient/$registerpatient' })),
  query('unknown parameter foo', 'foo=bar'),
  query('unknown parameter foo twice', 'foo=bar&foo=baz'),
  query('unknown parameter foo without a value', 'foo='),
  query('parameter _sort', '_sort=date'),
  query('parameter _count', '_count=1'),
]
