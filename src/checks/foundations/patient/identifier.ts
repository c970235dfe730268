import { systems } from '../../../catalogue/index.js'
import { broken, isObject, ok, tolerated } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { extensions } from '../../toolkit/extensions.js'
import { at, codes, extension, identifiers, show, within } from '../../toolkit/located.js'
import { ofEach, one } from '../../toolkit/make.js'

const type = 'Patient'
const nhsNumbers = identifiers(systems.nhsNumber)
const ROWS = ['FND-FINDPAT-017', 'FND-READPAT-009', 'FND-REGPAT-065']

/** The NHS number stands there exactly once; identifiers of other systems may follow. */
const hasOneNhsNumber = one(
  { id: 'patient-has-one-nhs-number', reqs: [...ROWS, 'FND-GEN-009'], type },
  'identifier',
  nhsNumbers,
  `an identifier of system ${systems.nhsNumber}`,
  (i) => isObject(i) && typeof i.value === 'string' && /^\d{10}$/.test(i.value),
)

/** It is the number that the consumer searched by. */
export const nhsNumberIsTheOneSearched = ofEach(
  {
    id: 'nhs-number-is-the-one-searched',
    reqs: ['FND-FINDPAT-012', 'FND-FINDPAT-017', 'SPINE-FHIR-057'],
    needs: ['asked'],
    type,
  },
  (subject, { asked }) => {
    const values = within(nhsNumbers, at('value'))(subject).map((l) => l.value)
    if (asked?.value !== undefined && values.includes(asked.value)) return ok()
    return broken({ at: `${subject.path}.identifier`, expected: asked?.value ?? 'a number', received: show(values) })
  },
)

const status = within(nhsNumbers, within(extension(extensions.verificationStatus), at('valueCodeableConcept')))

/** The profile has the verification status on the NHS number once. */
const hasVerificationStatus = one(
  { id: 'nhs-number-has-a-verification-status', reqs: ROWS, type },
  'identifier.extension',
  status,
  'a verification status with a code',
  (concept) => codes(concept).length > 0,
)

const VERIFIED = '01'

/** Only verified numbers are returned, so the status should be 01; the pages do not say that it must. */
const numberIsVerified = ofEach({ id: 'nhs-number-is-marked-verified', reqs: ROWS, type }, (subject) =>
  status(subject)
    .flatMap(({ value, path }) => codes(value).map((code) => ({ code, path })))
    .some((c) => c.code === VERIFIED)
    ? ok()
    : tolerated({
        at: `${subject.path}.identifier`,
        expected: `verification status ${VERIFIED}`,
        received: show(status(subject).flatMap((l) => codes(l.value))),
        note: 'Only traced and verified patients are returned, yet no page ties this to code 01.',
      }),
)

/** What holds for the NHS number of every patient. */
export const nhsNumberRules: readonly Check[] = [hasOneNhsNumber, hasVerificationStatus, numberIsVerified]

/** FND-FINDPAT-041. A number that was verified in answering is marked so. */
export const tracedNumberIsMarkedVerified = ofEach(
  { id: 'number-verified-in-the-search-is-marked-verified', reqs: ['FND-FINDPAT-041'], type },
  (subject) => {
    const received = status(subject).flatMap((l) => codes(l.value))
    return received.includes(VERIFIED)
      ? ok()
      : broken({
          at: `${subject.path}.identifier`,
          expected: `verification status ${VERIFIED}`,
          received: show(received),
        })
  },
)
