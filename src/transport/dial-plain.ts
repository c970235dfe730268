import { connect, type Socket } from 'node:net'
import { DialError, type DialTo } from './dial.js'

/**
 * Connects without TLS, bounded in time.
 *
 * @param connectMs - bound in milliseconds
 * @throws DialError or Node's own error where no connection came to stand
 */
export function dialPlain({ host, port }: DialTo, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const settle = (problem?: Error): void => {
      clearTimeout(timer)
      socket.off('error', settle).off('connect', connected)
      if (!problem) return resolve(socket)
      socket.once('error', () => undefined).destroy()
      reject(problem)
    }
    const connected = (): void => settle()
    const timer = setTimeout(
      () => settle(new DialError('ETIMEDOUT', `no connection within ${connectMs / 1000} s`)),
      connectMs,
    )
    socket.once('connect', connected).once('error', settle)
  })
}
