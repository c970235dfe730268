import { broken, ok, tolerated } from '../../core/index.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { hasIssue, issuesOf } from './issues.js'

/** The error of a query parameter names it in diagnostics. */
export const diagnosticsNameTheParameter: Check = {
  id: 'diagnostics-name-the-parameter',
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, diagnostics, text }) => {
      const detail = { at: `${path}.diagnostics`, expected: 'the name identifier', received: diagnostics ?? 'none' }
      if (/identifier/i.test(diagnostics ?? '')) return ok()
      if (/identifier/i.test(text ?? ''))
        return tolerated({ ...detail, note: 'The detail stands in issue.details.text alone.' })
      return broken(detail)
    }),
}
