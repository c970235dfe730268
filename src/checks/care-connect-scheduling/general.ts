import { asString, broken, isOwnMachine, noted, objects, ok, tolerated } from '../../core/index.js'
import type { InteractionKind } from '../../catalogue/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { each } from '../engine/each.js'
import { headerBreach } from '../headers/breach.js'
import { onServiceRoot } from '../http/service-root.js'
import { ISSUE_TYPES } from '../operation-outcome/codes.js'
import { hasIssue, isError, isOutcome, issuesOf } from '../operation-outcome/issues.js'
import { inside } from './make.js'

/** The address of a request, which may stand behind that of an SSP. */
const CALLED_PLAINLY = /(?:^|\/)http:\/\//

/** Traffic is protected by TLS: the service root that the provider is registered under is an https one. */
const overTls: Check = {
  id: 'traffic-is-over-tls',
  reqs: ['CCS-GENERAL-013'],
  judge({ exchange }, { base }) {
    const detail = { at: 'service root', expected: 'https://...', received: base }
    if (base.startsWith('https://')) return ok()
    // A target file has such an address called on a developer's own machine alone.
    return isOwnMachine(base) && CALLED_PLAINLY.test(exchange.request.url)
      ? noted({ ...detail, note: "Plain http on a developer's own machine: not applicable." })
      : broken(detail)
  },
}

/** UEC: version name in capitals, version of the standard, no slash at the end; a routing segment is in the pattern. */
export const serviceRootIsWellFormed = onServiceRoot(
  { id: 'service-root-has-version-and-segment', reqs: ['CCS-GENERAL-012'] },
  ({ base }) => {
    const detail = { at: 'service root', expected: 'https://[FQDN]/STU3/[version]/[segment]', received: base }
    if (!/^https:\/\/[^/]+\/STU3\/[0-9]+(\/[^/]+)*$/.test(base)) return broken(detail)
    if (/\/STU3\/[0-9]+$/.test(base))
      return tolerated({ ...detail, note: 'The token example has a root without routing segment.' })
    return ok()
  },
)

const VERSIONED: readonly InteractionKind[] = ['read', 'create', 'update']

const givesOne = (answer: Answer, { interaction }: CheckContext): boolean =>
  VERSIONED.includes(interaction.kind) && answer.status === interaction.success

/** A resource comes with the ETag of its version; at a create the two sources differ, so that it only warns there. */
const etagNamesTheVersion: Check = {
  id: 'etag-names-the-version',
  reqs: ['CCS-GENERAL-016'],
  when: givesOne,
  judge(answer, { interaction }) {
    const expected = `W/"${asString(inside(answer.resource, 'meta')['versionId']) ?? '[version id]'}"`
    const received = answer.header('ETag')?.trim() ?? 'none'
    if (answer.header('Content-Encoding')) return noted({ at: 'header ETag', note: 'A compressed answer: not judged.' })
    if (received === expected) return ok()
    const detail = { at: 'header ETag', expected, received }
    if (interaction.kind !== 'create') return headerBreach(answer, detail)
    return tolerated({ ...detail, note: 'The NHS Booking API has SHOULD for a booking, UEC asks for it always.' })
  },
}

/** An error has an id of the provider's, or a text, by which it can be found again. */
const errorHasIdOrText: Check = {
  id: 'error-has-an-id-or-a-text',
  reqs: ['CCS-ERR-001'],
  when: (answer) => isError(answer) && isOutcome(answer),
  judge({ resource }) {
    if (asString(resource?.['id']) || asString(inside(resource, 'text')['div'])) return ok()
    return broken({ at: 'OperationOutcome.id', expected: 'an id, or a text', received: 'neither' })
  },
}

const SEVERITIES = ['fatal', 'error', 'warning', 'information']

/** Every issue has a severity and a code of FHIR's value sets; which code is stated nowhere. */
const issuesAreOfFhir: Check = {
  id: 'error-issues-have-severity-and-code',
  reqs: ['CCS-ERR-001'],
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, severity = 'none', code = 'none' }) => [
      SEVERITIES.includes(severity)
        ? ok()
        : broken({ at: `${path}.severity`, expected: SEVERITIES.join(', '), received: severity }),
      ISSUE_TYPES.includes(code)
        ? ok()
        : broken({ at: `${path}.code`, expected: 'a code of the issue-type value set', received: code }),
    ]),
}

/** The refused slot search is the one case for which the NHS Booking API demands an OperationOutcome. */
const refusedSearchHasAnOutcome: Check = {
  id: 'forbidden-slot-search-has-an-outcome',
  reqs: ['CCS-SLOT-011', 'CCS-JWTS-009'],
  when: ({ status }, { interaction }) => status === 403 && interaction.resource === 'Slot',
  judge: (answer) =>
    isOutcome(answer) && objects(answer.resource?.['issue']).length > 0
      ? ok()
      : broken({ at: 'body', expected: 'an OperationOutcome with an issue', received: 'none' }),
}

/** What holds for every answer of a Care Connect provider, of its own. */
export const careConnectGeneral: readonly Check[] = [
  overTls,
  etagNamesTheVersion,
  errorHasIdOrText,
  issuesAreOfFhir,
  refusedSearchHasAnOutcome,
]
