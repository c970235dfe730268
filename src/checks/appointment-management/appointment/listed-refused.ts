import { blocked, broken, ok, tolerated } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { Check } from '../../check.js'
import { each } from '../../engine/each.js'
import { issuesOf } from '../../operation-outcome/issues.js'

const hasText = (answer: Answer, wanted: RegExp): boolean =>
  issuesOf(answer).some(({ diagnostics, text }) => wanted.test(`${diagnostics ?? ''} ${text ?? ''}`))

/** That it says that past dates cannot be requested is for a person to judge; a search for the word only warns. */
const pastIsExplained: Check = {
  id: 'refusal-of-a-past-range-explains-itself',
  reqs: ['APPT-RETR-016'],
  judge(answer) {
    const detail = { at: 'OperationOutcome.issue', expected: 'a message about past dates' }
    if (answer.status < 400) return blocked('The request was not refused.')
    if (hasText(answer, /\bpast\b/i)) return ok()
    return hasText(answer, /\S/)
      ? tolerated({ ...detail, received: 'a message without the word', note: 'A person has to judge the message.' })
      : broken({ ...detail, received: 'neither diagnostics nor details.text' })
  },
}

/** The page names the element, so that details.text is not enough. */
const rangeErrorHasDiagnostics: Check = {
  id: 'range-error-has-diagnostics',
  reqs: ['APPT-RETR-023'],
  when: (answer) => answer.status === 422 && issuesOf(answer).length > 0,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, diagnostics }) =>
      diagnostics?.trim() ? ok() : broken({ at: `${path}.diagnostics`, expected: 'what is wrong', received: 'absent' }),
    ),
}

/** What the refusal of a range has to say. */
export const refusedRangeChecks: readonly Check[] = [pastIsExplained, rangeErrorHasDiagnostics]
