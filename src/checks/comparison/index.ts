import type { Part } from '../part.js'
import { found, holdsEarlier, sameResources } from './matches.js'
import { hasSameId } from './same-resource.js'
import { xmlTellsWhatJsonTells } from './formats.js'

const recordIsFound = found({ id: 'record-is-found', reqs: ['SPINE-FHIR-057'] })

const encodedAlike = sameResources({ id: 'percent-encoding-makes-no-difference', reqs: ['SPINE-HTTP-013'] })

/** No search makes a record anew: what is found again has the id that it had. */
const repeatedAlike = sameResources({ id: 'second-search-gives-the-same' }, { isSame: hasSameId, beside: ['control'] })

/** The list of all services holds the one that was found by its id. */
const wholeList = holdsEarlier({ id: 'whole-list-holds-the-service-found-by-its-id' })

/** One answer against another, or against what was asked for. */
export const comparison: Part = {
  checks: [recordIsFound, encodedAlike, repeatedAlike, wholeList, xmlTellsWhatJsonTells],
  sequences: [],
  refusals: [],
}
