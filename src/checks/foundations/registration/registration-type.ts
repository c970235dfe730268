import { asString, broken, isObject, ok, tolerated, type Json } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { registrationType } from '../../toolkit/extensions.js'
import { at, codes, show, within } from '../../toolkit/located.js'
import { every, filled, ofEach, one } from '../../toolkit/make.js'

const type = 'Patient'

/** Code systems of the type: the published one, and that of the page's example (A28). */
const SYSTEMS: readonly (Json | undefined)[] = [
  'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1',
  'https://fhir.nhs.uk/CareConnect-RegistrationType-1',
]
const REGULAR = 'R'
const OTHER = 'O'
const EXPECTED = ['T', OTHER]
/** Every code of the value set but regular. */
const CODES = ['E', 'IN', 'T', 'P', 'O', 'S']

const concept = within(registrationType, at('valueCodeableConcept'))
const codings = within(concept, at('coding'))

/** The type of the registration is given by the value set, under either of its systems. */
const isGiven: Check = one(
  { id: 'registration-type-is-given', reqs: ['FND-REGPAT-073'], type },
  'extension',
  codings,
  `a coding of ${CODES.join(', ')} and of CareConnect-RegistrationType-1`,
  (coding) => isObject(coding) && CODES.includes(asString(coding['code']) ?? '') && SYSTEMS.includes(coding['system']),
)

/** Nobody becomes a regular patient by this operation. */
const isNotRegular: Check = ofEach(
  { id: 'registration-is-not-regular', reqs: ['FND-REGPAT-043', 'FND-REGPAT-040', 'FND-REGPAT-042'], type },
  (subject) => {
    const received = concept(subject).flatMap((l) => codes(l.value))
    const detail = { at: `${subject.path}.extension`, expected: 'registration type T, or O', received: show(received) }
    if (received.includes(REGULAR)) return broken(detail)
    if (received.some((code) => EXPECTED.includes(code))) return ok()
    return tolerated({ ...detail, note: 'Temporary is expected; the page only shuts out regular.' })
  },
)

/** A type that the value set does not have is told in words. */
const otherIsNamed: Check = every(
  { id: 'other-registration-type-is-named', reqs: ['FND-REGPAT-074'], type },
  (subject) => concept(subject).filter(({ value }) => codes(value).includes(OTHER)),
  'the name of the type as text',
  (value) => isObject(value) && filled(value['text']),
)

/** What kind of registration it became. */
export const typeOfRegistration: readonly Check[] = [isGiven, isNotRegular, otherIsNamed]
