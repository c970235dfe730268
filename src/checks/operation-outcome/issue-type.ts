import { broken, ok, tolerated } from '../../core/index.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { ISSUE_TYPES, SPINE_CODES } from './codes.js'
import { codeIsTabled, hasIssue, issuesOf } from './issues.js'

/** Severity is `error` in every case that the page describes; `fatal` on 405 and 415, which it does not, warns. */
export const errorSeverityIsError: Check = {
  id: 'error-severity-is-error',
  reqs: ['SPINE-ERR-002'],
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, severity }) => {
      const detail = { at: `${path}.severity`, expected: 'error', received: severity ?? 'none' }
      if (severity === 'error') return ok()
      if (severity === 'fatal' && [405, 415].includes(answer.status))
        return tolerated({ ...detail, note: 'No table of the error page describes this error.' })
      return broken(detail)
    }),
}

/** The issue type is a code of FHIR's value set. */
export const errorIssueTypeIsKnown: Check = {
  id: 'error-issue-type-is-known',
  reqs: ['SPINE-ERR-003'],
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, code }) =>
      code !== undefined && ISSUE_TYPES.includes(code)
        ? ok()
        : broken({ at: `${path}.code`, expected: 'a code of the issue-type value set', received: code ?? 'none' }),
    ),
}

/** The issue type is the one that the error page tables for the Spine code; for 405 and 415 it tables none. */
export const errorIssueTypeFitsItsCode: Check = {
  id: 'error-issue-type-fits-its-code',
  reqs: ['SPINE-ERR-003'],
  when: (answer) =>
    hasIssue(answer) &&
    codeIsTabled(answer) &&
    issuesOf(answer).some(({ spine }) => spine !== undefined && spine in SPINE_CODES),
  judge: (answer) => {
    const tabled = issuesOf(answer).filter(({ spine }) => spine !== undefined && spine in SPINE_CODES)
    return each('issue with a tabled code', tabled, ({ path, code, spine }) => {
      const { issues } = SPINE_CODES[spine as string] as { issues: readonly string[] }
      if (code !== undefined && issues.includes(code)) return ok()
      return broken({ at: `${path}.code`, expected: `${issues.join(' or ')} with ${spine}`, received: code ?? 'none' })
    })
  },
}
