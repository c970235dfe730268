import { systems } from '../../../catalogue/index.js'
import type { Check, Sequence } from '../../check.js'
import { asFound, wholeAsFound } from '../../comparison/as-found.js'
import { nhsCommunication } from '../../toolkit/extensions.js'
import { at, identifiers, type Selector } from '../../toolkit/located.js'
import { practitionerAsLoaded } from './as-loaded.js'
import { excludedFromPractitioner, hasAtMostOneSdsUserId, hasOneName, sdsUserIdIsTheOneSearched } from './rules.js'

const ELEMENTS: readonly [what: string, selector: Selector, req: string][] = [
  ['sds-user-id', identifiers(systems.sdsUser), 'FND-READPRAC-007'],
  ['name', at('name'), 'FND-READPRAC-008'],
  ['gender', at('gender'), 'FND-READPRAC-009'],
  ['language', nhsCommunication, 'FND-READPRAC-010'],
  ['version', at('meta.versionId'), 'FND-READPRAC-006'],
]

const type = 'Practitioner'
const always: readonly Check[] = [hasAtMostOneSdsUserId, hasOneName, ...excludedFromPractitioner]

const practitionerAsFound: readonly Check[] = [
  ...ELEMENTS.map(([what, selector, req]) =>
    asFound({ id: `practitioner-${what}-is-as-found`, reqs: [req], type }, selector),
  ),
  wholeAsFound({ id: 'practitioner-is-as-found', reqs: ['FND-READPRAC-011'], type }),
]

export const practitionerSequences: readonly Sequence[] = [
  { name: 'found practitioner', checks: [sdsUserIdIsTheOneSearched, ...always] },
  { name: 'read practitioner', checks: always },
  { name: 'loaded practitioner', checks: practitionerAsLoaded },
  { name: 'practitioner as found', checks: practitionerAsFound },
]
