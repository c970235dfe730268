import { Headers, type MadeAuthorization, type RequestPlan } from '../core/index.js'
import { address, type Address } from './address.js'
import { authorizationValues } from './jwt.js'

/** A request in the very form that goes out. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly to: Address
  readonly headers: Headers
  readonly body?: Buffer
  /**
   * Sent on a connection of its own: a request that changes something must not meet a kept connection that the other
   * side is just closing, since it could then not be sent again safely (RFC 7230 section 6.3.1).
   */
  readonly alone: boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** True for a method that RFC 7231 section 4.2.1 calls safe: it may be sent a second time. */
export const isSafe = (method: string): boolean => SAFE.has(method)

/** A plan whose Authorization header needs nobody else. */
export type ReadyPlan = RequestPlan & { readonly authorization: MadeAuthorization }

/**
 * Puts a plan into wire form: Host and Connection first, then the planned fields as they are, Authorization, and the
 * length of the body unless the plan frames it itself.
 *
 * @param root - all before the plan's path: the provider's service root, behind the SSP's URL where it goes there
 * @param fresh - over a connection that nobody has used, whatever the request
 */
export function wireRequest(plan: ReadyPlan, root: string, fresh = false): WireRequest {
  const { to, url } = whereTo(plan, root)
  // undici closes after a HEAD by itself: only GET is common enough for a kept connection to matter.
  const alone = fresh || plan.method !== 'GET' || plan.connection !== undefined
  const body = plan.body === undefined ? undefined : Buffer.from(plan.body)
  let headers = new Headers([
    ...(plan.headers.has('host') ? [] : ([['Host', to.authority]] as const)),
    ...(plan.headers.has('connection') ? [] : ([['Connection', alone ? 'close' : 'keep-alive']] as const)),
    ...plan.headers.fields,
  ])
  for (const value of authorizationValues(plan.authorization)) headers = headers.and('Authorization', value)
  const framed = headers.has('content-length') || headers.has('transfer-encoding')
  if (!framed && (body || plan.method === 'POST' || plan.method === 'PUT')) {
    headers = headers.and('Content-Length', String(body?.length ?? 0))
  }
  return { method: plan.method, url, to, headers, alone, ...(body ? { body } : {}) }
}

const ORIGIN = /^https(:\/\/(?:\[[^\]]*\]|[^/:]+))(:\d+)?/i

/** Where a plan goes: a deviating one may do without TLS, and may lead to another port of the same host. */
function whereTo({ path, connection }: RequestPlan, root: string): { to: Address; url: string } {
  const { plain, port } = connection ?? {}
  const [, host, own = ''] = ORIGIN.exec(root) ?? []
  if (host === undefined || (!plain && port === undefined)) return { to: address(root + path), url: root + path }
  const usual = plain ? 80 : 443
  const shown = port === undefined ? own : port === usual ? '' : `:${port}`
  const moved = `https${host}${shown}${root.replace(ORIGIN, '')}${path}`
  const to = address(moved)
  return {
    to: port === undefined ? to : { ...to, port },
    url: plain ? moved.replace(/^https/, 'http') : moved,
  }
}
