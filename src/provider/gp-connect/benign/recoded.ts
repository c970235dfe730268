import type { ReplyMutation } from '../../frame/mutation/mutation.js'
import { operationOutcome } from '../mapping/operation-outcome.js'
import { refuse, type SpineCode } from '../refusal.js'

/** Refuses by another code what one of some rules refuses. */
export const recoded =
  (code: SpineCode, diagnostics: string, rules: readonly string[]): ReplyMutation['apply'] =>
  (reply) => {
    if (!reply.rule || !rules.includes(reply.rule)) return reply
    const other = refuse(code, diagnostics)
    return { ...reply, status: other.status, resource: operationOutcome(other) }
  }
