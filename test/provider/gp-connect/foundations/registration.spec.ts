import { beforeEach, describe, expect, it } from 'vitest'
import { objects, type JsonObject } from '../../../../src/core/index.js'
import { by, errorOf, iid, make, systems, tell, type Told } from '../../support.js'

const PROFILES = 'https://fhir.nhs.uk/STU3/StructureDefinition/'

const patient = (change: JsonObject = {}): JsonObject => ({
  resourceType: 'Patient',
  meta: { profile: [`${PROFILES}CareConnect-GPC-Patient-1`] },
  identifier: [{ system: systems.nhs, value: '9990007004' }],
  name: [{ use: 'official', family: 'Abberline', given: ['Nora'] }],
  gender: 'female',
  birthDate: '1950-01-01',
  ...change,
})

const parameters = (of: JsonObject): JsonObject => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'registerPatient', resource: of }],
})

let provider = make()
beforeEach(() => void (provider = make()))

const register = (body: JsonObject): Promise<Told> =>
  tell(
    {
      path: '/Patient/$gpc.registerpatient',
      iid: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.registerpatient-1',
      method: 'POST',
      claims: { requested_scope: 'patient/*.write' },
      body: JSON.stringify(body),
      headers: (h) => h.with('Content-Type', 'application/fhir+json'),
    },
    provider,
  )

const person = (nhsNumber: string, family: string, given: string, birthDate: string): JsonObject =>
  patient({
    identifier: [{ system: systems.nhs, value: nhsNumber }],
    name: [{ use: 'official', family, given: [given] }],
    birthDate,
  })

describe('register patient', () => {
  it('answers 200 with one temporary Patient, who is found afterwards and a duplicate the second time', async () => {
    const told = await register(parameters(patient()))
    expect(told.status).toBe(200)
    expect(told.resource['meta']).toEqual({ profile: [`${PROFILES}GPConnect-Searchset-Bundle-1`] })
    expect(told.text).toContain('"code":"T"')
    expect(told.text).toContain('1 Register Row')
    const found = await tell({ path: `/Patient${by(systems.nhs, '9990007004')}`, iid: iid('search:patient') }, provider)
    expect(objects(found.resource['entry'])).toHaveLength(1)
    expect(errorOf(await register(parameters(patient())))).toBe('409 duplicate DUPLICATE_REJECTED')
  })

  it('re-activates one who left', async () => {
    const told = await register(parameters(person('9990008566', 'Heaton', 'Joan', '1990-09-10')))
    expect(told.status).toBe(200)
    expect(told.text).toContain('"id":"pat-heaton"')
  })

  it.each<[string, JsonObject, string]>([
    ['no NHS number', { identifier: undefined }, '422 invalid INVALID_RESOURCE'],
    [
      'a wrong NHS number',
      { identifier: [{ system: systems.nhs, value: '9990007005' }] },
      '400 value INVALID_NHS_NUMBER',
    ],
    ['no birth date', { birthDate: undefined }, '422 invalid INVALID_RESOURCE'],
    ['no official name', { name: [{ use: 'usual', family: 'Abberline' }] }, '422 invalid INVALID_RESOURCE'],
    ['marital status', { maritalStatus: { text: 'x' } }, '422 invalid INVALID_RESOURCE'],
    ['a work address', { address: [{ use: 'work', line: ['x'] }] }, '422 invalid INVALID_RESOURCE'],
    [
      'two home phones',
      { telecom: [1, 2].map((n) => ({ system: 'phone', use: 'home', value: String(n) })) },
      '422 invalid INVALID_RESOURCE',
    ],
    ['an unknown element', { colour: 'red' }, '422 invalid INVALID_RESOURCE'],
    [
      'another birth date and name',
      { birthDate: '1951-01-02', name: [{ use: 'official', family: 'X', given: ['Y'] }] },
      '400 business-rule INVALID_PATIENT_DEMOGRAPHICS',
    ],
  ])('refuses %s', async (_, change, expected) => {
    expect(errorOf(await register(parameters(patient(change))))).toBe(expected)
    expect((await register(parameters(patient()))).status).toBe(200)
  })

  it.each([
    ['not on PDS', '9990008353', 'Aldous', 'Rene', '1970-02-03', '400 business-rule INVALID_PATIENT_DEMOGRAPHICS'],
    ['deceased', '9990008388', 'Bywater', 'Alma', '1931-03-04', '400 business-rule INVALID_PATIENT_DEMOGRAPHICS'],
    ['sensitive', '9990008418', 'Corley', 'Dan', '1985-04-05', '400 business-rule INVALID_PATIENT_DEMOGRAPHICS'],
    ['superseded', '9990008477', 'Ellerby', 'Fred', '1987-06-07', '400 value INVALID_NHS_NUMBER'],
    ['active here', '9990001006', 'Thornbury', 'Alice', '1984-03-17', '409 duplicate DUPLICATE_REJECTED'],
  ])('refuses one who is %s', async (_, number, family, given, born, expected) => {
    expect(errorOf(await register(parameters(person(number, family, given, born))))).toBe(expected)
  })
})
