import type { ReceivedResponse } from '../../core/index.js'
import { byForm, type Attributor } from '../../transport/index.js'

/** The texts of a Spine Secure Proxy's own errors (spec facts section 3.5, rule 5). */
const TEXTS = [
  /ENDPOINT_\S*_VARIES_FROM_TARGETURL_/,
  /ASID_CHECK_FAILED_MESSAGESENDER_/,
  /PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_/,
  /FOT_CHECK_FAILED_MESSAGESENDER_/,
  /405: Method Not Allowed/,
  /Unsupported_Media_Type/,
  /ERROR_COMMUNICATING_TO_ENDPOINT_URL_/,
]

/**
 * Statuses that a proxy's front end gives of itself: too many requests, certificate trouble, gone, bad gateway, busy,
 * time-outs. A provider that means one of them says so in FHIR.
 */
const GATEWAY = new Set([429, 444, 495, 496, 497, 499, 502, 503, 504, 599])

/**
 * True where an answer has the form of the SSP's own: one of its texts, or its old code system, without the GP Connect
 * profile that every error of a provider declares; or a gateway status without a FHIR body.
 */
export function looksLikeSsp({ status, body }: ReceivedResponse): boolean {
  if (status < 400) return false
  const text = Buffer.from(body.subarray(0, 20_000)).toString('utf8')
  if (text.includes('GPConnect-OperationOutcome-1')) return false
  if (TEXTS.some((form) => form.test(text))) return true
  const oldSystem = text.includes('http://fhir.nhs.net/ValueSet/') && text.includes(`"${status}"`)
  return oldSystem || (GATEWAY.has(status) && !text.includes('OperationOutcome'))
}

/** Who answered behind a real SSP, which leaves no record with us: told from the form of the answer. */
export const sspShapeAttributor: Attributor = (_request, response) => ({
  answeredBy: response ? (looksLikeSsp(response) ? 'ssp' : byForm(response)) : 'nobody',
})
