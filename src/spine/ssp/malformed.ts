import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '../../core/index.js'
import type { Audit } from './audit.js'
import type { SspRecord } from './ledger.js'
import { ownAnswer } from './refusal.js'

/** Statuses of the parser's words; everything else is a bad request. */
const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Turns away what is no HTTP, in the proxy's own form and with a line in the audit log. */
export class Malformed {
  readonly #clock: Clock
  readonly #audit: Audit | undefined
  readonly #underway = new WeakMap<Duplex, { answer: ServerResponse; record: SspRecord }>()

  constructor(clock: Clock, audit: Audit | undefined) {
    this.#clock = clock
    this.#audit = audit
  }

  /** Remembers the request that a connection is busy with. */
  watch(socket: Duplex, answer: ServerResponse, record: SspRecord): void {
    this.#underway.set(socket, { answer, record })
  }

  /** Answers what the parser gave up on, unless an answer has begun already or nobody listens any more. */
  answer(problem: NodeJS.ErrnoException, socket: Duplex): void {
    const underway = this.#underway.get(socket)
    const busy = underway !== undefined && !underway.answer.writableFinished
    if (!socket.writable || problem.code === 'ECONNRESET' || (busy && underway.answer.headersSent)) {
      return void socket.destroy()
    }
    const code = problem.code ?? 'UNKNOWN'
    const { status, fields, body } = ownAnswer({
      status: STATUS[code] ?? 400,
      issue: 'invalid',
      text: `MALFORMED_HTTP_${code}`,
    })
    const head = [...fields, ['Connection', 'close'] as const].map(([name, value]) => `${name}: ${value}\r\n`)
    const whole = Buffer.concat([
      Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n`),
      body,
    ])
    socket.end(whole, () => socket.destroy())
    if (busy) {
      // Its head was in order and its body is not: the record says that the proxy answered, the log has its line.
      underway.record.state = 'refused'
      underway.record.rule = 'http'
      return
    }
    this.#audit?.({
      at: this.#clock.now().toISOString(),
      traceId: undefined,
      from: undefined,
      to: undefined,
      interaction: undefined,
      outcome: 'malformed',
      rule: code,
      status,
      requestBytes: 0,
      responseBytes: 0,
      ms: 0,
    })
  }
}
