import type { Refusal } from './refusal.js'
import type { Registry } from './registry.js'
import type { SspRequest } from './request.js'

/** One thing that the proxy looks at before it forwards. Pure. */
export interface Rule {
  readonly id: string
  /** Why the request is not forwarded, or undefined where this rule has nothing against it. */
  judge(request: SspRequest, registry: Registry): Refusal | undefined
}
