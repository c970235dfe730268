import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { createValidator, type SetName } from '../../src/validator/index.js'

/** Breaches, each beside what looks like one and is none. */
const judge = (sets: SetName) => createValidator({ sets: [sets] })
const gpc = judge('gpconnect')
const UK = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/'
const NHS = 'https://fhir.nhs.uk/STU3/StructureDefinition/'

const of = (resource: JsonObject, validator = gpc): string[] =>
  validator.validateResource(resource).findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)
const says = (text: string, rule: string): string | undefined =>
  gpc.validateText(text).findings.find((f) => f.rule === rule)?.message

describe('the actual problem', () => {
  const problem = (reference: string, url = `${UK}Extension-CareConnect-ActualProblem-1`): JsonObject => ({
    resourceType: 'Condition',
    subject: { reference: 'Patient/1' },
    clinicalStatus: 'active',
    extension: [{ url, valueReference: { reference } }],
  })
  const at = 'reference-target Condition.extension[0].valueReference'

  it.each(['MedicationRequest', 'Immunization', 'ReferralRequest', 'DocumentReference', 'ProcedureRequest'])(
    'that leads to a %s, which the pages name and the definition does not, is a warning with both sources',
    (type) => {
      expect(of(problem(`${type}/1`))).toEqual([`warning ${at}`])
      const [finding] = gpc.validateResource(problem(`${type}/1`)).findings
      expect(finding?.message).toMatch(
        /the definition names Condition, .*pages of GP Connect .*accessrecord_structured/,
      )
    },
  )

  it('under the other URL is judged alike', () => {
    const url = `${NHS}Extension-CareConnect-GPC-ActualProblem-1`
    expect(of(problem('ProcedureRequest/1', url))).toEqual([`warning ${at}`])
    expect(of(problem('Immunization/1', url))).toEqual([])
    expect(of(problem('Slot/1', url))).toEqual([`error ${at}`])
  })

  it.each(['Slot', 'MedicationStatement'])('that leads to a %s, which neither names, is an error', (type) =>
    expect(of(problem(`${type}/1`))).toEqual([`error ${at}`]),
  )
  it('of Care Connect alone keeps to its definition', () =>
    expect(of(problem('Immunization/1'), judge('careconnect'))).toEqual([`error ${at}`]))
  it('that leads to what the definition names is no finding', () => expect(of(problem('Observation/1'))).toEqual([]))
})

describe('an absolute reference', () => {
  const partOf = (reference: string): string[] => of({ resourceType: 'Organization', name: 'x', partOf: { reference } })
  it('to something that is no resource of STU3 has no type', () =>
    expect(partOf('https://registry.example/Registry/12345')).toEqual([]))
  it('to a resource of another type is an error', () =>
    expect(partOf('https://registry.example/Patient/12345')).toEqual(['error reference-target Organization.partOf']))
})

describe('a Bundle as a whole', () => {
  const uuid = (n: number): string => `urn:uuid:${String(n).repeat(8)}-1111-4111-8111-111111111111`
  const bundle = (type: string, ...entry: JsonObject[]): JsonObject => ({
    resourceType: 'Bundle',
    type,
    ...(type === 'document' && { identifier: { system: 'http://x.org/i', value: '1' } }),
    entry,
  })
  const organisation = (id: string, more: JsonObject = {}): JsonObject => ({
    resource: { resourceType: 'Organization', id, name: 'x', ...more },
  })
  const composition = (subject: string, more: JsonObject = {}): JsonObject => ({
    fullUrl: uuid(1),
    resource: {
      resourceType: 'Composition',
      status: 'final',
      type: { text: 'x' },
      subject: { reference: subject },
      date: '2020-01-01',
      author: [{ display: 'x' }],
      title: 'x',
      ...more,
    },
  })
  const patient = { fullUrl: uuid(2), resource: { resourceType: 'Patient', id: 'p' } }
  const header: JsonObject = {
    resource: {
      resourceType: 'MessageHeader',
      event: { code: 'x' },
      timestamp: '2020-01-01T00:00:00Z',
      source: { endpoint: 'http://x' },
    },
  }

  it.each<[what: string, bundle: JsonObject, found: string[]]>([
    ['a document with its Composition', bundle('document', composition(uuid(2)), patient), []],
    ['a document by type and id', bundle('document', composition('Patient/p'), patient), []],
    ['a document without', bundle('document', organisation('1')), ['error bundle-first-entry Bundle']],
    ['a document of nothing', bundle('document'), ['error bundle-first-entry Bundle']],
    ['a message with its header', bundle('message', header), []],
    ['a message without', bundle('message', organisation('1')), ['error bundle-first-entry Bundle']],
    ['a collection in any order', bundle('collection', organisation('1')), []],
    [
      'a document that lacks its subject',
      bundle('document', composition('Patient/q'), patient),
      ['error bundle-incomplete Bundle.entry[0].resource.subject'],
    ],
    [
      'a document that lacks the entry of a section within a section',
      bundle(
        'document',
        composition(uuid(2), { section: [{ section: [{ entry: [{ reference: 'List/1' }] }] }] }),
        patient,
      ),
      ['error bundle-incomplete Bundle.entry[0].resource.section'],
    ],
    [
      'a urn that no entry has',
      bundle('collection', organisation('1', { partOf: { reference: uuid(9) } })),
      ['warning reference-unresolved Bundle.entry[0].resource.partOf'],
    ],
    [
      'a reference out of the Bundle',
      bundle('collection', organisation('1', { partOf: { reference: 'Organization/9' } })),
      [],
    ],
    [
      'two entries of one name',
      bundle('searchset', organisation('1'), organisation('1')),
      ['warning bundle-repeated-entry Bundle.entry[0]'],
    ],
    [
      'two entries of one id and other types',
      bundle('collection', organisation('1'), { resource: { resourceType: 'Patient', id: '1' } }),
      [],
    ],
    [
      'two entries that their fullUrls tell apart',
      bundle(
        'collection',
        { fullUrl: 'https://a.b/Organization/1', ...organisation('1') },
        { fullUrl: 'https://c.d/Organization/1', ...organisation('1') },
        organisation('2', { partOf: { reference: 'Organization/1' } }),
      ),
      [],
    ],
    [
      'a reference to one of two versions',
      bundle(
        'collection',
        organisation('1', { meta: { versionId: '1' } }),
        organisation('1', { meta: { versionId: '2' } }),
        organisation('2', { partOf: { reference: 'Organization/1' } }),
        organisation('3', { partOf: { reference: 'Organization/1/_history/2' } }),
      ),
      ['warning reference-ambiguous Bundle.entry[2].resource.partOf'],
    ],
  ])('%s', (_, resource, found) =>
    expect(of(resource, judge('fhir-stu3')).filter((f) => !f.startsWith('info'))).toEqual(found),
  )
})

describe('an extension', () => {
  const ethnic = { url: `${NHS}Extension-CareConnect-GPC-EthnicCategory-1`, valueCodeableConcept: { text: 'x' } }
  const notDone = { url: 'http://hl7.org/fhir/StructureDefinition/event-notDone', valueBoolean: true }
  const patient = (more: JsonObject): string[] => of({ resourceType: 'Patient', ...more })
  const said = (more: JsonObject): string[] => patient(more).filter((f) => /extension/.test(f.split(' ')[1] ?? ''))

  it('that is no modifier must not stand among them', () => {
    expect(said({ modifierExtension: [ethnic] })).toEqual(['error extension-modifier Patient.modifierExtension[0]'])
    expect(said({ extension: [ethnic] })).toEqual([])
  })
  it('that is a modifier must', () => {
    expect(said({ extension: [notDone] })).toEqual(['error extension-modifier Patient.extension[0]'])
    expect(said({ modifierExtension: [notDone] })).toEqual([])
  })
  it('that nobody knows is a remark, and a warning among modifiers', () => {
    const unknown = { url: 'http://example.org/m', valueBoolean: true }
    expect(said({ extension: [unknown] })).toEqual(['info extension-unknown Patient.extension[0]'])
    expect(said({ modifierExtension: [unknown] })).toEqual(['warning extension-unknown Patient.modifierExtension[0]'])
  })
  it("of nearly the name of a known one is offered that one, a maker's own is not", () => {
    const near = (url: string): string | undefined =>
      says(JSON.stringify({ resourceType: 'Patient', extension: [{ url, valueCode: 'x' }] }), 'extension-unknown')
    expect(near(`${UK.replace('https', 'http')}Extension-coding-sctdecsid`)).toContain(
      `did you mean ${UK}Extension-coding-sctdescid?`,
    )
    expect(near('https://supplier.example/Extension-coding-sctdecsid')).not.toContain('did you mean')
    expect(near(`${UK}something-of-its-own`)).not.toContain('did you mean')
  })
})

describe('the words', () => {
  const xml = (inner: string): string => `<Patient xmlns="http://hl7.org/fhir">${inner}</Patient>`

  it('speak of XML as XML, and show what was received', () => {
    expect(says(xml('<active value="True"/>'), 'format')).toBe('"True" is not true or false (type boolean)')
    expect(says(xml('<multipleBirthInteger value="two"/>'), 'format')).toContain('"two" is not a whole number')
    expect(says(xml('<active value="True"/>'), 'json-type')).toBeUndefined()
    expect(says('{"resourceType":"Patient","active":"True"}', 'json-type')).toBe(
      'expected JSON boolean, found string "True"',
    )
  })

  it('take blanks around a value of XML for nothing, and those of JSON as they are', () => {
    const profile = (value: string): string => `<meta><profile value="${value}"/></meta>`
    expect(says(xml(profile(' http://x/y')), 'format')).toBeUndefined()
    expect(says(xml(profile('http://x /y')), 'format')).toBeDefined()
    expect(says('{"resourceType":"Patient","meta":{"profile":[" http://x/y"]}}', 'format')).toBeDefined()
  })

  it.each(['99999999999999999999', '1.50'])('show the number %s as it was written', (number) => {
    expect(says(`{"resourceType":"Bundle","type":"searchset","total":${number}}`, 'format')).toMatch(
      `${number} is not a whole number`,
    )
    expect(says(`{"resourceType":"Patient","name":[{"given":["a",${number}]}]}`, 'json-type')).toBe(
      `expected JSON string, found number ${number}`,
    )
    expect(says(`<Bundle xmlns="http://hl7.org/fhir"><total value="${number}"/></Bundle>`, 'format')).toMatch(
      `${number} is not`,
    )
  })

  it.each([
    ['{"resourceType":"patient"}', 'resource-type-unknown', 'did you mean Patient?'],
    ['<patient xmlns="http://hl7.org/fhir"/>', 'xml-unknown-resource', 'did you mean Patient?'],
    ['{"resourceType":"Patient","BirthDate":"2000-01-01"}', 'unknown-element', 'did you mean birthDate?'],
    [
      '<Patient xmlns="http://hl7.org/fhir"><Active value="true"/></Patient>',
      'xml-unknown-element',
      'did you mean active?',
    ],
    ['{"resourceType":"Slot","schedule":{"reference":"schedule/1"}}', 'reference-form', 'did you mean Schedule/1?'],
    ['{"resourceType":"ServiceRequest"}', 'resource-type-unknown', 'FHIR R4 has it'],
    ['{"resourceType":"Encounter","reasonCode":[]}', 'unknown-element', 'FHIR R4 has it'],
    ['<MedicationOrder xmlns="http://hl7.org/fhir"/>', 'xml-unknown-resource', 'FHIR DSTU2 has it'],
  ])('of %s help: %s', (text, rule, hint) =>
    expect(says(text, rule)).toMatch(new RegExp(`${hint.replace('?', '\\?')}$`)),
  )
})

describe('a body of another version of FHIR', () => {
  const patient = (more: JsonObject): string => JSON.stringify({ resourceType: 'Patient', ...more })
  it.each([
    ['DSTU2', patient({ careProvider: [{ reference: 'Organization/1' }] })],
    ['DSTU2', patient({ meta: { profile: ['http://fhir.nhs.net/StructureDefinition/gpconnect-patient-1'] } })],
    ['DSTU2', '<Conformance xmlns="http://hl7.org/fhir"/>'],
    ['R4', patient({ meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] } })],
    ['R4', JSON.stringify({ resourceType: 'Condition', clinicalStatus: { text: 'x' }, subject: { display: 'x' } })],
    [
      'R4',
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: { resourceType: 'ServiceRequest' } }],
      }),
    ],
  ])('of %s is named: %s', (version, text) =>
    expect(says(text, 'fhir-version')).toMatch(new RegExp(`^this looks like FHIR ${version} and is judged as STU3`)),
  )

  it.each([
    patient({ active: true }),
    patient({ nonsense: 1 }),
    patient({ meta: { profile: [`${NHS}CareConnect-GPC-Patient-2`, 'http://supplier.example/Patient'] } }),
    patient({ meta: { profile: ['https://fhir.nhs.uk/StructureDefinition/gpconnect-patient-1'] } }),
    '{"resourceType":"Registry"}',
    '<Registry xmlns="http://hl7.org/fhir"/>',
  ])('is not seen in %s', (text) => expect(says(text, 'fhir-version')).toBeUndefined())
})
