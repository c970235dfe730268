import {
  broken,
  noted,
  ok,
  tolerated,
  type Exchange,
  type Outcome,
  type RequirementId,
  type TlsFacts,
} from '../../core/index.js'
import type { Attempt, Check } from '../check.js'
import { cameOf } from './came.js'
import { untested } from './refused.js'

const at = 'connection'

/** What TLS agreed on, in words. */
const agreedOn = ({ tls }: Exchange): string | undefined => tls && `${tls.protocol} ${tls.cipher}`

/** The server's own certificate: the harness looks at chain, name and dates before it sends, no row at the key. */
const serverCertificate = ({ peerSubject, peerKey, peerUntil }: TlsFacts): Outcome =>
  noted({
    at: 'server certificate',
    received: `${peerSubject ?? 'no subject'}; ${peerKey ?? 'no key'}; until ${peerUntil ?? 'no date'}`,
    note: 'Chain, name and dates are in order, or nothing would have been sent. The key is recorded, not judged.',
  })

/** The SSP itself is served over TLS 1.2; what was tried before (TLS 1.3) is recorded. */
export const tls12IsServed: Check<Attempt> = {
  id: 'tls-1-2-is-served',
  reqs: ['SPINE-TLS-001', 'SPINE-HTTP-002', 'SPINE-SEC-001'],
  judge({ exchange, former }, { interaction }) {
    const came = cameOf(exchange)
    const others = former.map((x) =>
      noted({ at, received: agreedOn(x) ?? cameOf(x).says, note: `${x.connection?.protocol} is not judged.` }),
    )
    if (came.kind === 'untested') return untested(came)
    const { success } = interaction
    const received = `${agreedOn(exchange) ?? 'no TLS'}, then ${came.says}`
    if (exchange.tls?.protocol === 'TLSv1.2' && exchange.response?.status === success)
      return [ok(received), serverCertificate(exchange.tls), ...others]
    return broken({ at, expected: `${success} over TLS 1.2 for the certificate of the SSP`, received })
  },
}

/** One suite of the group is enough. */
const group = (id: string, name: string, reqs: readonly RequirementId[], otherwise = broken): Check<Attempt> => ({
  id,
  reqs,
  judge({ exchange, former }) {
    const came = cameOf(exchange)
    const agreed = agreedOn(exchange)
    if (agreed !== undefined) return ok(agreed)
    if (came.kind === 'untested') return untested(came)
    const detail = { at, expected: `a handshake with a suite of the group ${name}`, received: came.says }
    const other = former.find(({ tls }) => tls !== undefined)
    return other ? otherwise({ ...detail, note: `${agreedOn(other)} works.` }) : broken(detail)
  },
})

/** OpenSSL's name of the group covers the AES256-GCM suite as well, which the scenario tries before (A72). */
const openGroup = (id: string, name: string, reqs: readonly RequirementId[]): Check<Attempt> =>
  group(id, name, reqs, ({ note, ...detail }) =>
    tolerated({ ...detail, note: `${note} OpenSSL's name ${name} covers it too (A72).` }),
  )

/** The preferred suites come first, whatever the order of the client. */
const gcmSuitesArePreferred: Check<Attempt> = {
  id: 'gcm-suites-are-preferred',
  reqs: ['SPINE-TLS-007'],
  judge({ exchange }) {
    const came = cameOf(exchange)
    const received = agreedOn(exchange) ?? came.says
    if (/ ECDHE-.*-GCM-/.test(received)) return ok(received)
    return came.kind === 'untested' ? untested(came) : broken({ at, expected: 'an ECDHE suite with GCM', received })
  },
}

/** What TLS has to agree on (spec facts section 3.4). */
export const agreedChecks: readonly Check<Attempt>[] = [
  tls12IsServed,
  group('aesgcm-eecdh-suites-are-supported', 'AESGCM+EECDH', ['SPINE-TLS-003']),
  group('aesgcm-edh-suites-are-supported', 'AESGCM+EDH', ['SPINE-TLS-004']),
  openGroup('aes256-eecdh-suites-are-supported', 'AES256+EECDH', ['SPINE-TLS-005']),
  openGroup('aes256-edh-suites-are-supported', 'AES256+EDH', ['SPINE-TLS-006']),
  gcmSuitesArePreferred,
]
