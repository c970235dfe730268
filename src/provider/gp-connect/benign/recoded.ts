import type { ReplyMutation } from '../../frame/mutation/mutation.js'
import { refusedBy } from '../mapping/operation-outcome.js'
import { refuse, type SpineCode } from '../refusal.js'

/** Refuses by another code what one of some rules refuses. */
export const recoded =
  (code: SpineCode, diagnostics: string, rules: readonly string[]): ReplyMutation['apply'] =>
  (reply) =>
    rules.includes(reply.rule ?? '') ? refusedBy(refuse(code, diagnostics), reply) : reply
