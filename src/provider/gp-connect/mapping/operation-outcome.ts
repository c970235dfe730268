import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { Refusal, Reply } from '../../frame/messages.js'

const SPINE_CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1'

/** The OperationOutcome of a refusal (spec facts section 6.1). */
export const operationOutcome = ({ issue, code, display, diagnostics }: Refusal): JsonObject => ({
  resourceType: 'OperationOutcome',
  meta: { profile: [profile('GPConnect-OperationOutcome-1')] },
  issue: [
    {
      severity: 'error',
      code: issue,
      details: { coding: [{ system: SPINE_CODES, code, display }] },
      diagnostics,
    },
  ],
})

/** An answer with a refusal in the place of what it gave. */
export const refusedBy = (refusal: Refusal, reply: Reply): Reply => ({
  ...reply,
  status: refusal.status,
  resource: operationOutcome(refusal),
})
