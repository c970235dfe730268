import type { Part } from '../part.js'
import { careConnectRefusals } from './refusals/index.js'
import { bundleHasNoNextPage, searchIsASearchsetBundle } from '../bundle/searchset.js'
import { everyAnswerHeaders } from '../headers/index.js'
import { readIdIsTheOneAskedFor } from '../headers/etag.js'
import { wholeResourceIsReturned } from '../headers/created.js'
import { errorIsAnOperationOutcome } from '../operation-outcome/body.js'
import { bodyConformsToItsProfile } from '../validation/conforms.js'
import { cancellationRules, readChecks, refusedCancelLeavesItBooked, secondPatientIsRecorded } from './appointment.js'
import { bookingRules, hasALocalIdentifier, keptRules, readIsWhole } from './booking.js'
import { bundleRules, namedSlotChecks } from './bundle.js'
import { refusedTokenIsChallenged } from './challenge.js'
import { careConnectGeneral, serviceRootIsWellFormed } from './general.js'
import { listedRules, namedListChecks } from './listed.js'
import { metadataRules } from './metadata.js'
import { requestIdChecks } from './request-ids.js'
import { companyRules } from './schedules.js'
import { servedRequests } from './served.js'
import { slotRules } from './slots.js'
import { serviceStateChecks } from './state.js'

const [noStore, contentTypeIsFhir, charsetIsUtf8, , contentCodingDecodes] = everyAnswerHeaders

/** Care Connect scheduling: the slots of a service, and what is booked in them. */
export const careConnectScheduling: Part = {
  sequences: [
    /** What holds for every answer of a Care Connect provider. */
    {
      name: 'care connect',
      checks: [
        ...[noStore, contentTypeIsFhir, charsetIsUtf8, contentCodingDecodes].filter((check) => check !== undefined),
        ...careConnectGeneral,
        ...requestIdChecks,
        errorIsAnOperationOutcome,
      ],
    },
    /** The answer to a search of the slots of a service. */
    {
      name: 'service slot',
      checks: [searchIsASearchsetBundle, ...slotRules, ...companyRules, ...bundleRules, bodyConformsToItsProfile],
    },
    /** The answer to a booking. */
    {
      name: 'service booking',
      checks: [...bookingRules, ...keptRules, wholeResourceIsReturned, bodyConformsToItsProfile],
    },
    /** A read of the scenario's own booking. */
    { name: 'service appointment', checks: [readIdIsTheOneAskedFor, readIsWhole, bodyConformsToItsProfile] },
    /** The answer to a cancellation. */
    {
      name: 'service cancellation',
      checks: [...cancellationRules, wholeResourceIsReturned, bodyConformsToItsProfile],
    },
    /** The answer to a search of a patient's appointments. */
    {
      name: 'patient search',
      checks: [searchIsASearchsetBundle, bundleHasNoNextPage, ...listedRules, bodyConformsToItsProfile],
    },
    { name: 'service metadata', checks: [...metadataRules, bodyConformsToItsProfile] },
  ],
  checks: [
    ...namedSlotChecks,
    ...namedListChecks,
    ...readChecks,
    ...serviceStateChecks,
    ...servedRequests,
    serviceRootIsWellFormed,
    hasALocalIdentifier,
    refusedCancelLeavesItBooked,
    secondPatientIsRecorded,
    refusedTokenIsChallenged,
  ],
  refusals: careConnectRefusals,
}
