import type { Check, Sequence } from '../check.js'
import { found, holdsEarlier, sameResources } from './matches.js'
import { xmlTellsWhatJsonTells } from './formats.js'
import { patientsFound } from '../foundations/patient/found.js'

const recordIsFound = found({ id: 'record-is-found', reqs: ['SPINE-FHIR-057'] })

const encodedAlike = sameResources({ id: 'percent-encoding-makes-no-difference', reqs: ['SPINE-HTTP-013'] })

const repeatedAlike = sameResources({ id: 'second-search-gives-the-same' })

/** The list of all services holds the one that was found by its id. */
const wholeList = holdsEarlier({ id: 'whole-list-holds-the-service-found-by-its-id' })

/** Checks that features name one by one. */
export const checks: readonly Check[] = [
  recordIsFound,
  encodedAlike,
  repeatedAlike,
  wholeList,
  xmlTellsWhatJsonTells,
  ...patientsFound,
]

/** Sequences that features name. */
export const sequences: readonly Sequence[] = []
