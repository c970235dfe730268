import type { Refusal } from '../frame/messages.js'

/**
 * Status, issue type, Spine code and display by case (spec facts, Care Connect, section 5.5). The pages fix the
 * statuses only; where they contradict each other this is the answer that the requirement register prefers.
 */
const CASES = {
  'bad-request': [400, 'invalid', 'BAD_REQUEST', 'Bad request'],
  malformed: [400, 'structure', 'BAD_REQUEST', 'Bad request'],
  token: [403, 'security', 'ACCESS_DENIED', 'Access has been denied to process this request'],
  organisation: [403, 'forbidden', 'ACCESS_DENIED', 'Access has been denied to process this request'],
  'not-found': [404, 'not-found', 'NO_RECORD_FOUND', 'No record found'],
  method: [405, 'not-supported', 'NOT_IMPLEMENTED', 'Not implemented'],
  'request-id': [409, 'duplicate', 'DUPLICATE_REJECTED', 'Create would lead to creation of a duplicate resource'],
  version: [409, 'conflict', 'FHIR_CONSTRAINT_VIOLATION', 'FHIR constraint violated'],
  'no-version': [412, 'required', 'BAD_REQUEST', 'Bad request'],
  format: [415, 'not-supported', 'BAD_REQUEST', 'Bad request'],
  profile: [422, 'invalid', 'INVALID_RESOURCE', 'Invalid validation of resource'],
  'nhs-number': [422, 'value', 'INVALID_NHS_NUMBER', 'Invalid NHS number'],
  slot: [422, 'processing', 'INVALID_RESOURCE', 'Invalid validation of resource'],
  'slot-unknown': [422, 'processing', 'REFERENCE_NOT_FOUND', 'Reference not found'],
  failed: [500, 'exception', 'INTERNAL_SERVER_ERROR', 'Unexpected internal server error'],
} as const

/** The cases in which this provider refuses. */
export type Case = keyof typeof CASES

/**
 * A refusal by its case.
 *
 * @param diagnostics - what is wrong, for the consumer's developer
 * @param location - path of the element that is wrong
 */
export function refuse(of: Case, diagnostics: string, location?: string): Refusal {
  const [status, issue, code, display] = CASES[of]
  return { status, issue, code, display, diagnostics, ...(location === undefined ? {} : { location }) }
}
