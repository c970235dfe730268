import { checkNarrative } from '../../fhir/index.js'
import { keyword } from './keyword.js'

/** `narrative`: the XHTML of a narrative (invariants txt-1 and txt-2). */
export const narrative = keyword<true, string>('narrative', 'string', (run, _, data, path) => {
  for (const { rule, line, column, message } of checkNarrative(data).problems) {
    run.report('narrative', path, { problem: rule, line, column, found: message })
  }
})
