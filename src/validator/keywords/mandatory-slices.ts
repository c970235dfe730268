import type { JsonObject } from '../../core/index.js'
import { keyword } from './keyword.js'

/** A slice that must occur although its element is absent. */
export interface MandatorySlice {
  readonly element: string
  readonly slice: string
  readonly says: string
  readonly min: number
}

/** `mandatorySlices`: where the sliced element is absent altogether, its mandatory slices are missing too. */
export const mandatorySlices = keyword<readonly MandatorySlice[], JsonObject>(
  'mandatorySlices',
  'object',
  (run, rules, data, path) => {
    for (const { element, slice, says, min } of rules) {
      if (data[element] === undefined)
        run.report('slice-min', `${path}/${element}`, { slice, says, min, found: 0, present: 0, among: [] })
    }
  },
)
