import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../../core/index.js'
import type { Refusal } from '../../frame/messages.js'

const CODES = 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1'

/** The OperationOutcome of a refusal, with an id by which it is found in the provider's log (CCS-ERR-001). */
export const operationOutcome = ({ issue, code, display, diagnostics, location }: Refusal): JsonObject => ({
  resourceType: 'OperationOutcome',
  id: randomUUID(),
  issue: [
    {
      severity: 'error',
      code: issue,
      details: { coding: [{ system: CODES, code, display }] },
      diagnostics,
      ...(location === undefined ? {} : { location: [location] }),
    },
  ],
})

/** What an empty search has to say. */
export const nothingFound = (diagnostics: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  id: randomUUID(),
  issue: [{ severity: 'information', code: 'informational', diagnostics }],
})
