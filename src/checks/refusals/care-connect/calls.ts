import type { Refusal } from '../refusal.js'

/** Faults of searches, reads and formats. */
export const careConnectCalls: readonly Refusal[] = [
  {
    id: 'refuses-format-that-nobody-serves',
    reqs: ['CCS-GENERAL-014'],
    preferred: 'CCS-GENERAL-014',
    passes: [{ http: 415 }],
    warns: [{ http: 501, because: 'The error overview has 501, the implementation page 415.' }],
  },
  {
    id: 'refuses-slot-search-that-cannot-be-read',
    reqs: ['CCS-SLOT-012'],
    preferred: 'CCS-SLOT-012',
    passes: [{ http: 400 }],
  },
  {
    id: 'refuses-service-that-nobody-knows',
    reqs: ['CCS-SLOT-014'],
    preferred: 'CCS-SLOT-014',
    passes: [{ http: 404 }],
  },
  {
    id: 'refuses-slot-search-of-the-past',
    reqs: ['CCS-SLOT-016'],
    preferred: 'CCS-SLOT-016',
    passes: [{ http: 400 }],
  },
  {
    id: 'refuses-appointment-that-nobody-knows',
    reqs: ['CCS-READ-002'],
    preferred: 'CCS-READ-002',
    passes: [{ http: 404 }],
  },
  {
    id: 'refuses-appointment-search-without-patient',
    reqs: ['CCS-SRCHAPPT-004'],
    preferred: 'CCS-SRCHAPPT-004',
    passes: [{ http: 400 }],
    otherRefusal: 'An invalid query SHOULD be 400.',
    success: { verdict: 'warns', because: 'An invalid query SHOULD be 400.' },
  },
]
