import { describe, expect, it } from 'vitest'
import { Headers, type ReceivedResponse } from '../../src/core/index.js'
import { ownAnswer } from '../../src/spine/ssp/refusal.js'
import { looksLikeSsp, sspShapeAttributor } from '../../src/spine/ssp/shape.js'

const response = (status: number, text: string): ReceivedResponse => {
  const body = Buffer.from(text)
  return { status, reason: '', httpVersion: '1.1', headers: new Headers(), raw: body, body }
}
const own = (status: number, text: string): ReceivedResponse =>
  response(status, ownAnswer({ status, issue: 'x', text }).body.toString())

const PROVIDERS = JSON.stringify({
  resourceType: 'OperationOutcome',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
  issue: [{ severity: 'error', code: 'invalid', diagnostics: 'ASID_CHECK_FAILED_MESSAGESENDER_ is not ours to say' }],
})

describe('who answered behind a real SSP', () => {
  it.each([
    [400, 'ENDPOINT_https://a_CPAID_1_VARIES_FROM_TARGETURL_https://b'],
    [403, 'ASID_CHECK_FAILED_MESSAGESENDER_1'],
    [403, 'PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_1'],
    [403, 'FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2'],
    [405, '405: Method Not Allowed'],
    [415, 'Unsupported_Media_Type'],
    [502, 'ERROR_COMMUNICATING_TO_ENDPOINT_URL_https://b'],
    [400, 'a text that no page lists'],
  ])('%i %s: the SSP', (status, text) => expect(looksLikeSsp(own(status, text))).toBe(true))

  it.each([
    ['an error with the GP Connect profile', response(403, PROVIDERS)],
    ['an error without any profile', response(400, '{"resourceType":"OperationOutcome"}')],
    ['HTML', response(403, '<html>No</html>')],
    ['a success', response(200, 'Unsupported_Media_Type')],
    ['a 503 in FHIR', response(503, '{"resourceType":"OperationOutcome"}')],
    ['a 502 with an OperationOutcome', response(502, '{"resourceType":"OperationOutcome"}')],
  ])('%s: the provider', (_what, r) => expect(looksLikeSsp(r)).toBe(false))

  it.each([495, 496, 502, 503, 504, 599])('%i without FHIR: a gateway', (status) =>
    expect(looksLikeSsp(response(status, '<html>'))).toBe(true),
  )

  it('nobody, where nothing came', () => {
    const request = { method: 'GET', url: 'https://h', path: '/', headers: new Headers() }
    expect(sspShapeAttributor(request)).toEqual({ answeredBy: 'nobody' })
    expect(sspShapeAttributor(request, response(200, '{}'))).toEqual({ answeredBy: 'provider' })
  })
})
