import { describe, expect, it } from 'vitest'
import { findVariant, profile } from '../../../src/catalogue/index.js'
import { SUPPRESSIONS } from '../../../src/checks/validation/suppressions.js'
import { judge } from '../../../src/checks/engine/index.js'
import { bodyConformsToItsProfile, errorConformsToItsProfile } from '../../../src/checks/validation/conforms.js'
import { Headers, type JsonObject } from '../../../src/core/index.js'
import { loadRegister } from '../../../src/register/index.js'
import { createValidator } from '../../../src/validator/index.js'
import { appointment } from '../appointment-management/samples.js'
import { answerOf, contextOf, outcome, patient, type Made } from './support.js'
import { judged } from '../judged.js'

/** The real validator with the repository's own definitions of a version: what the exceptions are for. */
const validators = new Map(
  ['1.2.7', '1.2.8', '1.2.9'].map((spec) => {
    const set = findVariant(`foundations@${spec}`)?.definitions
    return [spec, createValidator({ ...(set && { sets: [set] }) })] as const
  }),
)
const VALUE_SET = 'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1'

function kinds(made: Made, spec = '1.2.7'): string[] {
  const answer = answerOf(made)
  const check = answer.status < 400 ? bodyConformsToItsProfile : errorConformsToItsProfile
  const validator = validators.get(spec)
  const context = contextOf(made.interaction ?? 'read-patient', { ...(validator && { validator }) }, spec)
  return judged(check, answer, context).map(({ kind }) => kind)
}

/** The rows on parts of conformance that a body is laid to, beside those on conformance itself. */
function parts(body: JsonObject): string[] {
  const [validator, register] = [validators.get('1.2.7'), loadRegister()]
  const context = contextOf('read-patient', { ...(validator && { validator }) })
  const [first] = judge(bodyConformsToItsProfile, answerOf({ body }), context, register)
  expect([first?.verdict, first?.reqs.includes('FND-READPAT-006')]).toEqual(['fail', true])
  return first?.reqs.filter((id) => /^SPINE-(?:FHIR-00[12]|TERM)/.test(id)) ?? []
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

describe('a further profile', () => {
  const claiming = (url: string): string[] => {
    const good = withStatus('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1')
    const meta = { versionId: '1', profile: [profile('CareConnect-GPC-Patient-1'), url] }
    return kinds({ body: { ...good, meta } })
  }

  it('of the maker is no matter', () => expect(claiming('https://maker.example/own')).toEqual(['ok']))

  it('of NHS Digital that nobody knows warns', () =>
    expect(claiming(profile('No-Such-Profile-1'))).toEqual(['tolerated']))
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

describe('what 1.2.8 and 1.2.9 add to the appointment book', () => {
  const made = (interaction: string, body: JsonObject): Made => ({ interaction, body })
  const schedule = (actor: string): Made =>
    made('search-free-slots', {
      resourceType: 'Schedule',
      id: 's1',
      meta: { versionId: '1', profile: [profile('GPConnect-Schedule-1')] },
      actor: [{ reference: 'Location/l1' }, { reference: actor }],
    })
  const slot = (extension: JsonObject, type = 'Slot'): Made =>
    made('search-free-slots', {
      resourceType: type,
      id: 's1',
      meta: { versionId: '1', profile: [profile(`GPConnect-${type}-1`)] },
      extension: [extension],
      ...(type === 'Slot' && { schedule: { reference: 'Schedule/s1' }, status: 'free' }),
      ...(type === 'Slot' && { start: '2030-01-07T09:00:00+00:00', end: '2030-01-07T09:10:00+00:00' }),
      ...(type === 'Schedule' && { actor: [{ reference: 'Location/l1' }] }),
    })
  const visit = slot({ url: profile('Extension-GPConnect-DeliveryChannel-2'), valueCode: 'Visit' })
  const roleUnder = (system: string, code = 'R0010'): Made =>
    slot(coded(profile('Extension-GPConnect-PractitionerRole-1'), system, code), 'Schedule')

  it('a service is an actor at 1.2.8, another type never', () => {
    expect(kinds(schedule('HealthcareService/h1'), '1.2.8')).toEqual(['ok'])
    expect(kinds(schedule('HealthcareService/h1'), '1.2.7')).toContain('broken')
    expect(kinds(schedule('Device/d1'), '1.2.8')).toContain('broken')
  })

  it('Visit is a delivery channel at 1.2.9', () => {
    expect(kinds(visit, '1.2.9')).toEqual(['ok'])
    expect(kinds(visit, '1.2.7')).toEqual(['tolerated'])
  })

  it('every SDS job role is one at 1.2.9', () => {
    const published = roleUnder('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1')
    expect(kinds(published, '1.2.9')).toEqual(['ok'])
    expect(kinds(published, '1.2.7')).toEqual(['tolerated'])
    expect(kinds(roleUnder('https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'), '1.2.9')).toEqual([
      'ok',
    ])
    expect(kinds(roleUnder('urn:other'), '1.2.9')).not.toEqual(['ok'])
  })

  it.each(['nhs', 'hl7.org'])('a role that joined the list of fhir.%s.uk later fails nobody', (host) => {
    const system = `https://fhir.${host}.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1`
    expect(kinds(roleUnder(system, 'R0261'), '1.2.9')).toEqual(['ok'])
    for (const spec of ['1.2.7', '1.2.8', '1.2.9']) {
      expect(kinds(roleUnder(system, 'R0261'), spec)).not.toContain('broken')
      expect(new Set(kinds(roleUnder(system, 'R9999'), spec))).toEqual(new Set(['tolerated']))
    }
  })
})

describe('a hint beside what was found', () => {
  const plain = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] }
  const found = withStatus('https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1')
  const searched = (hint: JsonObject, ...others: JsonObject[]): string[] =>
    kinds({
      interaction: 'find-patient',
      body: {
        resourceType: 'Bundle',
        meta: { profile: [profile('GPConnect-Searchset-Bundle-1')] },
        type: 'searchset',
        entry: [hint, { resource: found }, ...others],
      },
    })

  it('needs no profile of errors, and may have search mode outcome', () => {
    expect(searched({ resource: plain })).toEqual(['ok'])
    expect(searched({ resource: plain, search: { mode: 'outcome' } })).toEqual(['ok'])
  })

  it('is judged by base STU3, and by the profile that it claims', () => {
    expect(searched({ resource: { resourceType: 'OperationOutcome' } })).toEqual(['broken'])
    const meta = { profile: [profile('GPConnect-OperationOutcome-1')] }
    expect(searched({ resource: { ...plain, meta } })).toEqual(['broken'])
  })

  it('is the only one that the searchset profile lets have a mode', () =>
    expect(searched({ resource: plain }, { resource: { ...found, id: 'p2' }, search: { mode: 'match' } })).toEqual([
      'broken',
    ]))
})

describe('the type of an appointment', () => {
  const FIXED = 'http://hl7.org/fhir/ValueSet/v2-0276'
  const typed = (over: JsonObject, spec: string): string[] =>
    kinds({ interaction: 'read-appointment', body: { ...appointment, ...over } }, spec)

  it.each(['1.2.7', '1.2.9'])(
    'is excluded by one version of the profile and allowed by another: no breach at %s',
    (spec) => {
      expect(typed({}, spec)).toEqual(['ok'])
      expect(typed({ appointmentType: { text: 'Walk in' } }, spec)).toEqual(['ok'])
      expect(typed({ appointmentType: { coding: [{ system: FIXED, code: 'WALKIN' }] } }, spec)).toContain('ok')
      expect(typed({ appointmentType: { coding: [{ system: 'urn:x', code: 'WALKIN' }] } }, spec)).not.toContain(
        'broken',
      )
    },
  )

  it('is judged by its form where the profile allows it', () =>
    expect(typed({ appointmentType: { text: 7 } }, '1.2.9')).toContain('broken'))

  it.each(['1.2.7', '1.2.9'])('is the only excluded element that is let pass at %s', (spec) => {
    expect(typed({ indication: [{ reference: 'Condition/1' }] }, spec)).toContain('broken')
    expect(typed({ requestedPeriod: [{ start: '2030-01-08' }] }, spec)).toContain('broken')
  })
})

it('every exception says why', () => {
  expect(
    SUPPRESSIONS.filter(
      ({ because }) => !/A\d+|never published|published versions|base STU3, (?:Meta|Bundle)/.test(because),
    ),
  ).toEqual([])
})

describe('a body that is empty', () => {
  const when = (method: string, prefer?: string): unknown => {
    const headers = new Headers(prefer === undefined ? [] : [['Prefer', prefer]])
    const request = { method, url: 'https://provider.example/x', path: '/x', headers }
    return bodyConformsToItsProfile.when?.(answerOf({ exchange: { request } }), contextOf('read-patient'))
  }

  it('is judged, unless that is what was asked for', () => {
    expect([when('GET'), when('POST', 'return=representation')]).toEqual([true, true])
    expect([when('OPTIONS'), when('HEAD'), when('PUT', 'return=minimal')]).toEqual([false, false, false])
  })
})

describe('a body that does not conform', () => {
  const TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1'

  it('is laid to the rows on what is wrong in it', () => {
    const sound = withRegistration(TYPES)
    expect(parts({ ...sound, shoeSize: 42 })).toEqual([])
    expect(parts({ ...sound, birthDate: 'May 1984' })).toEqual(['SPINE-FHIR-001'])
    expect(parts({ ...sound, gender: 'FEMALE' })).toEqual(['SPINE-TERM-001'])
    expect(parts(withRegistration(TYPES, 'r'))).toEqual(['SPINE-FHIR-002', 'SPINE-TERM-001'])
    expect(parts(withRegistration(TYPES.toLowerCase()))).toEqual(['SPINE-FHIR-002', 'SPINE-TERM-002'])
  })
})
