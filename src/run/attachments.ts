import type { Exchange, Finding } from '../core/index.js'
import { recordExchange, type RecordedExchange, type Shown } from '../recording/record.js'
import { redactText } from '../recording/redact.js'
import { getRunContext } from './context.js'

export type { Shown }

/** Media types under which evidence rides on Cucumber messages. */
export const EXCHANGE_MEDIA = 'application/vnd.gpc-assure.exchange+json'
export const FINDINGS_MEDIA = 'application/vnd.gpc-assure.findings+json'

/** What one Then step (or hook) found, and how many resources were validated for it. */
export interface FindingsAttachment {
  readonly findings: readonly Finding[]
  readonly resources: number
}

/** The part of a Cucumber World that takes attachments. */
export interface Attaches {
  attach(data: string, mediaType: string): void | Promise<void>
}

/** Puts an exchange, without its secrets, on the message stream, with what its answer shows of the provider. */
export function attachExchange(world: Attaches, exchange: Exchange, shows?: Shown): void | Promise<void> {
  const { id, interaction, connection } = exchange
  const kept = getRunContext().keepBodies === false ? { id, interaction, connection } : recordExchange(exchange)
  return world.attach(JSON.stringify({ ...kept, shows }), EXCHANGE_MEDIA)
}

/** Puts findings, without secrets in what they quote, on the message stream. */
export function attachFindings(world: Attaches, findings: readonly Finding[]): void | Promise<void> {
  const payload: FindingsAttachment = { findings, resources: getRunContext().takeResourceCount() }
  return world.attach(redactText(JSON.stringify(payload)), FINDINGS_MEDIA)
}

/** Reads back what {@link attachExchange} wrote. */
export const readExchange = (body: string): RecordedExchange => JSON.parse(body) as RecordedExchange

/** Reads back what {@link attachFindings} wrote. */
export const readFindings = (body: string): FindingsAttachment => JSON.parse(body) as FindingsAttachment
