import type { Answer } from '../answer.js'
import { SPINE_CODES } from './codes.js'
import { codeIsTabled, issuesOf } from './issues.js'

/**
 * Status and Spine code go together: the error page tables each code with one status. A code that it does not table, an
 * answer without one, and a status for which no code is published, contradict nothing.
 */
export const codeFitsStatus = (answer: Answer): boolean =>
  !codeIsTabled(answer) ||
  issuesOf(answer).every(({ spine }) => {
    const tabled = spine === undefined ? undefined : SPINE_CODES[spine]
    return tabled === undefined || tabled.http === answer.status
  })
