import type { Check, Sequence } from '../check.js'
import { found, holdsEarlier, sameResources } from './matches.js'
import { xmlTellsWhatJsonTells } from './formats.js'
import { patientsFound } from './patients.js'

const recordIsFound = found({
  id: 'record-is-found',
  reqs: [
    'FND-GEN-002',
    'FND-GEN-009',
    'FND-GEN-010',
    'FND-GEN-012',
    'SPINE-FHIR-057',
    'FND-FINDPAT-012',
    'FND-FINDPAT-013',
    'FND-FINDPRAC-011',
    'FND-FINDORG-012',
    'FND-FINDHCS-010',
  ],
})

const encodedAlike = sameResources({
  id: 'percent-encoding-makes-no-difference',
  reqs: ['SPINE-HTTP-013', 'FND-FINDPAT-003', 'FND-FINDPRAC-002', 'FND-FINDORG-003'],
})

const repeatedAlike = sameResources({
  id: 'second-search-gives-the-same',
  reqs: ['FND-FINDPAT-041', 'FND-FINDPAT-042'],
})

/** The list of all services holds the one that was found by its id. */
const wholeList = holdsEarlier({ id: 'whole-list-holds-the-service-found-by-its-id', reqs: ['FND-FINDHCS-010'] })

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
