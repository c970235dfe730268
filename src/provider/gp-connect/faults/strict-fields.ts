import type { AnswerContext } from '../../frame/messages.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { strict } from './strict.js'

/** Faults of a provider that asks more of header fields than HTTP and the specification do. */

const has = ({ request }: AnswerContext, name: string): boolean => request.headers.has(name)

const accepts =
  (judge: (accept: string) => boolean) =>
  ({ request }: AnswerContext): boolean =>
    judge(request.headers.get('Accept') ?? '')

const PRINTED = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID']

/** Faults of get capability statement. */
const strictFields: readonly FaultOf[] = [
  strict(
    'wants-fields-as-printed',
    'Finds the Ssp fields only in the case of the pages',
    ({ request }) => !PRINTED.every((name) => request.headers.fields.some(([given]) => given === name)),
    'field-names-have-no-case',
  ),
  strict(
    'knows-its-fields',
    'Refuses a field that it does not know',
    (about) => has(about, 'X-Client-Note'),
    'unknown-fields-are-ignored',
  ),
  strict(
    'refuses-cache-directives',
    'Refuses Cache-Control in a request',
    (about) => has(about, 'Cache-Control'),
    'cache-directives-of-a-request-are-accepted',
  ),
  strict(
    'refuses-accept-charset',
    'Refuses Accept-Charset',
    (about) => has(about, 'Accept-Charset'),
    'accept-charset-is-accepted',
  ),
  strict(
    'wants-lower-case-uuids',
    'Refuses a trace id in upper case',
    ({ request }) => /[A-F]/.test(request.headers.get('Ssp-TraceID') ?? ''),
    'upper-case-trace-id-is-accepted',
  ),
]

/** Faults of read patient. */
const strictReadFields: readonly FaultOf[] = [
  strict(
    'misreads-if-none-match',
    'Refuses any If-None-Match',
    (about) => has(about, 'If-None-Match'),
    'other-version-in-if-none-match-is-served',
  ),
]

/** Faults of find patient. */
const strictTypes: readonly FaultOf[] = [
  strict(
    'refuses-lists-of-types',
    'Takes a list of types for one that it does not know',
    accepts((a) => a.includes(',')),
    'one-of-several-types-is-served',
  ),
  strict(
    'refuses-wildcards',
    'Takes a wildcard for a type that it does not know',
    accepts((a) => a.includes('*')),
    'wildcard-is-no-preference',
  ),
  strict(
    'wants-types-as-printed',
    'Knows types in lower case and without blanks only',
    accepts((a) => a !== a.toLowerCase() || a.includes('; ')),
    'other-spelling-of-a-type-is-understood',
  ),
]

/** Faults of header fields, each where it is tried. */
export const strictFieldFamilies: readonly Family[] = [
  { on: ['get-capability-statement'], faults: strictFields },
  { on: ['find-patient'], faults: strictTypes },
  { on: ['read-patient'], faults: strictReadFields },
]
