import type { IncomingMessage, ServerResponse } from 'node:http'
import { Headers, type HeaderField } from '../../core/index.js'
import type { ActiveMutation, WholeAnswer } from './mutation.js'
import { endToEnd } from './fields.js'

/** What a proxy at fault does before it would ask the provider. True where it then does not ask. */
export function mutatedBefore(
  answer: ServerResponse,
  mutations: readonly ActiveMutation[],
): WholeAnswer | 'silent' | undefined {
  if (mutations.some(({ cuts }) => cuts === 'before')) answer.destroy()
  if (answer.destroyed || mutations.some(({ hangs }) => hangs === 'before')) return 'silent'
  return mutations.find(({ instead }) => instead)?.instead
}

/** Gives the consumer what a proxy at fault makes of the provider's answer, once that is there. */
export function passBackMutated(
  from: IncomingMessage,
  answer: ServerResponse,
  mutations: readonly ActiveMutation[],
): void {
  const chunks: Buffer[] = []
  from.on('data', (chunk: Buffer) => chunks.push(chunk))
  from.once('end', () => {
    const { fields } = Headers.fromRaw(from.rawHeaders)
    const came: WholeAnswer = {
      status: from.statusCode ?? 502,
      reason: from.statusMessage ?? '',
      fields: endToEnd(fields),
      body: Buffer.concat(chunks),
    }
    const mutated = mutations.reduce((whole, mutation) => mutation.answer?.(whole) ?? whole, came)
    const late = mutations.reduce((ms, mutation) => ms + (mutation.lateMs ?? 0), 0)
    if (late > 0) setTimeout(() => give(mutated, answer, mutations), late)
    else give(mutated, answer, mutations)
  })
}

function give(whole: WholeAnswer, answer: ServerResponse, mutations: readonly ActiveMutation[]): void {
  if (mutations.some(({ hangs }) => hangs === 'after')) return
  if (mutations.some(({ cuts }) => cuts === 'after')) return void answer.destroy()
  if (!mutations.some(({ cuts }) => cuts === 'within')) return sendWhole(answer, whole)
  begin(answer, whole)
  answer.write(whole.body.subarray(0, whole.body.length / 2), () => answer.destroy())
}

const flat = (fields: readonly HeaderField[]): string[] => fields.flatMap(([name, value]) => [name, value])

function begin(answer: ServerResponse, { status, reason, fields }: WholeAnswer): void {
  answer.sendDate = false
  if (reason === undefined) answer.writeHead(status, flat(fields))
  else answer.writeHead(status, reason, flat(fields))
}

/** Sends an answer all at once. */
export function sendWhole(answer: ServerResponse, whole: WholeAnswer): void {
  begin(answer, whole)
  answer.end(whole.body)
}
