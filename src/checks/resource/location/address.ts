import { broken, ok, tolerated } from '../../../core/index.js'
import { ofEach } from '../make.js'

/** Versions whose own sample of a Location shows the address as a list of one (A45); 1.2.8 mended its sample. */
const SAMPLE_HAS_A_LIST = ['1.2.7', '1.2.9']

/** FND-READLOC-006. A Location has one address, which JSON writes as an object. */
export const addressIsOneObject = ofEach(
  { id: 'location-address-is-one-object', reqs: ['FND-READLOC-006'], type: 'Location' },
  ({ value, path }, { variant }) => {
    if (!Array.isArray(value.address)) return ok()
    const detail = { at: `${path}.address`, expected: 'one object', received: `a list of ${value.address.length}` }
    return value.address.length === 1 && SAMPLE_HAS_A_LIST.includes(variant.spec)
      ? tolerated({
          ...detail,
          note: "Location.address is 0..1, yet this version's own sample shows a list of one (A45).",
        })
      : broken(detail)
  },
)
