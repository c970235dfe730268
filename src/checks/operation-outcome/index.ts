import type { Check } from '../check.js'
import { errorConformsToItsProfile } from '../validation/conforms.js'
import { errorIsAnOperationOutcome, errorNamesItsProfile } from './body.js'
import {
  errorCodeIsInUse,
  errorCodingSystemIsTheSpineOne,
  errorDisplayIsAPublishedOne,
  errorHasOneCoding,
} from './coding.js'
import { errorHasDiagnostics, errorHasMandatoryDiagnostics } from './diagnostics.js'
import { errorIssueTypeFitsItsCode, errorIssueTypeIsKnown, errorSeverityIsError } from './issue-type.js'

export * from './issues.js'
export { diagnosticsNameTheParameter } from './parameter.js'

/** What holds for every error answer. */
export const errorChecks: readonly Check[] = [
  errorIsAnOperationOutcome,
  errorNamesItsProfile,
  errorSeverityIsError,
  errorIssueTypeIsKnown,
  errorIssueTypeFitsItsCode,
  errorHasOneCoding,
  errorCodingSystemIsTheSpineOne,
  errorCodeIsInUse,
  errorDisplayIsAPublishedOne,
  errorHasDiagnostics,
  errorHasMandatoryDiagnostics,
  errorConformsToItsProfile,
]
