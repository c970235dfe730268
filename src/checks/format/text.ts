import { broken, tolerated, type Outcome } from '../../core/index.js'
import type { FormatProblem } from '../../fhir/document.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { eachOrNone } from '../engine/each.js'
import { leavesOf, typeOf } from '../toolkit/resources.js'

const hasBody = ({ document }: Answer): boolean => document !== undefined
const isRead = ({ resource }: Answer): boolean => resource !== undefined

/** JSON and XML are written as FHIR writes them: no duplicate keys, empty strings or arrays, wrong order, DTD, ... */
export const bodyKeepsTheFormatRules: Check = {
  id: 'body-keeps-the-format-rules',
  reqs: ['SPINE-HTTP-043', 'SPINE-FHIR-016'],
  when: hasBody,
  judge: (answer) => eachOrNone(answer.document?.problems ?? [], (problem) => outcomeOf(problem)),
}

function outcomeOf(problem: FormatProblem): Outcome {
  const { rule, severity, path, line, message } = problem
  const at = [path, line === undefined ? '' : `line ${line}`].filter((part) => part !== '').join(', ') || 'body'
  const detail = { at, received: `${rule}: ${message}` }
  if (severity === 'warning') return tolerated({ ...detail, note: 'Readable, but not how FHIR writes it.' })
  if (isEmptyEntry(problem))
    return tolerated({ ...detail, note: 'An empty Bundle with "entry": [] is the sample of the 1.2.8 page (A84).' })
  return broken({ ...detail, expected: 'FHIR JSON or XML' })
}

const isEmptyEntry = ({ rule, path }: FormatProblem): boolean => /empty/.test(rule) && path === 'Bundle.entry'

/** Bytes of the longest string that FHIR allows. */
const LONGEST = 1_048_576

/** No string is longer than 1 MB. */
export const stringsAreAtMost1Mb: Check = {
  id: 'strings-are-at-most-1-mb',
  reqs: ['SPINE-FHIR-014'],
  when: isRead,
  judge: (answer) =>
    eachOrNone(long(answer), ({ path, value }) =>
      broken({ at: path, expected: `at most ${LONGEST} bytes`, received: `${Buffer.byteLength(String(value))} bytes` }),
    ),
}

// Counting the bytes of a short string is not worth it: a character has 3 at most per UTF-16 unit.
const long = (answer: Answer) =>
  leavesOf(answer.resource, typeOf(answer.resource)).filter(
    ({ value }) => typeof value === 'string' && value.length * 3 > LONGEST && Buffer.byteLength(value) > LONGEST,
  )

/** Names of elements whose primitive type is never string or markdown, in the resources that are judged. */
const CODED = new Set(
  'id versionId profile system code use url gender status type mode birthDate start end date severity'.split(' '),
)

/** Primitives other than strings have no blanks around them. */
export const primitivesHaveNoOuterBlanks: Check = {
  id: 'primitives-have-no-outer-blanks',
  reqs: ['SPINE-FHIR-015'],
  when: isRead,
  judge: (answer) =>
    eachOrNone(
      leavesOf(answer.resource, typeOf(answer.resource)).filter(
        ({ name, value }) => typeof value === 'string' && CODED.has(name.replace(/^_/, '')) && value !== value.trim(),
      ),
      ({ path, value }) => broken({ at: path, expected: 'no blanks around it', received: JSON.stringify(value) }),
    ),
}

/** UUIDs are written in lower case. */
export const uuidsAreLowerCase: Check = {
  id: 'uuids-are-lower-case',
  reqs: ['SPINE-FHIR-016'],
  when: isRead,
  judge: (answer) =>
    eachOrNone(
      leavesOf(answer.resource, typeOf(answer.resource)).filter(
        ({ value }) => typeof value === 'string' && /^urn:uuid:.*[A-Z]/.test(value),
      ),
      ({ path, value }) => broken({ at: path, expected: 'a UUID in lower case', received: String(value) }),
    ),
}
