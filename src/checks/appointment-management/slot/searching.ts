import { blocked, broken, ok, tolerated } from '../../../core/index.js'
import { statementOf } from '../../capability/statement.js'
import type { Check } from '../../check.js'
import { issuesOf } from '../../operation-outcome/issues.js'
import { leftOut, sameResources } from '../../comparison/matches.js'
import { show } from '../../toolkit/located.js'

/** The answer is a Bundle, or refuses with INVALID_PARAMETER for a reason that only warns. */
const servedOrRefused = (id: string, reqs: readonly string[], because: string): Check => ({
  id,
  reqs,
  judge(answer) {
    const { status, resource } = answer
    if (status === 200 && resource?.['resourceType'] === 'Bundle') return ok()
    const detail = { at: 'status', expected: '200 with a Bundle', received: String(status) }
    const refused = status === 422 && issuesOf(answer).some(({ spine }) => spine === 'INVALID_PARAMETER')
    return refused ? tolerated({ ...detail, note: because }) : broken(detail)
  },
})

/** A search that has to be served, whatever it finds. */
const served = (id: string, reqs: readonly string[]): Check => ({
  id,
  reqs,
  judge({ status, resource }) {
    if (status === 200 && resource?.['resourceType'] === 'Bundle') return ok()
    return broken({ at: 'status', expected: '200 with a Bundle', received: String(status) })
  },
})

/** SPINE-HTTP-008. Foundations, asked before, and Appointment Management answer below one service root. */
const besideFoundations: Check = {
  id: 'slot-search-is-served-beside-foundations',
  reqs: ['SPINE-HTTP-008'],
  needs: ['comparedWith'],
  judge({ status }, { comparedWith }) {
    if (comparedWith?.status !== 200) return blocked('No patient was found below this service root before.')
    return status === 200 ? ok() : broken({ at: 'status', expected: '200', received: String(status) })
  },
}

const SUPPORTED = ['start', 'end', 'status', 'searchFilter']

/** The statement lists what a slot search can be asked by. */
const statementLists: Check = {
  id: 'statement-lists-the-parameters-of-a-slot-search',
  reqs: ['APPT-SLOTS-005'],
  needs: ['statement'],
  judge(_answer, { statement }) {
    const listed = statement && statementOf(statement)?.listed('Slot')
    const missing = SUPPORTED.filter((name) => !listed?.parameters.has(name))
    return missing.length === 0
      ? ok()
      : broken({
          at: 'CapabilityStatement.rest.resource(Slot).searchParam',
          expected: SUPPORTED.join(', '),
          received: `without ${show(missing)}`,
        })
  },
}

/** Checks of how a slot search is served. */
export const searchingChecks: readonly Check[] = [
  servedOrRefused(
    'search-of-14-days-is-served',
    ['APPT-SLOTS-030', 'APPT-GEN-011'],
    'A fortnight may be counted as 14 calendar days (A32).',
  ),
  servedOrRefused(
    'search-of-the-past-is-served',
    ['APPT-SLOTS-020'],
    'The page does not prevent it; a refusal only warns.',
  ),
  sameResources({
    id: 'unknown-search-filter-is-ignored',
    reqs: ['APPT-SLOTS-023', 'APPT-SLOTS-024', 'APPT-GEN-010', 'APPT-BR-003'],
  }),
  served('local-times-are-understood', ['APPT-SLOTS-015', 'APPT-SLOTS-002', 'APPT-SLOTS-003']),
  leftOut({ id: 'listed-service-without-slots-finds-nothing', reqs: ['APPT-SLOTS-068', 'APPT-SLOTS-065'] }),
  besideFoundations,
  statementLists,
]
