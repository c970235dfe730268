import { broken, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { SPINE_CODES } from './codes.js'
import { hasIssue, issuesOf, type Issue } from './issues.js'

const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

/** The page wants further detail where it is safe to give. */
export const errorHasDiagnostics: Check = {
  id: 'error-has-diagnostics',
  reqs: ['SPINE-ERR-005'],
  when: (answer) => hasIssue(answer) && mandatory(answer).length === 0,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, diagnostics }) =>
      filled(diagnostics) ? ok() : broken({ at: `${path}.diagnostics`, expected: 'further detail', received: 'none' }),
    ),
}

/** With the three 422 codes and with INTERNAL_SERVER_ERROR diagnostics are mandatory; detail as text alone warns. */
export const errorHasMandatoryDiagnostics: Check = {
  id: 'error-has-mandatory-diagnostics',
  reqs: ['SPINE-ERR-022'],
  when: (answer) => hasIssue(answer) && mandatory(answer).length > 0,
  judge: (answer) =>
    each('issue with a code that needs diagnostics', mandatory(answer), ({ path, diagnostics, text, spine }) => {
      const detail = { at: `${path}.diagnostics`, expected: `diagnostics with ${spine}`, received: 'none' }
      if (filled(diagnostics)) return ok()
      if (filled(text)) return tolerated({ ...detail, note: 'The detail stands in issue.details.text alone.' })
      return broken(detail)
    }),
}

const mandatory = (answer: Answer): Issue[] =>
  issuesOf(answer).filter(({ spine }) => spine !== undefined && SPINE_CODES[spine]?.diagnostics)
