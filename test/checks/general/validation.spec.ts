import { describe, expect, it } from 'vitest'
import { profile } from '../../../src/catalogue/index.js'
import { SUPPRESSIONS } from '../../../src/checks/validation/suppressions.js'
import { bodyConformsToItsProfile, errorConformsToItsProfile } from '../../../src/checks/validation/conforms.js'
import type { JsonObject, Outcome } from '../../../src/core/index.js'
import { createValidator } from '../../../src/validator/index.js'
import { answerOf, contextOf, outcome, patient, type Made } from './support.js'

/** The real validator with the repository's own definitions: what the exceptions are for. */
const validator = createValidator()
const VALUE_SET = 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1'

function kinds(made: Made, spec = '1.2.7'): string[] {
  const answer = answerOf(made)
  const check = answer.status < 400 ? bodyConformsToItsProfile : errorConformsToItsProfile
  const outcomes: Outcome[] = [
    check.judge(answer, contextOf(made.interaction ?? 'read-patient', { validator }, spec)),
  ].flat()
  return outcomes.map(({ kind }) => kind)
}

const error = (body: JsonObject): string[] => kinds({ status: 400, body })

const coded = (url: string, system: string, code: string): JsonObject => ({
  url,
  valueCodeableConcept: { coding: [{ system, code }] },
})

const withStatus = (system: string, code = '01'): JsonObject =>
  patient({
    name: [{ use: 'official', family: 'Thornbury' }],
    identifier: [
      {
        extension: [coded(profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'), system, code)],
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: '9990001006',
      },
    ],
  })

const withRegistration = (system: string, code = 'R'): JsonObject => ({
  ...withStatus('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1'),
  extension: [
    {
      url: profile('Extension-CareConnect-GPC-RegistrationDetails-1'),
      extension: [coded('registrationType', system, code)],
    },
  ],
})

const location = (address: JsonObject | JsonObject[]): Made => ({
  interaction: 'read-location',
  body: {
    resourceType: 'Location',
    id: 'l1',
    meta: { versionId: '1', profile: [profile('CareConnect-GPC-Location-1')] },
    name: 'Surgery',
    address,
    managingOrganization: { reference: 'Organization/o1' },
  },
})

describe('the coding of an error', () => {
  it('may stand under either system, in either spelling, with any published display', () => {
    expect(error(outcome())).toEqual(['ok'])
    expect(error(outcome('BAD_REQUEST', { coding: { system: VALUE_SET } }))).toEqual(['ok'])
    expect(error(outcome('BAD_REQUEST', { coding: { display: 'Submitted request is malformed/invalid.' } }))).toEqual([
      'ok',
    ])
    expect(error(outcome('ACCESS_DENIED'))).toEqual(['ok'])
    expect(error(outcome('ACCESS DENIED', { coding: { system: VALUE_SET } }))).toEqual(['ok'])
  })

  it('is judged all the same', () => {
    expect(error(outcome('SOMETHING_ELSE'))).toEqual(['broken'])
    expect(error(outcome('SOMETHING_ELSE', { coding: { system: VALUE_SET } }))).toEqual(['broken'])
    expect(error(outcome('BAD_REQUEST', { coding: { system: 'urn:x' } }))).toEqual(['broken'])
    expect(error(outcome('BAD_REQUEST', { issue: { severity: 'dreadful' } }))).toEqual(['broken'])
  })
})

describe('the code systems of the pages’ examples', () => {
  it('count beside the published ones', () => {
    expect(
      kinds({ body: withStatus('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1') }),
    ).toEqual(['ok'])
    expect(kinds({ body: withStatus('https://fhir.nhs.uk/CareConnect-NHSNumberVerificationStatus-1') })).toEqual(['ok'])
    expect(kinds({ body: withRegistration('https://fhir.nhs.uk/CareConnect-RegistrationType-1') })).toEqual(['ok'])
  })

  it('hold no more than the published ones', () => {
    expect(
      kinds({ body: withStatus('https://fhir.nhs.uk/CareConnect-NHSNumberVerificationStatus-1', '99') }),
    ).toContain('broken')
    expect(kinds({ body: withStatus('https://fhir.nhs.uk/Another-1') })).toContain('broken')
    expect(kinds({ body: withRegistration('https://fhir.nhs.uk/CareConnect-RegistrationType-1', 'Z') })).toContain(
      'broken',
    )
  })
})

describe('the address of a location', () => {
  const one = { city: 'Leeds' }

  it('is an object; an array of one warns at 1.2.7 and 1.2.9, and fails at 1.2.8', () => {
    expect(kinds(location(one))).toEqual(['ok'])
    expect(kinds(location([one]))).toEqual(['tolerated'])
    expect(kinds(location([one]), '1.2.9')).toEqual(['tolerated'])
    expect(kinds(location([one]), '1.2.8')).toEqual(['broken'])
  })

  it('is never several', () => expect(kinds(location([one, one]))).toEqual(['broken']))
})

describe('a healthcare service', () => {
  const service = (over: JsonObject): Made => ({
    interaction: 'read-healthcare-service',
    body: {
      resourceType: 'HealthcareService',
      id: 's1',
      meta: { versionId: '1', profile: [profile('CareConnect-GPC-HealthcareService-1')] },
      name: 'Service',
      ...over,
    },
  })

  it('is judged by base STU3, its profile being unpublished', () => {
    expect(kinds(service({}), '1.2.8')).toEqual(['ok'])
    expect(kinds(service({ name: 7 }), '1.2.8')).toEqual(['broken'])
    expect(kinds(service({ surprise: true }), '1.2.8')).toEqual(['broken'])
  })
})

it('every exception says why', () => {
  expect(SUPPRESSIONS.filter(({ because }) => !/A\d+|never published/.test(because))).toEqual([])
})
