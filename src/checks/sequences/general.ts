import { bundleChecks, namedBundleChecks } from '../bundle/index.js'
import type { Check, Sequence } from '../check.js'
import { formatChecks, negotiationChecks } from '../format/index.js'
import { everyAnswerHeaders, readHeaders, storedHeaders, namedHeaders } from '../headers/index.js'
import { comparisons } from '../http/same-content.js'
import { servedChecks } from '../http/served.js'
import { serviceRootChecks } from '../http/service-root.js'
import { statusIsInUse, successStatus } from '../http/status.js'
import { identityChecks } from '../identity/index.js'
import { diagnosticsNameTheParameter, errorChecks } from '../operation-outcome/index.js'
import { referenceChecks, referencesResolve } from '../references/index.js'
import { bodyConformsToItsProfile } from '../validation/conforms.js'

/** What holds for every answer of a provider, each check where it speaks of the answer at hand. */
export const standard: Sequence = {
  name: 'standard',
  checks: [
    statusIsInUse,
    ...everyAnswerHeaders,
    ...formatChecks,
    ...errorChecks,
    ...readHeaders,
    ...storedHeaders,
    ...bundleChecks,
    ...identityChecks,
    ...referenceChecks,
    bodyConformsToItsProfile,
  ],
}

/** The rules of the service root, judged on the answer that proves that it serves. */
export const serviceRoot: Sequence = { name: 'service root', checks: serviceRootChecks }

/** Checks that belong to no resource type: the standard rules, and those that features name one by one. */
export const generalChecks: readonly Check[] = [
  successStatus,
  ...standard.checks,
  ...serviceRoot.checks,
  ...namedHeaders,
  ...negotiationChecks,
  ...comparisons,
  ...servedChecks,
  ...namedBundleChecks,
  diagnosticsNameTheParameter,
  referencesResolve,
]
