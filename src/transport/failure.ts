import { messageOf, type TransportFailure } from '../core/index.js'
import { DialError } from './dial.js'

type Kind = TransportFailure['kind']

/** Kinds by the codes of Node, OpenSSL, llhttp and undici; the first match counts. */
const BY_CODE: readonly (readonly [RegExp, Kind])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'refused'],
  [/^(ENOTFOUND|EAI_)/, 'dns'],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'timeout'],
  [
    /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH|INVALID_|ERROR_IN_|PATH_LENGTH)/,
    'tls',
  ],
  [/^(HPE_|HTTPParserError|UND_ERR_RES|ERR_HTTP|UND_ERR_HEADERS_OVERFLOW)/, 'protocol'],
]

/** Node's code of an error; undici's parser errors have a name only. */
function codeOf(thrown: unknown): string {
  const { code, name } = (thrown ?? {}) as { code?: unknown; name?: unknown }
  if (typeof code === 'string') return code
  return name === 'HTTPParserError' ? name : ''
}

/**
 * What a socket's or parser's error means for an exchange.
 *
 * @param begun - the status line had come: a connection that breaks then cut the answer short
 */
export function failureOf(thrown: unknown, begun: boolean): Omit<TransportFailure, 'hop'> {
  const code = codeOf(thrown)
  const known = BY_CODE.find(([form]) => form.test(code))?.[1]
  const kind = known ?? (begun ? 'truncated' : 'reset')
  const text = plainly(messageOf(thrown)) || code
  return {
    kind,
    message: code && !text.includes(code) ? `${text} (${code})` : text,
    ...(kind === 'tls' ? { ended: endOf(code, text) } : {}),
    ...(kind === 'timeout' && isConnecting(thrown) ? { connecting: true as const } : {}),
  }
}

/** Our own bound, or the system's, until TCP and TLS stand; the system has one for what is sent later, too. */
const isConnecting = (thrown: unknown): boolean =>
  thrown instanceof DialError || (thrown as { syscall?: unknown }).syscall === 'connect'

/** OpenSSL's error line without its addresses and source lines: the reason, and the alert where there was one. */
function plainly(text: string): string {
  const [, reason] = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/i.exec(text) ?? []
  const [alert] = /SSL alert number \d+/.exec(text) ?? []
  return reason === undefined ? text : [reason, alert].filter(Boolean).join(', ')
}

/** Who ended the handshake. OpenSSL writes "SSL alert number" for an alert it received, never for one of its own. */
function endOf(code: string, text: string): NonNullable<TransportFailure['ended']> {
  if (/_ALERT_|SSL alert number/.test(`${code} ${text}`)) return 'alert'
  return /^ERR_TLS_(CLOSED|RESET)$/.test(code) ? 'closed' : 'own'
}
