import { connect } from 'node:net'
import { messageOf } from '../../core/index.js'
import type { Arrival } from '../arrival.js'
import { failureOf } from '../failure.js'
import { clientHello } from './client-hello.js'
import { protocolOf, type Offer } from './offer.js'
import { readSaid, type Said } from './server-hello.js'

type Heard = Pick<Arrival, 'failure' | 'tls'>

/** Alerts that servers send to an offer they do not take (RFC 5246 section 7.2). */
const ALERTS: Readonly<Record<number, string>> = {
  40: 'handshake failure',
  47: 'illegal parameter',
  70: 'protocol version',
  71: 'insufficient security',
  80: 'internal error',
}

const ended = (how: 'alert' | 'closed', message: string): Heard => ({ failure: { kind: 'tls', ended: how, message } })

function heard(said: Said, { version, suites }: Offer): Heard {
  if (said.kind === 'alert')
    return ended('alert', `${ALERTS[said.number] ?? 'other'}, alert ${said.number}, to a hello`)
  // A server may choose an older version than the one that is offered (RFC 5246 appendix E.1).
  const known = said.kind === 'hello' && said.version <= version
  const [protocol, cipher] = known ? [protocolOf(said.version), suites.get(said.suite)] : []
  if (said.kind === 'other')
    return { failure: { kind: 'protocol', message: 'the server answered the hello with something that is not TLS' } }
  if (protocol === undefined || cipher === undefined)
    return { failure: { kind: 'protocol', message: 'the server agreed to what the hello did not offer' } }
  const message = "the server agreed; this machine's TLS library cannot go on from there"
  return { tls: { protocol, cipher }, failure: { kind: 'tls', ended: 'own', message } }
}

/**
 * Says a hello of our own making, for what this machine's TLS library does not offer, and hears what the server makes
 * of it: an alert, or a version and a suite. Nothing is sent after that.
 *
 * @param connectMs - bound in milliseconds for all of it
 */
export const sayHello = (
  to: { readonly host: string; readonly port: number },
  offer: Offer,
  connectMs: number,
): Promise<Arrival> =>
  new Promise((resolve) => {
    const socket = connect({ host: to.host, port: to.port })
    let bytes: Buffer = Buffer.alloc(0)
    let up = false
    const settle = (what: Heard): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve({ raw: Buffer.alloc(0), reused: false, ...what })
    }
    const timer = setTimeout(
      () => settle({ failure: { kind: 'timeout', message: `no word on a hello within ${connectMs / 1000} s` } }),
      connectMs,
    )
    socket.once('connect', () => {
      up = true
      socket.write(clientHello(to.host, offer))
    })
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      const said = readSaid(bytes)
      if (said) settle(heard(said, offer))
    })
    socket.once('error', (e) =>
      settle(up ? ended('closed', `reset after a hello: ${messageOf(e)}`) : { failure: failureOf(e, false) }),
    )
    socket.once('close', () => settle(ended('closed', 'closed after a hello')))
  })
