import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createValidator, type ValidateOptions } from '../../src/validator/index.js'
import { mutation, sample } from './samples.js'

const GPC = 'https://fhir.nhs.uk/STU3/StructureDefinition/'
const validator = createValidator({ sets: ['gpconnect-1.2.7'] })
const findings = (resource: JsonObject, options: ValidateOptions = {}): string[] =>
  validator
    .validateResource(resource, options)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)

const bundle = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})

describe('the profiles that a resource is judged by', () => {
  const nameless: JsonObject = { resourceType: 'Practitioner', id: '1' }
  const profile = `${GPC}CareConnect-GPC-Practitioner-1`
  const missing = 'error cardinality-min Practitioner'

  it.each<[string, JsonObject, ValidateOptions, string[]]>([
    ['its type, where it claims none', nameless, {}, []],
    ['the one it claims', { ...nameless, meta: { profile: [profile] } }, {}, [missing]],
    ['the one it claims in a version', { ...nameless, meta: { profile: [`${profile}/_history/1.2`] } }, {}, [missing]],
    ['the one it claims by version', { ...nameless, meta: { profile: [`${profile}|1.2.0`] } }, {}, [missing]],
    ['the one asked for', nameless, { profiles: [profile] }, [missing]],
    [
      'what it is judged by that names none, which is told',
      nameless,
      { unnamed: () => ({ profile, severity: 'warning' }) },
      ['warning profile-unnamed Practitioner', missing],
    ],
    [
      'not that where it names one',
      { ...nameless, meta: { profile: ['https://x/y'] } },
      { unnamed: () => ({ profile, severity: 'warning' }) },
      ['warning profile-unknown Practitioner'],
    ],
    ['the one expected for its type', nameless, { expected: { Practitioner: profile } }, [missing]],
    ['not the one expected for another type', nameless, { expected: { Patient: profile } }, []],
    [
      'an unknown one not at all',
      { ...nameless, meta: { profile: ['https://x/y'] } },
      {},
      ['warning profile-unknown Practitioner'],
    ],
    [
      'one of another type not at all',
      { ...nameless, meta: { profile: [`${GPC}CareConnect-GPC-Patient-1`] } },
      {},
      ['error profile-type Practitioner'],
    ],
  ])('%s', (_, resource, options, expected) => expect(findings(resource, options)).toEqual(expected))

  it('are counted, and what FHIR alone judged by its type', () => {
    const contained = [{ resourceType: 'Flag', id: 'f' }]
    const named = { ...nameless, meta: { profile: [profile] }, contained }
    const { judged, resources } = validator.validateResource(bundle(named, nameless))
    expect([judged, resources]).toEqual([{ profile: 1, core: { Bundle: 1, Practitioner: 1, Flag: 1 } }, 4])
    expect(validator.validateText('{').judged).toEqual({ profile: 0, core: {} })
  })

  it('are expected of entries too', () => {
    expect(findings(bundle(nameless), { expected: { Practitioner: profile } })).toEqual([
      'error cardinality-min Bundle.entry[0].resource',
    ])
  })

  it('say what two of them say once', () => {
    const found = findings(
      { ...nameless, gender: 'x', meta: { profile: [profile] } },
      { expected: { Practitioner: profile } },
    )
    expect(found.filter((f) => f.includes('gender'))).toHaveLength(1)
  })
})

describe('a finding', () => {
  it('names rule, severity, path, profile, values and what to do', () => {
    const { findings: found } = validator.validateResource(mutation(sample('patient'), 'identifier.0.value', undefined))
    expect(found).toEqual([
      {
        rule: 'cardinality-min',
        severity: 'error',
        path: 'Patient.identifier[0]',
        profile: `${GPC}CareConnect-GPC-Patient-1`,
        params: { element: 'value', min: 1, found: 0 },
        message: 'value is missing: it must occur at least once, found 0',
      },
    ])
  })

  it('of a slice says which were there and what was looked for', () => {
    const resource = mutation(sample('patient'), 'name', [{ use: 'usual', family: 'x' }, { family: 'y' }])
    const [found] = validator.validateResource(resource).findings
    expect(found?.message).toBe(
      'slice official (use = official) must occur at least once, found 0; the 2 present: use = usual, use = (absent)',
    )
  })

  it('proposes the element that was meant', () => {
    const [found] = validator.validateResource(mutation(sample('patient'), 'birthdate', '2019')).findings
    expect(found).toMatchObject({ rule: 'unknown-element', params: { suggestion: 'birthDate' } })
    expect(found?.message).toContain('did you mean birthDate?')
  })

  it('of an extension names the profile of the extension', () => {
    const resource = mutation(sample('patient'), 'extension.0.extension.1.valueBoolean', 'yes')
    expect(validator.validateResource(resource).findings[0]?.profile).toBe(
      `${GPC}Extension-CareConnect-GPC-NHSCommunication-1`,
    )
  })

  it('of a code from the wrong system says that the code is right', () => {
    const text = (system: string, code: string): string | undefined => {
      const maritalStatus = { coding: [{ system, code, display: 'x' }] }
      const { findings: found } = validator.validateResource(
        mutation(sample('patient'), 'maritalStatus', maritalStatus),
      )
      return found.find(({ rule }) => rule === 'binding')?.message
    }
    expect(text('https://other', 'M')).toMatch(/the code is in it, but from another system$/)
    expect(text('http://hl7.org/fhir/v3/MaritalStatus', 'QQ')).toMatch(/it holds .*M/)
  })

  it('comes in the order of the text', () => {
    const text = '{"resourceType":"Patient",\n"name":[{"use":"x"}],\n"active":"x",\n"link":[{}]}'
    const lines = validator.validateText(text).findings.map(({ line }) => line ?? 0)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
  })

  it('stands at a line and column of the text, JSON or XML', () => {
    const json = '{"resourceType": "Patient",\n  "gender": "m"}'
    const xml = '<Patient xmlns="http://hl7.org/fhir">\n  <gender value="m"/>\n</Patient>'
    for (const text of [json, xml]) {
      expect(validator.validateText(text).findings).toMatchObject([
        { rule: 'binding', path: 'Patient.gender', line: 2, column: 3 },
      ])
    }
  })

  it('of the format stands beside those of the profile', () => {
    const { findings: found, valid } = validator.validateText('{"resourceType":"Patient","gender":"male","gender":"m"}')
    expect(found.map(({ rule }) => rule)).toEqual(['json-duplicate-key', 'binding'])
    expect(valid).toBe(false)
  })

  it('of an empty text is said once', () => {
    const found = validator.validateText('{"resourceType":"Patient","name":[{"family":""}]}').findings
    expect(found.map(({ rule }) => rule)).toEqual(['json-empty-string'])
  })

  it('is suppressed by rule and path, never by its text', () => {
    const resource = mutation(mutation(sample('patient'), 'gender', 'x'), 'name.0.use', 'x')
    const count = (rule: string, path: string): number =>
      createValidator({ sets: ['gpconnect-1.2.7'], suppress: [{ rule, path, reason: 'known' }] })
        .validateResource(resource)
        .findings.filter((f) => f.rule === 'binding').length
    expect(count('binding', 'Organization.name')).toBe(2)
    expect(count('format', 'Patient.gender')).toBe(2)
    expect(count('binding', 'Patient.gender')).toBe(1)
    expect(count('binding', 'Patient.name.use')).toBe(1)
    expect(count('binding', 'Patient.name[1].use')).toBe(2)
    expect(count('binding', 'Patient.*')).toBe(0)
  })

  it('of an invariant is suppressed by its key', () => {
    const resource: JsonObject = { resourceType: 'Organization', id: 'x' }
    const valid = (rule: string): boolean =>
      createValidator({
        sets: ['fhir-stu3'],
        suppress: [{ rule, path: 'Organization', reason: 'known' }],
      }).validateResource(resource).valid
    expect([valid('invariant:org-1'), valid('invariant'), valid('invariant:org-2')]).toEqual([true, true, false])
  })
})

describe('references', () => {
  const patient = (id: string, more: JsonObject = {}): JsonObject => ({ resourceType: 'Patient', id, ...more })
  const organization = (reference: string): JsonObject => patient('p', { managingOrganization: { reference } })
  const target = 'error reference-target Bundle.entry[0].resource.managingOrganization'

  it.each<[string, string, JsonObject | undefined, string[]]>([
    ['to the right type', 'Organization/1', undefined, []],
    ['to the wrong type', 'Patient/1', undefined, [target]],
    ['with a version', 'Patient/1/_history/2', undefined, [target]],
    ['absolute', 'https://x.org/fhir/Patient/1', undefined, [target]],
    ['to what no URL tells', 'https://x.org/the/thing', undefined, []],
    ['by fullUrl', 'urn:uuid:11111111-2222-3333-4444-555555555555', patient('x'), [target]],
    ['that are none', 'see below', undefined, ['error reference-form Bundle.entry[0].resource.managingOrganization']],
  ])('%s', (_, reference, other, expected) => {
    const root = bundle(organization(reference), ...(other ? [other] : []))
    const entries = root['entry'] as JsonObject[]
    if (entries[1]) entries[1]['fullUrl'] = 'urn:uuid:11111111-2222-3333-4444-555555555555'
    expect(findings(root)).toEqual(expected)
  })

  it('into contained resources are those of the container', () => {
    const contained = [
      { resourceType: 'Organization', id: 'o', name: 'x', partOf: { reference: '#q' } },
      { resourceType: 'Organization', id: 'q', name: 'y' },
    ]
    expect(findings(patient('p', { contained, managingOrganization: { reference: '#o' } }))).toEqual([])
    expect(findings(patient('p', { contained, managingOrganization: { reference: '#nobody' } })).sort()).toEqual([
      'error invariant Patient',
      'error invariant Patient.managingOrganization',
      'error reference-unresolved Patient.managingOrganization',
    ])
  })

  it('in the Bundle must lead to one of the profiles asked for', () => {
    const schedule = sample('location')
    const appointmentOf = (practitioner: JsonObject): JsonObject =>
      bundle(
        { ...sample('patient'), generalPractitioner: [{ reference: 'Practitioner/1' }] },
        practitioner,
        schedule,
        sample('organization'),
      )
    const unclaimed = sample('practitioner')
    delete unclaimed['meta']
    const warned = 'warning reference-target-profile Bundle.entry[0].resource.generalPractitioner[0]'
    expect(findings(appointmentOf(unclaimed))).toEqual([])
    const nameless: JsonObject = { resourceType: 'Practitioner', id: '1' }
    expect(findings(appointmentOf(nameless))).toEqual([warned])
    const profile = ['https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Practitioner-1/_history/1']
    const ofCareConnect = { ...sample('practitioner'), ...nameless, meta: { profile } }
    expect(findings(appointmentOf(ofCareConnect))).toEqual([])
  })
})

describe('resources inside resources', () => {
  it('are counted', () => {
    const root = bundle({ resourceType: 'Organization', name: 'x' }, { resourceType: 'Bundle', type: 'collection' })
    expect(validator.validateResource(root).resources).toBe(3)
  })

  it('are judged in Parameters, entries and contained', () => {
    const bad: JsonObject = { resourceType: 'Patient', id: 'b', active: 'x' }
    expect(findings({ resourceType: 'Parameters', parameter: [{ name: 'p', resource: bad }] })).toEqual([
      'error json-type Parameters.parameter[0].resource.active',
    ])
    expect(findings(bundle(bundle(bad)))).toEqual(['error json-type Bundle.entry[0].resource.entry[0].resource.active'])
    expect(
      findings({ resourceType: 'Patient', contained: [bad], link: [{ other: { reference: '#b' }, type: 'refer' }] }),
    ).toEqual(['error json-type Patient.contained[0].active'])
  })

  it.each<[string, JsonObject, string]>([
    ['without a type', { id: '1' }, 'error resource-type-missing Bundle.entry[0].resource'],
    ['of no type', { resourceType: 'Thing' }, 'error resource-type-unknown Bundle.entry[0].resource'],
    ['of an abstract type', { resourceType: 'DomainResource' }, 'error resource-type-unknown Bundle.entry[0].resource'],
    ['of a data type', { resourceType: 'HumanName' }, 'error resource-type-unknown Bundle.entry[0].resource'],
    ['of a profile', { resourceType: '../Patient' }, 'error resource-type-unknown Bundle.entry[0].resource'],
  ])('%s', (_, resource, expected) => expect(findings(bundle(resource))).toEqual([expected]))
})

describe('codes', () => {
  const coded = (coding: JsonObject): string[] =>
    findings({ resourceType: 'Observation', status: 'final', code: { coding: [coding] } })
  const at = 'Observation.code.coding[0]'

  it.each<[string, JsonObject, string[]]>([
    ['a SNOMED CT code', { system: 'http://snomed.info/sct', code: '22298006' }, []],
    ['a wrong check digit', { system: 'http://snomed.info/sct', code: '22298007' }, [`warning code-form ${at}`]],
    [
      'a system with a slash too much',
      { system: 'http://snomed.info/sct/', code: '22298006' },
      [`error system-invalid ${at}`],
    ],
    [
      'a value set for a system',
      { system: 'https://fhir.nhs.uk/STU3/ValueSet/x', code: '1' },
      [`warning system-is-value-set ${at}`],
    ],
    [
      'a page for a system',
      { system: 'http://hl7.org/fhir/list-order.html', code: '1' },
      [`warning system-is-page ${at}`],
    ],
    ['a relative system', { system: 'local', code: '1' }, [`error uri-relative ${at}.system`]],
    ['an unknown system', { system: 'https://supplier/codes', code: '1' }, []],
    [
      'a code that the system lacks',
      { system: 'http://hl7.org/fhir/administrative-gender', code: 'm' },
      [`error code-unknown ${at}`],
    ],
    [
      'another display',
      { system: 'http://hl7.org/fhir/administrative-gender', code: 'male', display: 'Man' },
      [`warning code-display ${at}`],
    ],
    [
      'a display in other case',
      { system: 'http://hl7.org/fhir/administrative-gender', code: 'male', display: 'male' },
      [],
    ],
  ])('%s', (_, coding, expected) => expect(coded(coding)).toEqual(expected))
})
