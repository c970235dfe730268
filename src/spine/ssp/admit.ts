import { Headers } from '../../core/index.js'
import { forwardedFields } from './fields.js'
import type { Ledger, SspRecord } from './ledger.js'
import type { ActiveMutation, WholeAnswer } from './mutation.js'
import { ownAnswer } from './refusal.js'
import type { Registry } from './registry.js'
import type { Destination, SspRequest } from './request.js'
import { rules } from './rules/index.js'

/** Opens the record of a request and judges it by the rules. */
export function admit(
  request: SspRequest,
  { registry, ledger }: { readonly registry: Registry; readonly ledger: Ledger },
): { readonly record: SspRecord; readonly refusal?: WholeAnswer } {
  const { method, target, headers } = request
  const record = ledger.open({
    method,
    target,
    traceId: headers.get('ssp-traceid'),
    request: { bytes: 0 },
    state: 'waiting',
  })
  for (const rule of rules) {
    const refusal = rule.judge(request, registry)
    if (!refusal) continue
    record.state = 'refused'
    record.rule = rule.id
    return { record, refusal: ownAnswer(refusal) }
  }
  return { record }
}

/** What the provider is sent of an admitted request, and where. */
export interface Onward {
  readonly to: Destination
  readonly sent: NonNullable<SspRecord['forwarded']>
}

/** @param ip - of the consumer */
export function onward(
  { headers, destination: to }: SspRequest,
  ip: string,
  mutations: readonly ActiveMutation[],
): Onward {
  if (!to) throw new Error('the rules let a request through that has no destination')
  const fields = forwardedFields(headers, to, { ip, host: headers.get('host') ?? '' })
  const target = mutations.reduce((goes, mutation) => mutation.target?.(goes) ?? goes, to.target)
  const changed = mutations.reduce<typeof fields>((go, mutation) => [...(mutation.fields?.(go) ?? go)], fields)
  return { to, sent: { target, headers: new Headers(changed) } }
}
