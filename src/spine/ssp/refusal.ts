import type { WholeAnswer } from './mutation.js'

/** An error that the proxy answers itself. */
export interface Refusal {
  readonly status: number
  readonly issue: string
  readonly text: string
}

/**
 * The proxy's own error form: an OperationOutcome without the GP Connect profile, whose coding repeats the HTTP status
 * under an old system. Source: spec facts section 3.5, rule 5.
 */
export function ownAnswer({ status, issue, text }: Refusal): WholeAnswer {
  const coding = {
    system: 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0',
    code: String(status),
    display: text,
  }
  const body = Buffer.from(
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: issue, details: { coding: [coding] }, diagnostics: text }],
    }),
  )
  return {
    status,
    fields: [
      ['Content-Type', 'application/fhir+json;charset=utf-8'],
      ['Cache-Control', 'no-store'],
      ['Content-Length', String(body.length)],
    ],
    body,
  }
}
