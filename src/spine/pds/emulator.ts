import type { JsonObject } from '../../core/index.js'
import { trouble, type Reply } from '../national/reply.js'
import { national } from '../national/systems.js'

/** A patient of the emulated PDS. */
export interface PdsPatient {
  readonly nhsNumber: string
  /** The registered practice; absent for a patient whose whereabouts are restricted. */
  readonly odsCode?: string
  /** The number that replaced this one. */
  readonly supersededBy?: string
}

/**
 * The FHIR API of PDS over a list of patients: reading by NHS number.
 *
 * @param path - below the service's root, such as `/Patient/9990001006`
 * @param requestId - the X-Request-ID field, which PDS demands
 */
export function demographicsReply(patients: readonly PdsPatient[], path: string, requestId: string | undefined): Reply {
  if (!requestId) return trouble(400, 'required', 'MISSING_VALUE: X-Request-ID')
  const [, type, number = '', rest] = path.split('/')
  if (type !== 'Patient' || rest !== undefined) return trouble(404, 'not-found', 'UNSUPPORTED_SERVICE')
  if (!/^\d{10}$/.test(number)) return trouble(400, 'value', 'INVALID_RESOURCE_ID')
  const patient = patients.find((p) => p.nhsNumber === number)
  if (!patient) return trouble(404, 'not-found', 'RESOURCE_NOT_FOUND')
  return { status: 200, body: resourceOf(patient) }
}

function resourceOf({ nhsNumber, odsCode, supersededBy }: PdsPatient): JsonObject {
  const id = supersededBy ?? nhsNumber
  const confidentiality = odsCode === undefined ? 'R' : 'U'
  const system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
  return {
    resourceType: 'Patient',
    id,
    meta: { versionId: '1', security: [{ system, code: confidentiality }] },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: id }],
    ...(odsCode === undefined
      ? {}
      : { generalPractitioner: [{ type: 'Organization', identifier: { system: national.ods, value: odsCode } }] }),
  }
}
