import {
  blocked,
  broken,
  noted,
  ok,
  tolerated,
  type Exchange,
  type Outcome,
  type RequirementId,
} from '../../core/index.js'
import type { Attempt, Check } from '../check.js'
import { cameOf, type Came } from './came.js'

const at = 'connection'

/** Nobody is accused, and nobody passes, for what this machine or this target could not try. */
export const untested = ({ says }: Came): Outcome => blocked(`Not tested: ${says}`, { at })

/** A certificate that only RFC 5280 rules out: the security page does not name it. */
type Tolerance = string | undefined

function judgeCertificate(exchange: Exchange, tolerance: Tolerance): Outcome {
  const came = cameOf(exchange)
  const expected = 'a refusal: TLS alert, closed connection, or 4xx of the TLS front end without a FHIR resource'
  const detail = { at, expected, received: came.says }
  const served = exchange.response !== undefined && exchange.response.status < 300
  if (came.kind === 'untested') return untested(came)
  if (came.kind === 'resource' || served)
    return tolerance === undefined ? broken(detail) : tolerated({ ...detail, note: tolerance })
  if (came.kind === 'handshake' || came.kind === 'closed' || came.kind === 'refused') return ok(came.says)
  return tolerated({
    ...detail,
    note: 'Nothing was served, but it is no refusal that the client can tell from trouble.',
  })
}

/** Only the Spine Secure Proxy is served, so these serve everything else on the way (SPINE-NFR-001). */
const ALWAYS = ['SPINE-NFR-001']

const refused = (id: string, reqs: readonly RequirementId[], tolerance?: string): Check<Attempt> => ({
  id,
  reqs: [...reqs, ...ALWAYS],
  judge: ({ exchange }) => judgeCertificate(exchange, tolerance),
})

/** Clients that are not the Spine Secure Proxy (spec facts section 3.3). */
export const certificateChecks: readonly Check<Attempt>[] = [
  refused('client-without-certificate-is-refused', ['SPINE-SEC-002']),
  refused('expired-certificate-is-refused', ['SPINE-TLS-010']),
  refused('revoked-certificate-is-refused', ['SPINE-TLS-010']),
  refused('certificate-of-another-fqdn-is-refused', ['SPINE-SEC-001', 'SPINE-TLS-011']),
  refused('certificate-of-another-authority-is-refused', ['SPINE-TLS-008', 'SPINE-TLS-009']),
  refused('self-signed-certificate-is-refused', ['SPINE-TLS-009']),
  refused(
    'certificate-not-yet-valid-is-refused',
    ['SPINE-TLS-009'],
    'RFC 5280 section 6.1.3 has such a chain as invalid; the security page names expired and revoked certificates only.',
  ),
  refused(
    'certificate-for-another-use-is-refused',
    ['SPINE-TLS-009'],
    'RFC 5280 section 4.2.1.12 limits what a certificate is for; the security page does not.',
  ),
]

const NO_APPROVED = 'the server was not seen to agree to an approved suite either'

/** Every suite outside of the groups was offered: what the server chose is named, and only its refusal ends it. */
function judgeSuites({ exchange }: Attempt): readonly Outcome[] {
  const { suites } = exchange
  const came = cameOf(exchange)
  if (suites === undefined) return [untested(came)]
  const { agreed, keys, offered, others } = suites
  const refused = came.kind === 'handshake' || came.kind === 'closed'
  const rest = refused || agreed.length === offered ? undefined : `Not tested: the others, since ${came.says}`
  if (agreed.length > 0)
    return [
      broken({
        at,
        expected: 'a handshake that fails, whichever suite outside of the four groups is offered',
        received: `${agreed.length} of ${offered} agreed to: ${agreed.join(', ')}`,
        ...(rest === undefined ? {} : { note: rest }),
      }),
    ]
  if (!refused) return [untested(came)]
  if (keys.length === 0) return [blocked(`Not tested: ${NO_APPROVED}, ${came.says}`, { at })]
  return [ok(`${offered} suites offered, then ${came.says}`), noted({ at, note: otherKeys(keys, others) })]
}

/** What a server has no key for it cannot agree to, and another time it may have one. */
const otherKeys = (keys: readonly string[], others: number): string =>
  `The server showed keys of the kind ${keys.join(' and ')}. Not tested: suites of keys that it did not show, and ` +
  `${others} that need a DSS, Diffie-Hellman, GOST or pre-shared key, a password or Kerberos.`

/** What TLS must not agree on: the handshake itself has to fail, since only that is the server's word on it. */
function judgeHandshake({ exchange }: Attempt): Outcome {
  const came = cameOf(exchange)
  const { protocol, cipher } = exchange.tls ?? {}
  if (protocol === undefined) return came.kind === 'untested' ? untested(came) : ok(came.says)
  const detail = { at, expected: 'a handshake that fails', received: `${protocol} ${cipher ?? ''}, then ${came.says}` }
  // Where the server agreed and only this machine's library could not go on, the server has said its word.
  return (exchange.response ?? exchange.failure?.ended === 'own')
    ? broken(detail)
    : tolerated({ ...detail, note: 'The handshake was completed, but the connection ended without an answer.' })
}

/** Attempts without TLS are dropped; a redirect to https and a word of the front end do no harm. */
function judgePlain({ exchange }: Attempt): Outcome {
  const came = cameOf(exchange)
  const detail = { at, expected: 'no FHIR answer over plain HTTP', received: came.says }
  if (came.kind === 'untested') return untested(came)
  if (came.kind === 'resource') return broken(detail)
  const secure = exchange.response?.headers.get('location')?.startsWith('https:') === true
  if (came.kind === 'answered' || (came.kind === 'redirected' && !secure))
    return tolerated({ ...detail, note: 'No FHIR content was served, but the attempt was not dropped either.' })
  return ok(came.says)
}

/** Versions, suites and the lack of TLS. */
export const forbiddenChecks: readonly Check<Attempt>[] = [
  { id: 'old-tls-is-refused', reqs: ['SPINE-TLS-002', 'SPINE-HTTP-002', ...ALWAYS], judge: judgeHandshake },
  {
    id: 'forbidden-suite-is-refused',
    says: 'No suite outside of the four groups is agreed to',
    reqs: ['SPINE-SEC-003'],
    judge: judgeSuites,
  },
  { id: 'plain-http-is-not-served', reqs: ['SPINE-SEC-004', ...ALWAYS], judge: judgePlain },
]
