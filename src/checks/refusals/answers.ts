import type { Refused } from './refusal.js'

/** The answers that the error page gives to faults of more than one kind. Spec facts 6.3. */

/** Faults of HTTP itself, which whoever stands before the provider's application may refuse. */
export const BY_FRONT_END =
  'A front end refused it by itself: RFC 7230 section 3.2.2 forbids the sender to repeat a field, and no application saw it.'

export const BAD_REQUEST: Refused = { http: 400, spine: 'BAD_REQUEST' }
export const INVALID: Refused = { http: 422, spine: 'INVALID_RESOURCE' }
export const INVALID_PARAMETER: Refused = { http: 422, spine: 'INVALID_PARAMETER' }
export const INVALID_SYSTEM: Refused = { http: 400, spine: 'INVALID_IDENTIFIER_SYSTEM' }
export const INVALID_NHS_NUMBER: Refused = { http: 400, spine: 'INVALID_NHS_NUMBER' }
export const DUPLICATE: Refused = { http: 409, spine: 'DUPLICATE_REJECTED' }
export const NO_PATIENT: Refused = { http: 404, spine: 'PATIENT_NOT_FOUND' }
export const NO_RECORD: Refused = { http: 404, spine: 'NO_RECORD_FOUND' }
