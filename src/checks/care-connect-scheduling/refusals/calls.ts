import { refusal, type Refusal } from '../../refusals/refusal.js'

/** Faults of searches, reads and formats. */
export const careConnectCalls: readonly Refusal[] = [
  refusal('format-that-nobody-serves', ['CCS-GENERAL-014'], [{ http: 415 }], {
    warns: [{ http: 501, because: 'The error overview has 501, the implementation page 415.' }],
  }),
  refusal('slot-search-that-cannot-be-read', ['CCS-SLOT-012'], [{ http: 400 }]),
  refusal('service-that-nobody-knows', ['CCS-SLOT-014'], [{ http: 404 }]),
  refusal('slot-search-of-the-past', ['CCS-SLOT-016'], [{ http: 400 }]),
  refusal('appointment-that-nobody-knows', ['CCS-READ-002'], [{ http: 404 }]),
  refusal('appointment-search-without-patient', ['CCS-SRCHAPPT-004'], [{ http: 400 }], {
    otherRefusal: 'An invalid query SHOULD be 400.',
    success: { verdict: 'warns', because: 'An invalid query SHOULD be 400.' },
  }),
]
