import { asString } from '../../../core/index.js'
import { refusal, type Refusal, type Tolerance } from '../../refusals/refusal.js'

const UNPROCESSABLE = { http: 422 }
const BAD = { http: 400 }
const CONFLICT = { http: 409 }

const MALFORMED: Tolerance = { ...BAD, because: 'The error overview answers malformed resources with 400.' }

const NO_CODE = 'No source gives the code.'

/** Faults of bookings and cancellations. */
export const careConnectBodies: readonly Refusal[] = [
  refusal('slot-no-longer-free', ['CCS-BOOK-011'], [UNPROCESSABLE], {
    warns: [{ ...CONFLICT, because: 'The error overview has 409, the interaction page 422.' }],
  }),
  refusal('booking-that-breaks-its-profile', ['CCS-BOOK-012'], [UNPROCESSABLE], { warns: [MALFORMED] }),
  refusal('booking-cut-off', ['CCS-BOOK-013'], [BAD]),
  refusal('booking-with-an-invalid-nhs-number', ['CCS-BOOK-016'], [UNPROCESSABLE]),
  refusal('request-id-that-was-used-before', ['CCS-BOOK-017', 'CCS-XTI-006', 'CCS-CANCEL-007'], [CONFLICT]),
  refusal('booking-sent-again', ['CCS-BOOK-017'], [CONFLICT], {
    warns: [{ ...UNPROCESSABLE, because: 'The slot is taken: that alone refuses it too.' }],
    success: {
      verdict: 'warns',
      because: 'The answer of the first time, given again.',
      needs: ['comparedWith'],
      onlyIf: ({ resource }, { comparedWith }) =>
        asString(resource?.['id']) !== undefined && resource?.['id'] === comparedWith?.resource?.['id'],
    },
  }),
  refusal('slot-that-was-never-offered', ['CCS-BOOK-021'], [UNPROCESSABLE], {
    warns: [BAD, { http: 404 }, CONFLICT].map((one) => ({ ...one, because: 'The page says "usually 422" (derived).' })),
  }),
  refusal('malformed-appointment', ['CCS-ERR-002'], [BAD], {
    warns: [{ ...UNPROCESSABLE, because: 'The pages of 2.0.4 have 422 for what fails the profile.' }],
  }),
  refusal('contacts-without-one-first', ['CCS-CONTACT-001'], [BAD], {
    otherRefusal: NO_CODE,
    success: { verdict: 'warns', because: 'The page states no duty of the provider and no code.' },
  }),
  refusal('cancellation-with-other-changes', ['CCS-CANCEL-002'], [UNPROCESSABLE]),
  refusal('cancellation-from-another-version', ['CCS-CANCEL-003'], [CONFLICT]),
  refusal('cancellation-without-if-match', ['CCS-CANCEL-004'], [{ http: 412 }]),
  refusal('cancellation-that-breaks-its-profile', ['CCS-CANCEL-005'], [UNPROCESSABLE], { warns: [MALFORMED] }),
  refusal('cancellation-cut-off', ['CCS-CANCEL-005'], [BAD]),
  refusal('cancellation-by-a-barred-organisation', ['CCS-CANCEL-006'], [{ http: 403 }, { http: 401 }]),
]
