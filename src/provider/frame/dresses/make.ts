import type { Headers, JsonObject } from '../../../core/index.js'
import type { AnswerContext, ProviderAnswer, Reply } from '../messages.js'
import type { ReplyMutation, WireMutation } from '../mutation/mutation.js'

/** Ways of writing every answer, as dresses have them. */

/** Another way to write the resource of an answer. */
export const writes = (
  id: string,
  says: string,
  change: (resource: JsonObject, about: AnswerContext, reply: Reply) => JsonObject,
): ReplyMutation => ({
  id: `dress.${id}`,
  interactions: 'any',
  says,
  at: 'body',
  apply: (reply, about) => (reply.resource ? { ...reply, resource: change(reply.resource, about, reply) } : reply),
})

/** Other header fields, before the framing is known. */
export const heads = (
  id: string,
  says: string,
  change: (headers: Headers, about: AnswerContext, reply: Reply) => Headers,
): ReplyMutation => ({
  id: `dress.${id}`,
  interactions: 'any',
  says,
  at: 'headers',
  apply: (reply, about) => ({ ...reply, headers: change(reply.headers, about, reply) }),
})

/** Another way to send an answer. */
export const sends = (id: string, says: string, change: (answer: ProviderAnswer) => ProviderAnswer): WireMutation => ({
  id: `dress.${id}`,
  interactions: 'any',
  says,
  at: 'http',
  apply: change,
})
