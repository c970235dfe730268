import { broken, noted, ok, tolerated, type RequirementId } from '../../core/index.js'
import type { Check } from '../check.js'

/** A rule that a request with something odd but allowed in it is served like any other. */
const served = (id: string, reqs: readonly RequirementId[]): Check => ({
  id,
  reqs,
  judge({ status }, { interaction }) {
    if (status === interaction.success) return ok()
    return broken({
      at: 'status',
      expected: `${interaction.success}, as for the plain request`,
      received: String(status),
    })
  },
})

/** The same where no source says for certain that it has to be served: a refusal warns, a breakdown does not do. */
const rather = (id: string, reqs: readonly RequirementId[], note: string): Check => ({
  id,
  reqs,
  judge({ status }) {
    if (status < 300) return ok()
    const detail = { at: 'status', expected: 'success, as for the plain request', received: String(status) }
    return status < 500 ? tolerated({ ...detail, note }) : broken(detail)
  },
})

const SCOPES = [
  'SPINE-SEC-010',
  'SPINE-SEC-011',
  'SPINE-SEC-012',
  'SPINE-SEC-013',
  'SPINE-SEC-014',
  'SPINE-SEC-015',
  'SPINE-JWT-022',
]

/** Tokens that differ from the usual one and have to be accepted. Spec facts 4.2 and 4.4. */
const tokens: readonly Check[] = [
  served('live-token-is-accepted', ['SPINE-JWT-014']),
  served('issue-time-is-not-validated', ['SPINE-JWT-042']),
  served('user-id-alone-is-accepted', ['SPINE-JWT-038']),
  served('unknown-user-is-accepted', ['SPINE-JWT-033', 'SPINE-JWT-034']),
  served('name-without-prefix-is-accepted', ['SPINE-JWT-032', 'SPINE-JWT-031']),
  // RFC 7519 section 4: claims that nobody understands are ignored.
  served('further-claims-are-ignored', ['SPINE-JWT-001']),
  served('token-in-other-words-is-accepted', ['SPINE-JWT-001', 'SPINE-JWT-008']),
  rather(
    'lower-case-scheme-is-accepted',
    ['SPINE-JWT-001', 'SPINE-HTTP-001'],
    'RFC 7235 section 2.1: schemes have no case, and 1*SP behind them; the JWT page writes Bearer and one blank.',
  ),
  rather(
    'audience-of-the-samples-is-accepted',
    ['SPINE-JWT-011'],
    'The sample of the JWT page ends after the major version (A53).',
  ),
  rather(
    'base-elements-in-claims-are-accepted',
    ['SPINE-JWT-024', 'SPINE-JWT-027', 'SPINE-JWT-028', 'SPINE-JWT-031'],
    'The resources conform to base STU3; the page calls them minimal.',
  ),
  rather(
    'token-of-another-organisation-is-accepted',
    ['SPINE-IG-001'],
    'No rule ties the organisation of the token to the one that books.',
  ),
  rather(
    'scope-of-either-verb-is-accepted',
    SCOPES,
    'The security page lists read and write for the endpoint, the JWT page one of them (A54).',
  ),
]

/** Header fields that differ from the usual ones and have to be accepted. RFC 7230 to 7235. */
const fields: readonly Check[] = [
  served('field-names-have-no-case', ['SPINE-HTTP-001', 'SPINE-SEC-007']),
  served('cache-directives-of-a-request-are-accepted', ['SPINE-HTTP-001']),
  served('other-version-in-if-none-match-is-served', ['SPINE-HTTP-001']),
  served('accept-charset-is-accepted', ['SPINE-HTTP-029', 'SPINE-HTTP-028']),
  rather(
    'unknown-fields-are-ignored',
    ['SPINE-HTTP-001'],
    'RFC 7230 section 3.2.1: other recipients SHOULD ignore them.',
  ),
  rather(
    'upper-case-trace-id-is-accepted',
    ['SPINE-ERR-027'],
    'RFC 4122: a UUID is read in any case, written in lower.',
  ),
]

/** A search with an id in the other case finds nothing; an id without letters has no other case. */
const idInTheOtherCase: Check = {
  id: 'id-in-the-other-case-is-another-id',
  reqs: ['SPINE-HTTP-012'],
  needs: ['asked'],
  judge({ status }, { asked }) {
    if (!/[a-z]/i.test(asked?.id ?? '')) return noted({ note: `The id ${asked?.id ?? ''} has no letters.` })
    return status === 404 ? ok() : broken({ at: 'status', expected: '404', received: String(status) })
  },
}

/** CORS is on the roadmap only, so that a preflight may be answered or not. */
const preflightIsAnswered: Check = {
  id: 'cors-preflight-is-answered',
  reqs: ['SPINE-HTTP-044'],
  judge(answer) {
    const allowed = answer.header('Access-Control-Allow-Methods')
    if (answer.status < 300 && allowed?.includes('GET')) return ok()
    const received = `${answer.status}, ${allowed ?? 'none'}`
    return broken({ at: 'header Access-Control-Allow-Methods', expected: 'GET', received })
  },
}

/** Requests that have to be accepted. */
export const servedChecks: readonly Check[] = [
  ...tokens,
  ...fields,
  served('count-parameter-does-no-harm', ['SPINE-HTTP-032', 'SPINE-FHIR-060']),
  idInTheOtherCase,
  preflightIsAnswered,
]
