import type { Exchange, TransportFailure } from '../../core/index.js'
import { readAnswer } from '../answer.js'

/**
 * What came of a connection that was tried:
 *
 * - `untested`: nothing went out, this machine's own TLS library broke off, or nothing stood behind a front end;
 * - `handshake`: an alert, or the end of the connection, while TLS was agreed on;
 * - `closed`: the end of the connection, or none at all, without an answer;
 * - `silent`: no answer in time;
 * - `refused`: 4xx, with no FHIR resource but an OperationOutcome;
 * - `redirected`: 3xx without a FHIR resource;
 * - `resource`: a FHIR resource that is no OperationOutcome, whatever the status;
 * - `answered`: any other answer.
 */
export interface Came {
  readonly kind: 'untested' | 'handshake' | 'closed' | 'silent' | 'refused' | 'redirected' | 'resource' | 'answered'
  /** In words, for the reader of the finding. */
  readonly says: string
}

/** What came of the connection under an exchange. */
export function cameOf(exchange: Exchange): Came {
  return exchange.response ? answered(exchange, exchange.response) : unanswered(exchange)
}

function unanswered({ failure, connection }: Exchange): Came {
  const message = failure?.message ?? 'no answer'
  if (!failure || failure.ended === 'own') return { kind: 'untested', says: message }
  const kind = (connection?.plain ? PLAIN_ENDS : ENDS)[failure.kind]
  if (kind === 'untested') return { kind, says: message }
  if (failure.ended === 'alert') return { kind, says: `TLS alert: ${message}` }
  return { kind, says: failure.kind === 'tls' ? message : `${failure.kind}: ${message}` }
}

type Ends = Readonly<Record<TransportFailure['kind'], Came['kind']>>

const ENDS: Ends = {
  tls: 'handshake',
  dns: 'untested',
  'not-offered': 'untested',
  timeout: 'silent',
  // TLS was at work there a moment ago: a closed port says nothing of certificates and versions.
  refused: 'untested',
  reset: 'closed',
  truncated: 'closed',
  'too-large': 'answered',
  protocol: 'answered',
}

/** Without TLS a closed port is an answer, and what is no HTTP is the TLS alert of a server that awaits a handshake. */
const PLAIN_ENDS: Ends = { ...ENDS, refused: 'closed', protocol: 'closed' }

function answered(exchange: Exchange, { status, reason, headers }: NonNullable<Exchange['response']>): Came {
  const says = `${status} ${reason}`.trim()
  // A front end without anything usable behind it has not refused the connection, nor served anything over it.
  if (exchange.answeredBy === 'front-end' && (status === 429 || status >= 500))
    return { kind: 'untested', says: `${says} of a front end: what stands behind it was not available` }
  const type = readAnswer(exchange).resource?.['resourceType']
  if (typeof type === 'string' && type !== 'OperationOutcome')
    return { kind: 'resource', says: `${says} with a ${type}` }
  if (status >= 400 && status < 500) return { kind: 'refused', says }
  if (status >= 300 && status < 400) return { kind: 'redirected', says: `${says} to ${headers.get('location') ?? '?'}` }
  return { kind: 'answered', says }
}
