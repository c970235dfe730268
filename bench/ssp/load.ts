import { connect, type TLSSocket } from 'node:tls'
import type { Pem } from './messages.js'

/** A kept connection over mutual TLS that sends bytes and waits for whole answers. */
export class Caller {
  readonly #socket: TLSSocket
  #held: Buffer = Buffer.alloc(0)
  #left = -1
  #done: () => void = () => undefined

  private constructor(socket: TLSSocket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
  }

  static open(port: number, identity: Pem): Promise<Caller> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: 'localhost', port, ...identity }, () => resolve(new Caller(socket)))
      socket.once('error', reject)
    })
  }

  /** Sends a request and waits for the last byte of its answer. */
  call(request: Buffer | string): Promise<void> {
    return new Promise((resolve) => {
      this.#done = resolve
      this.#socket.write(request)
    })
  }

  /** Sends a head and a body in pieces, as fast as the other side takes them. */
  async upload(head: string, piece: Buffer, pieces: number): Promise<void> {
    const answered = new Promise<void>((resolve) => (this.#done = resolve))
    this.#socket.write(head)
    for (let i = 0; i < pieces; i += 1) {
      if (!this.#socket.write(piece)) await new Promise((resolve) => this.#socket.once('drain', resolve))
    }
    return answered
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    if (this.#left < 0) {
      this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
      const end = this.#held.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = this.#held.toString('latin1', 0, end)
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`the bench was answered ${head}`)
      this.#left = Number(/content-length: (\d+)/i.exec(head)?.[1]) - (this.#held.length - end - 4)
      this.#held = Buffer.alloc(0)
    } else this.#left -= chunk.length
    if (this.#left > 0) return
    this.#left = -1
    this.#done()
  }
}

/** Makes so many calls, shared by some connections; gives how long that took, in milliseconds. */
export async function flood(callers: readonly Caller[], request: string, count: number): Promise<number> {
  const start = performance.now()
  let begun = 0
  await Promise.all(
    callers.map(async (caller) => {
      while (begun < count) {
        begun += 1
        await caller.call(request)
      }
    }),
  )
  return performance.now() - start
}

/** The median time of a call, in milliseconds, of two connections asked in turn. */
export async function medians(
  pairs: readonly (readonly [Caller, string])[],
  rounds: number,
): Promise<readonly number[]> {
  const times = pairs.map((): number[] => [])
  for (let i = 0; i < rounds; i += 1) {
    for (const [at, [caller, request]] of pairs.entries()) {
      const start = performance.now()
      await caller.call(request)
      times[at]?.push(performance.now() - start)
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN)
}
