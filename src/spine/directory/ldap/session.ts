import type { Socket } from 'node:net'
import type * as Ldapts from 'ldapts'
import type { Entry, Filter, ResultCodeError } from 'ldapts'
import { messageOf } from '../../../core/index.js'
import { dial, dialPlain, failureOf, type Limits, type TlsIdentity } from '../../../transport/index.js'
import { BASE, type Query } from './query.js'

/** Where a directory is and how to talk to it. */
export interface LdapOptions {
  /** `ldap://host:port` or `ldaps://host:port`. */
  readonly url: string
  /** For ldaps: the client's certificate, and whom it trusts. */
  readonly identity: TlsIdentity
  readonly limits: Limits
}

/** What a search found. */
export interface Found {
  readonly records: readonly LdapRecord[]
  /** Other servers that the directory refers to; they are not asked. */
  readonly references: readonly string[]
}

/** The values of an attribute, whose name compares without case. */
export type LdapRecord = (attribute: string) => readonly string[]

/** Why a search gave nothing. */
export class LdapTrouble extends Error {
  readonly code: 'directory-down' | 'directory-busy' | 'directory-refused' | 'directory-referral'

  constructor(code: LdapTrouble['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** One connection to a directory. */
export interface LdapSession {
  /** @throws LdapTrouble */
  search(query: Query): Promise<Found>
  close(): Promise<void>
}

type Library = Pick<typeof Ldapts, 'AndFilter' | 'EqualityFilter'>

const URL_FORM = /^(ldaps?):\/\/(\[[0-9a-f:.]+\]|[^/:?#\s]+)(?::(\d{1,5}))?\/?$/i
/** More than the one that is due, so that a message can say how many; the rest of a flood is not asked for. */
const SIZE_LIMIT = 10
/** `referral`, RFC 4511 section 4.1.9. */
const REFERRAL = 10
/** `busy` and `unavailable`, RFC 4511 appendix A.2: no word on what was asked. */
const BUSY: readonly number[] = [51, 52]
/** Every LDAP message is a SEQUENCE. */
const SEQUENCE = 0x30

/**
 * Splits an LDAP URL of scheme, host and port; 389 and 636 are the ports of those without.
 *
 * @returns undefined where the text is none
 */
export function splitLdapUrl(url: string): { secure: boolean; host: string; port: number } | undefined {
  const [, scheme, host, port] = URL_FORM.exec(url) ?? []
  if (scheme === undefined || host === undefined || Number(port ?? 1) > 65535) return undefined
  const secure = scheme.toLowerCase() === 'ldaps'
  return { secure, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (secure ? 636 : 389)) }
}

/**
 * Connects to a directory. Every step is bounded in time and size.
 *
 * @throws LdapTrouble where no connection comes to stand
 */
export async function openLdap({ url, identity, limits }: LdapOptions): Promise<LdapSession> {
  const to = splitLdapUrl(url)
  if (!to) throw new LdapTrouble('directory-down', 'is no URL of the form ldaps://host:port')
  // Most runs look nothing up by LDAP: they need not wait until the library is read.
  const library = await import('ldapts')
  const socket = await connected(to, identity, limits.connectMs)
  let broken: string | undefined
  const breakOff = (why: string): void => {
    broken ??= why
    socket.destroy()
  }
  guard(socket, limits.responseBytes, breakOff)
  // The library would connect anew by itself; TLS, its bounds and its errors are ours.
  const client = new library.Client({
    url: 'ldap://already-connected',
    timeout: limits.answerMs,
    createConnection: () => {
      if (socket.destroyed) throw new Error('the connection was closed')
      return socket
    },
  })
  return {
    async search(query) {
      try {
        const answer = client.search(BASE, {
          scope: 'sub',
          filter: filterOf(query, library),
          attributes: [...query.attributes],
          sizeLimit: SIZE_LIMIT,
          timeLimit: Math.ceil(limits.answerMs / 1000),
        })
        // The library has taken its turn to clear the socket's listeners.
        socket.once('error', (e) => breakOff(failureOf(e, true).message))
        const { searchEntries, searchReferences } = await answer
        return { records: searchEntries.map(recordOf), references: searchReferences }
      } catch (thrown) {
        const refused = thrown instanceof library.ResultCodeError
        throw refused ? refusalOf(thrown) : troubleOf(thrown, broken, limits.answerMs)
      }
    },
    close: () => client.unbind().catch(() => void socket.destroy()),
  }
}

function connected(
  { secure, host, port }: { secure: boolean; host: string; port: number },
  identity: TlsIdentity,
  connectMs: number,
): Promise<Socket> {
  const dialled: Promise<Socket> = secure
    ? new Promise((resolve, reject) =>
        dial({ host, port, alpn: [] }, identity, connectMs, (problem, socket) =>
          socket ? resolve(socket) : reject(problem ?? new Error('no connection')),
        ),
      )
    : dialPlain({ host, port }, connectMs)
  return dialled.catch((thrown: unknown) => {
    const { kind, message } = failureOf(thrown, false)
    throw new LdapTrouble('directory-down', `${kind}: ${message}`)
  })
}

/** The library waits for the rest of whatever comes: what is no LDAP, or too much of it, ends the connection. */
function guard(socket: Socket, limit: number, breakOff: (why: string) => void): void {
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    if (received === 0 && chunk[0] !== SEQUENCE) breakOff('what came back is no LDAP')
    received += chunk.length
    if (received > limit)
      breakOff(`the answers are longer than the limit of ${limit / 1e6} MB (limits in the target file)`)
  })
  socket.on('error', () => undefined)
}

function recordOf(entry: Entry): LdapRecord {
  const values = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), [value].flat().map(String)]))
  return (attribute) => values.get(attribute.toLowerCase()) ?? []
}

/** Values go onto the wire as they are, each in a field of its own: there is no text in which they could mean more. */
function filterOf({ terms }: Query, { AndFilter, EqualityFilter }: Library): Filter {
  const filters = terms.map(([attribute, value]) => new EqualityFilter({ attribute, value }))
  const [only, ...others] = filters
  return only && others.length === 0 ? only : new AndFilter({ filters })
}

/** The result code, its name and what the directory says of it. */
function refusalOf({ code, name, message }: ResultCodeError): LdapTrouble {
  if (code === REFERRAL) {
    return new LdapTrouble('directory-referral', 'the directory refers to another server; referrals are not followed')
  }
  const said = message.replace(/\s*Code: 0x[0-9a-f]+$/, '')
  const words = `result code ${code}, ${name.replace(/Error$/, '')}${said ? `: ${said}` : ''}`
  return new LdapTrouble(BUSY.includes(code) ? 'directory-busy' : 'directory-refused', words)
}

function troubleOf(thrown: unknown, broken: string | undefined, answerMs: number): LdapTrouble {
  const text = messageOf(thrown)
  if (broken !== undefined) return new LdapTrouble('directory-down', broken)
  if (text.includes('timed out')) {
    return new LdapTrouble(
      'directory-down',
      `timeout: no answer within ${answerMs / 1000} s (timeouts in the target file)`,
    )
  }
  if (/closed/i.test(text))
    return new LdapTrouble('directory-down', 'reset: the connection was closed before an answer came')
  return new LdapTrouble('directory-down', `protocol: ${text.split('\n').at(-1) ?? text}`)
}
