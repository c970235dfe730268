import { broken, noted, ok, type RequirementId } from '../../core/index.js'
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

/** A search with an id in the other case finds nothing; an id without letters has no other case. */
const idInTheOtherCase: Check = {
  id: 'id-in-the-other-case-is-another-id',
  reqs: ['SPINE-HTTP-012'],
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
  served('live-token-is-accepted', ['SPINE-JWT-014']),
  served('issue-time-is-not-validated', ['SPINE-JWT-042']),
  served('user-id-alone-is-accepted', ['SPINE-JWT-038']),
  served('unknown-user-is-accepted', ['SPINE-JWT-033', 'SPINE-JWT-034']),
  served('count-parameter-does-no-harm', ['SPINE-HTTP-032', 'SPINE-FHIR-060']),
  idInTheOtherCase,
  preflightIsAnswered,
]
