import { brokeOff, type BrokenAttempt, type Exchange } from '../core/index.js'
import { isSafe } from './wire.js'

/** What an attempt that broke off leaves behind. */
const attemptOf = ({ startedAt, durationMs, response, failure }: Exchange): BrokenAttempt | undefined =>
  failure && { startedAt, durationMs, ...(response ? { response } : {}), failure }

/** Knows which exchanges broke off, and what is to be done about it. */
export interface Again {
  /**
   * Has a request that broke off asked once more over a new connection, where it is safe; both attempts are kept. A
   * command whose answer was lost may have been carried out, and a second one would book twice or meet its own first:
   * it is not repeated. There the next command of the same interaction says whether it breaks off again.
   */
  settle(first: Exchange, askAgain: () => Promise<Exchange>): Promise<Exchange>
}

/** One for each sender: it remembers commands from one scenario to the next. */
export function createAgain(): Again {
  const lost = new Map<string, BrokenAttempt>()

  function command(exchange: Exchange): Exchange {
    const kind = `${exchange.hop} ${exchange.interaction}`
    const before = lost.get(kind)
    if (!brokeOff(exchange.failure)) {
      if (!exchange.failure) lost.delete(kind)
      return exchange
    }
    const { startedAt, durationMs, failure } = exchange
    lost.set(kind, { another: true, startedAt, durationMs, failure })
    return withFormer(exchange, before)
  }

  return {
    async settle(first, askAgain) {
      // Of a connection that is bent to be refused, only an answer that had begun was cut short; its end is the
      // refusal.
      if (first.connection && !first.response) return first
      if (!isSafe(first.request.method)) return command(first)
      return brokeOff(first.failure) ? withFormer(await askAgain(), attemptOf(first)) : first
    },
  }
}

const withFormer = (exchange: Exchange, former: BrokenAttempt | undefined): Exchange =>
  former ? { ...exchange, former } : exchange
