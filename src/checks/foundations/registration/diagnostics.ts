import { noted, ok, broken, tolerated } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { issuesOf } from '../../operation-outcome/index.js'
import { namesOfTheFault } from './at-fault.js'

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** The stem of a word in one and in many: address, addresses. */
const singular = (name: string): string => name.replace(/[es]+$/, '')

/** True where whole words of a text, with blanks, dots or capitals between them or not, make one of the names. */
function tells(text: string, names: readonly string[]): boolean {
  const said = text.toLowerCase().match(/[a-z]+/g) ?? []
  const spans = said.flatMap((_, i) => [1, 2, 3].map((n) => singular(said.slice(i, i + n).join(''))))
  return names.some((name) => spans.includes(singular(name)))
}

/** The error of a faulty request tells which part is at fault; that it names the element is compared as a warning. */
export const diagnosticsTellWhatIsWrong: Check = {
  id: 'diagnostics-tell-what-is-wrong',
  reqs: ['FND-REGPAT-052'],
  judge(answer) {
    const issues = issuesOf(answer)
    if (issues.length === 0) return noted({ note: 'The request was not refused with an OperationOutcome.' })
    const names = namesOfTheFault(answer)
    return issues.map(({ path, diagnostics, text }) => {
      const detail = { at: `${path}.diagnostics`, expected: 'the parameter or element that is at fault' }
      if (!filled(diagnostics))
        return filled(text)
          ? tolerated({ ...detail, received: text, note: 'The detail stands in issue.details.text alone.' })
          : broken({ ...detail, received: 'none' })
      if (names.length === 0 || tells(diagnostics, names)) return ok()
      return tolerated({
        ...detail,
        received: diagnostics,
        note: `None of the words that tell of this fault: ${names.slice(0, 6).join(', ')}.`,
      })
    })
  },
}
