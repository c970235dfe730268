import { z } from 'zod'
import { isOwnMachine, isPlain, KEBAB } from '../core/index.js'
import { isNhsNumber } from '../fhir/index.js'

/** The small forms of which a target file is made. */

/** What a line of the example looks like before the tester fills it in. */
const UNFILLED = /^<.*>$/

/** A text that is there. */
export const text = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine((s) => !UNFILLED.test(s), "still holds the example's text in angle brackets: fill it in or take the line out")

const isUrl = (scheme: 'http' | 'https', s: string): boolean =>
  new RegExp(`^${scheme}://[^/\\s?#@]+(/[^\\s?#]*)?$`).test(s)

/** An https URL. */
export const https = text.refine((s) => isUrl('https', s), 'must be an https URL without query')

/** A service's host or root that only TLS leads to. */
export const root = https.refine((s) => !s.endsWith('/'), 'must not end with a slash (spec facts 3.2)')

/** The service root that is called: over TLS, unless the system stands on a developer's own machine. */
export const calledRoot = text
  .refine((s) => isPlain(s) || isUrl('https', s), 'must be an https URL without query')
  .refine(
    (s) => !isPlain(s) || (isOwnMachine(s) && isUrl('http', s)),
    "must be https: plain http is for a developer's own machine (localhost, a loopback or a private address)",
  )
  .refine((s) => !s.endsWith('/'), 'must not end with a slash (spec facts 3.2)')

/** An ASID. */
export const asid = text.regex(/^\d{12}$/, 'an ASID has 12 digits; put it in quotes')

/** An ODS code. */
export const odsCode = text.regex(/^[A-Z0-9]{3,10}$/, 'an ODS code has 3 to 10 capital letters and digits')

/** An NHS number: another is refused before it is looked for, whatever the record. */
export const nhsNumber = text
  .regex(/^\d{10}$/, 'an NHS number has 10 digits and no blanks; put it in quotes')
  .refine((s) => !/^\d{10}$/.test(s) || isNhsNumber(s), 'is no NHS number: its last digit does not check the others')

/** The id of a service in the Directory of Services. */
export const dosServiceId = text.regex(/^\d+$/, 'a service id has digits only; put it in quotes')

/** A business identifier of which nothing more is known. */
export const identifier = text.regex(/^\S+$/, 'must be an identifier: it holds no blank')

/** The name of a test record. */
export const role = z.string().regex(KEBAB, 'a role is lower-case words joined by hyphens')

/** A secret or certificate: a file beside the target file, or the name of an environment variable; never the text. */
export const credential = z.union(
  [
    text.refine(
      (s) => !s.includes('-----BEGIN'),
      'must be a path, not the PEM text itself: no secret lives in this file',
    ),
    z.strictObject({ env: text }),
  ],
  'must be a file path, or { env: NAME } for an environment variable that holds the PEM text',
)
