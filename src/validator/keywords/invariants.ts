import type { JsonObject } from '../../core/index.js'
import type { Invariant } from '../invariants/invariant.js'
import { keyword } from './keyword.js'

/** `invariants`: the FHIRPath rules of an element, evaluated there. One that cannot be evaluated is reported. */
export const invariants = keyword<readonly Invariant[], JsonObject>(
  'invariants',
  'object',
  (run, rules, data, path) => {
    for (const { key, expression, severity, test } of rules) {
      const verdict = test(data, run)
      if (verdict === true) continue
      const params = { key, expression }
      if (verdict === false) run.report('invariant', path, params, severity)
      else run.report('invariant-not-evaluable', path, { ...params, reason: verdict })
    }
  },
)
