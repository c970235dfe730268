import type { Socket } from 'node:net'

/** The beginning of an interim answer; 101 is none, what follows it is no HTTP. */
const INTERIM = /^HTTP\/1\.[01] 1(?!01)\d\d[ \r]/
const LONGEST = 'HTTP/1.1 100 '.length
const END = '\r\n\r\n'

/**
 * Takes interim answers out of what a socket reads before an answer. A client has to be able to read those that it did
 * not ask for and may ignore them (RFC 7231 section 6.2); undici takes a 100 for a broken connection. One answer at a
 * time: what is read first after something was written begins one.
 */
export function withoutInterim<S extends Socket>(socket: S): S {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null
  const write: Socket['write'] = socket.write.bind(socket)
  let begins = false
  let held = Buffer.alloc(0)
  const take = (chunk: Buffer): Buffer | null => {
    held = Buffer.concat([held, chunk])
    if (held.length < LONGEST && 'HTTP/1.'.startsWith(held.subarray(0, 7).toString('latin1'))) return null
    if (!INTERIM.test(held.subarray(0, LONGEST).toString('latin1'))) {
      const whole = held
      held = Buffer.alloc(0)
      begins = false
      return whole
    }
    const end = held.indexOf(END)
    if (end < 0) return null
    const rest = held.subarray(end + END.length)
    held = Buffer.alloc(0)
    return rest.length === 0 ? null : take(rest)
  }
  return Object.assign(socket, {
    write: ((...given: Parameters<Socket['write']>) => {
      begins = true
      return write(...given)
    }) as Socket['write'],
    read(size?: number): Buffer | null {
      for (let chunk; (chunk = read(size)) !== null;) {
        const given = begins ? take(chunk) : chunk
        if (given) return given
      }
      return null
    },
  })
}
