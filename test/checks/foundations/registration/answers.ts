import type { Answer } from '../../../../src/checks/answer.js'
import { Headers, type JsonObject } from '../../../../src/core/index.js'
import { findDeviation, registrationOf, requestFor } from '../../../../src/requests/index.js'
import { fixedClock } from '../../../../src/core/index.js'
import { interaction, searchsetBundleProfile } from '../../../../src/catalogue/index.js'
import { answerOf } from '../support.js'

/** A registration with all details, and what a good provider answers. */

export const NUMBER = '9990007004'

const sender = {
  base: 'https://provider.example/A20047/STU3/1/gpconnect',
  providerAsid: '200000000205',
  consumer: { asid: '200000000117', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.example/' },
  clock: fixedClock('2030-01-01T00:00:00Z'),
}

const abberline = { nhsNumber: NUMBER, family: 'Abberline', given: ['Nora'], gender: 'female', birthDate: '1950-01-01' }

/** The body that is sent, with a named deviation in it. */
export function bodyWith(deviation?: string): string {
  const plan = requestFor(interaction('register-patient'), { body: registrationOf(abberline) }, sender)
  return String((deviation === undefined ? plan : findDeviation(deviation).apply(plan, sender)).body)
}

const GPC = 'https://fhir.nhs.uk/STU3/StructureDefinition'
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem'
const home = {
  use: 'home',
  line: ['Flat 9', '12 Sample Row'],
  city: 'Wakefield',
  district: 'West Yorkshire',
  postalCode: 'WF1 1AA',
}
const period = { end: '2030-03-31' }

/** The Patient of a good answer to a registration with all details. */
export const registered: JsonObject = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '1', profile: [`${GPC}/CareConnect-GPC-Patient-1`] },
  extension: [
    {
      url: `${GPC}/Extension-CareConnect-GPC-RegistrationDetails-1`,
      extension: [
        { url: 'registrationPeriod', valuePeriod: { start: '2030-01-01', end: '2030-03-31' } },
        {
          url: 'registrationType',
          valueCodeableConcept: { coding: [{ system: `${CODES}/CareConnect-RegistrationType-1`, code: 'T' }] },
        },
      ],
    },
    {
      url: `${GPC}/Extension-CareConnect-GPC-NHSCommunication-1`,
      extension: [
        {
          url: 'language',
          valueCodeableConcept: { coding: [{ system: `${CODES}/CareConnect-HumanLanguage-1`, code: 'cy' }] },
        },
        { url: 'interpreterRequired', valueBoolean: true },
      ],
    },
  ],
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: NUMBER }],
  name: [{ use: 'official', family: 'Abberline', given: ['Nora'] }],
  telecom: [
    { system: 'phone', value: '01632960401', use: 'home' },
    { system: 'phone', value: '01632960402', use: 'work' },
    { system: 'phone', value: '07700900403', use: 'mobile' },
    { system: 'phone', value: '07700900404', use: 'temp', period },
    { system: 'email', value: 'new.patient@example.org', use: 'home' },
  ],
  gender: 'female',
  birthDate: '1950-01-01',
  address: [home, { ...home, use: 'temp', line: ['The Annexe', '3 Visitor Lane'], postalCode: 'WF2 2BB', period }],
}

/** The Bundle of a registration. */
export const bundleOf = (...patients: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  meta: { profile: [searchsetBundleProfile] },
  type: 'searchset',
  entry: patients.map((resource) => ({ resource })),
})

/** An answer to a registration whose body was the given text. */
export function answering(
  resource: JsonObject | undefined,
  { sent = bodyWith('all details that may be sent'), status = 200 } = {},
): Answer {
  const answer = answerOf(resource, status, 'register-patient')
  const request = {
    ...answer.exchange.request,
    method: 'POST',
    headers: new Headers(),
    body: new TextEncoder().encode(sent),
  }
  return { ...answer, exchange: { ...answer.exchange, request } }
}
