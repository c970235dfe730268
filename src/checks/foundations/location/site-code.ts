import { systems } from '../../../catalogue/index.js'
import { isObject, noted, ok } from '../../../core/index.js'
import { at, identifiers, show, where } from '../../toolkit/located.js'
import { absent, ofEach } from '../../toolkit/make.js'

const type = 'Location'

/** A system that means the ODS site code without being it: another spelling, case or version of the URL. */
const misspelt = where(
  at('identifier'),
  ({ system }) => typeof system === 'string' && /ods[-_/]?site/i.test(system) && system !== systems.odsSite,
)

/** FND-GEN-011. An ODS site code, where a Location has one, stands under its own system. */
export const siteCodeHasItsSystem = absent(
  { id: 'ods-site-code-stands-under-its-own-system', reqs: ['FND-GEN-011'], type },
  misspelt,
)

/** SPINE-BRANCH-003. Site codes are not offered, says the branch surgery page; profile and design page allow them. */
export const siteCodesAreNotOffered = ofEach(
  { id: 'location-shows-no-ods-site-code', reqs: ['SPINE-BRANCH-003'], type },
  (subject) => {
    const [code] = identifiers(systems.odsSite)(subject)
    if (!code) return ok()
    const received = show(isObject(code.value) ? code.value.value : undefined)
    return noted({
      at: code.path,
      received,
      note: 'One page keeps site codes out, profile and design page allow them (A46).',
    })
  },
)
