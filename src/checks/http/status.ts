import { broken, laidTo, ok, tolerated, type RowFacts } from '../../core/index.js'
import type { Check } from '../check.js'

/**
 * Whether an interaction is offered at all, which the general rows ask for, the good request shows: one with something
 * odd in it that is refused breaks what the interaction's own page says of success. The
 * general row on operations speaks of one interaction alone, whose good requests all hold something of their own.
 */
const isOfItsPage = ({ interaction, id }: RowFacts): boolean => interaction !== 'general' || id === ON_OPERATIONS

const ON_OPERATIONS = 'SPINE-FHIR-033'

/** A good request is served with the status of its interaction. */
export const successStatus: Check = {
  id: 'success-status-is-200',
  reqs: [
    'SPINE-FHIR-007',
    'SPINE-FHIR-010',
    'SPINE-FHIR-029',
    'SPINE-FHIR-032',
    'SPINE-FHIR-033',
    'SPINE-FHIR-038',
    'SPINE-FHIR-039',
    'SPINE-IID-009',
    'SPINE-FHIR-030',
    'SPINE-FHIR-031',
    'SPINE-HTTP-008',
    'SPINE-HTTP-014',
    'SPINE-FHIR-044',
  ],
  judge({ status, exchange }, { interaction, deviates }) {
    if (status === interaction.success) return ok()
    const received = `${status} ${exchange.response?.reason ?? ''}`.trim()
    const breach = broken({ at: 'status', expected: String(interaction.success), received })
    return deviates ? laidTo(isOfItsPage, breach) : breach
  },
}

/** The page's main codes; others are no breach, since it calls them the main ones only. */
const IN_USE = [200, 201, 400, 401, 403, 404, 405, 409, 410, 412, 415, 422, 500, 501]

/** The status is one that the specification names. */
export const statusIsInUse: Check = {
  id: 'status-is-in-use',
  reqs: ['SPINE-FHIR-040'],
  judge({ status }) {
    if (IN_USE.includes(status)) return ok()
    const note = 'The page lists the main status codes only, so another one is no failure.'
    return tolerated({ at: 'status', expected: IN_USE.join(', '), received: String(status), note })
  },
}
