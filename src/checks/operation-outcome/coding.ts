import { asString, broken, ok, tolerated } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { OTHER_PUBLISHED_CODES, SPINE_CODE_SYSTEMS, SPINE_CODES } from './codes.js'
import { codeIsTabled, hasIssue, issuesOf } from './issues.js'

const withCoding = (answer: Answer) => issuesOf(answer).filter(({ codings }) => codings.length > 0)

const hasCoding = (answer: Answer): boolean => hasIssue(answer) && withCoding(answer).length > 0

/** Exactly one coding, with code and display. */
export const errorHasOneCoding: Check = {
  id: 'error-has-one-coding',
  reqs: ['SPINE-ERR-004'],
  when: hasIssue,
  judge: (answer) =>
    each('issue', issuesOf(answer), ({ path, codings: [coding, ...more] }) => {
      const at = `${path}.details.coding`
      if (!coding || more.length > 0)
        return broken({ at, expected: 'exactly one coding', received: `${coding ? more.length + 1 : 'none'}` })
      const missing = ['code', 'display'].filter((name) => !asString(coding[name]))
      return missing.length === 0
        ? ok()
        : broken({ at: `${at}[0]`, expected: 'code and display', received: `no ${missing.join(', no ')}` })
    }),
}

/** The coding's system is the Spine error code system, under the profile's URL or that of the page's examples (A1). */
export const errorCodingSystemIsTheSpineOne: Check = {
  id: 'error-coding-system-is-the-spine-one',
  reqs: ['SPINE-ERR-004'],
  when: hasCoding,
  judge: (answer) =>
    each('issue with a coding', withCoding(answer), ({ path, codings }) =>
      codings.map((coding, i) => {
        const system = asString(coding['system'])
        if (system !== undefined && SPINE_CODE_SYSTEMS.includes(system)) return ok()
        const at = `${path}.details.coding[${i}].system`
        return broken({ at, expected: SPINE_CODE_SYSTEMS.join(' or '), received: system ?? 'none' })
      }),
    ),
}

/** The code is one of the error page; another published one warns. Left out where no code is published. */
export const errorCodeIsInUse: Check = {
  id: 'error-code-is-in-use',
  reqs: ['SPINE-ERR-004', 'SPINE-FHIR-043'],
  when: (answer) => hasCoding(answer) && codeIsTabled(answer),
  judge: (answer) =>
    each('issue with a coding', withCoding(answer), ({ path, spine }) => {
      const detail = { at: `${path}.details.coding[0].code`, expected: 'a code of the error handling page' }
      if (spine === undefined) return broken({ ...detail, received: 'none' })
      if (spine in SPINE_CODES) return ok()
      if (!OTHER_PUBLISHED_CODES.includes(spine)) return broken({ ...detail, received: spine })
      return tolerated({ ...detail, received: spine, note: 'Published, but no GP Connect page uses it.' })
    }),
}

/** The display is one of those that the page and the code system have: they differ, so another one only warns (A2). */
export const errorDisplayIsAPublishedOne: Check = {
  id: 'error-display-is-a-published-one',
  reqs: ['SPINE-ERR-004'],
  when: (answer) =>
    hasCoding(answer) && withCoding(answer).some(({ spine }) => spine !== undefined && spine in SPINE_CODES),
  judge: (answer) => {
    const known = withCoding(answer).filter(({ spine }) => spine !== undefined && spine in SPINE_CODES)
    return each('issue with a tabled code', known, ({ path, spine, codings }) => {
      const { displays } = SPINE_CODES[spine as string] as { displays: readonly string[] }
      const display = asString(codings[0]?.['display'])
      if (display !== undefined && displays.includes(display)) return ok()
      const at = `${path}.details.coding[0].display`
      const note = 'Page, examples and code system differ on displays (A2), so a difference is no failure.'
      return tolerated({ at, expected: displays.join(' or '), received: display ?? 'none', note })
    })
  },
}
