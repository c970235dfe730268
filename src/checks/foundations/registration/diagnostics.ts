import { words, isObject, noted, ok, broken, tolerated, type Json } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { issuesOf } from '../../operation-outcome/index.js'
import { sentPatient } from './sent.js'

/** Elements of a registration that a fault may be about, whether they were sent or not. */
const MINIMUM = words(`
  nhscommunication parameter resource profile identifier system nhsnumber name family given birthdate
`)

/** Every element name in a value, in lower case. */
const namesIn = (value: Json | undefined): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, of]) => [name.toLowerCase(), ...namesIn(of)])
}

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')

/** The error of a faulty request tells which part is at fault; that it names the element is compared as a warning. */
export const diagnosticsTellWhatIsWrong: Check = {
  id: 'diagnostics-tell-what-is-wrong',
  reqs: ['FND-REGPAT-052'],
  judge(answer) {
    const issues = issuesOf(answer)
    if (issues.length === 0) return noted({ note: 'The request was not refused with an OperationOutcome.' })
    const names = [...MINIMUM, ...namesIn(sentPatient(answer) ?? null)]
    return issues.map(({ path, diagnostics, text }) => {
      const detail = { at: `${path}.diagnostics`, expected: 'the parameter or element that is at fault' }
      if (!filled(diagnostics))
        return filled(text)
          ? tolerated({ ...detail, received: text, note: 'The detail stands in issue.details.text alone.' })
          : broken({ ...detail, received: 'none' })
      if (names.some((name) => squeezed(diagnostics).includes(name))) return ok()
      return tolerated({ ...detail, received: diagnostics, note: 'No element of a registration is named.' })
    })
  },
}
