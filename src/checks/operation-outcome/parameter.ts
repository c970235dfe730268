import { broken, ok, tolerated } from '../../core/index.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { hasIssue, issuesOf } from './issues.js'

/** The one parameter of that search, as a word of its own. */
const NAME = /\bidentifier\b/i

/** The error of a query parameter names it in diagnostics. */
export const diagnosticsNameTheParameter: Check = {
  id: 'diagnostics-name-the-parameter',
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, diagnostics, text }) => {
      const detail = { at: `${path}.diagnostics`, expected: 'the name identifier', received: diagnostics ?? 'none' }
      if (NAME.test(diagnostics ?? '')) return ok()
      if (NAME.test(text ?? '')) return tolerated({ ...detail, note: 'The detail stands in issue.details.text alone.' })
      return broken(detail)
    }),
}
