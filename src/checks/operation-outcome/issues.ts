import { asString, isObject, objects, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** One issue of an OperationOutcome, taken apart. */
export interface Issue {
  /** FHIR path with index. */
  readonly path: string
  readonly severity: string | undefined
  readonly code: string | undefined
  readonly codings: readonly JsonObject[]
  /** The Spine code: that of the first coding that has one. */
  readonly spine: string | undefined
  readonly diagnostics: string | undefined
  readonly text: string | undefined
}

/** True for an answer that refuses or fails: 4xx or 5xx. */
export const isError = ({ status }: Answer): boolean => status >= 400

/** True where the body is an OperationOutcome. */
export const isOutcome = ({ resource }: Answer): boolean => resource?.['resourceType'] === 'OperationOutcome'

/** True for an error answer whose OperationOutcome has an issue: what most error checks speak of. */
export const hasIssue = (answer: Answer): boolean => isError(answer) && issuesOf(answer).length > 0

/** The issues of the OperationOutcome in the body; none where the body is something else. */
export function issuesOf(answer: Answer): Issue[] {
  if (!isOutcome(answer)) return []
  return objects(answer.resource?.['issue']).map((issue, i) => {
    const details = isObject(issue['details']) ? issue['details'] : {}
    const codings = objects(details['coding'])
    return {
      path: `OperationOutcome.issue[${i}]`,
      severity: asString(issue['severity']),
      code: asString(issue['code']),
      codings,
      spine: codings.map((c) => asString(c['code'])).find((c) => c !== undefined),
      diagnostics: asString(issue['diagnostics']),
      text: asString(details['text']),
    }
  })
}

/** The 409 of an If-Match that is not current. */
const isStale = ({ status, exchange }: Answer): boolean => status === 409 && exchange.request.method === 'PUT'

/**
 * Statuses for which no Spine code is published, so that none is asked for: 405 (A9), 415 (A11), 409 of a stale
 * If-Match (A7), 401 and 403 by RFC 6750 (A4).
 */
export const codeIsTabled = (answer: Answer): boolean =>
  ![401, 405, 415].includes(answer.status) &&
  !isStale(answer) &&
  !(answer.status === 403 && answer.header('WWW-Authenticate'))
