import type { ReplyMutation } from '../../frame/mutation/mutation.js'
import { refusedBy } from '../mapping/operation-outcome.js'
import type { AnswerContext } from '../../frame/messages.js'
import { refuse, type SpineCode } from '../refusal.js'

/**
 * Refuses requests of a kind that has to be served.
 *
 * @param code - Spine code of the refusal; a breakdown where none is given
 */
export const refusing =
  (isCase: (about: AnswerContext) => boolean, code: SpineCode = 'INTERNAL_SERVER_ERROR'): ReplyMutation['apply'] =>
  (reply, about) =>
    reply.rule || !isCase(about) ? reply : refusedBy(refuse(code, 'unexpected: this request'), reply)
