import type { Refusal } from '../frame/messages.js'

/** Status, issue type and display (as the published code system has it) by Spine code: spec facts section 6.2. */
const CODES = {
  INVALID_IDENTIFIER_SYSTEM: [400, 'value', 'Invalid identifier system'],
  INVALID_IDENTIFIER_VALUE: [400, 'value', 'Invalid identifier value'],
  INVALID_NHS_NUMBER: [400, 'value', 'Invalid NHS number'],
  INVALID_PATIENT_DEMOGRAPHICS: [400, 'business-rule', 'Invalid patient demographics'],
  BAD_REQUEST: [400, 'invalid', 'Bad request'],
  ORGANISATION_NOT_FOUND: [404, 'not-found', 'Organisation not found'],
  PATIENT_NOT_FOUND: [404, 'not-found', 'Patient not found'],
  PRACTITIONER_NOT_FOUND: [404, 'not-found', 'Practitioner not found'],
  NO_RECORD_FOUND: [404, 'not-found', 'No record found'],
  DUPLICATE_REJECTED: [409, 'duplicate', 'Create would lead to creation of a duplicate resource'],
  FHIR_CONSTRAINT_VIOLATION: [409, 'conflict', 'FHIR constraint violated'],
  INVALID_RESOURCE: [422, 'invalid', 'Invalid validation of resource'],
  REFERENCE_NOT_FOUND: [422, 'invalid', 'Reference not found'],
  INVALID_PARAMETER: [422, 'invalid', 'Invalid parameter'],
  INTERNAL_SERVER_ERROR: [500, 'processing', 'Unexpected internal server error'],
  NOT_IMPLEMENTED: [501, 'not-supported', 'Not implemented'],
} as const

/** The Spine codes that this provider uses. */
export type SpineCode = keyof typeof CODES

/**
 * A refusal by its Spine code.
 *
 * @param diagnostics - what is wrong, for the consumer's developer
 */
export function refuse(code: SpineCode, diagnostics: string): Refusal {
  const [status, issue, display] = CODES[code]
  return { status, issue, code, display, diagnostics }
}

/** 415 has no Spine code of its own on the error page; the general one of a bad request is used. */
export const unsupportedMediaType = (diagnostics: string): Refusal => ({
  ...refuse('BAD_REQUEST', diagnostics),
  status: 415,
})

/** 409 for an If-Match that is not current; its Spine code is published nowhere, the legacy suite's is used (A7). */
export const staleVersion = (diagnostics: string): Refusal => refuse('FHIR_CONSTRAINT_VIOLATION', diagnostics)
