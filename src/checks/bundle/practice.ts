import { systems } from '../../catalogue/index.js'
import { asString, broken, objects, ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { matchesOf } from './entries.js'

/** The ODS code in `[base]` is that of the practice: the search for it finds that organisation. */
export const practiceOfTheServiceRootIsFound: Check = {
  id: 'practice-of-the-service-root-is-found',
  reqs: ['SPINE-SDSREG-015', 'SPINE-SDSREG-016', 'SPINE-BRANCH-002'],
  judge(answer, { base, odsCode }) {
    const inRoot = base.split('/').includes(odsCode)
    if (!inRoot) return broken({ at: 'service root', expected: `a segment ${odsCode}`, received: base })
    const codes = matchesOf(answer).flatMap(({ resource }) =>
      objects(resource['identifier']).filter(({ system }) => system === systems.odsOrganisation),
    )
    if (codes.some(({ value }) => value === odsCode)) return ok()
    const received =
      codes.flatMap(({ value }) => asString(value) ?? []).join(', ') || 'no organisation with an ODS code'
    return broken({ at: 'Bundle.entry', expected: `the organisation ${odsCode}`, received })
  },
}
