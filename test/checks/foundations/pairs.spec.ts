import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/checks/answer.js'
import type { Check, CheckContext } from '../../../src/checks/check.js'
import { profileIsDeclared } from '../../../src/checks/capability/declared-profile.js'
import { healthcareServiceSequences } from '../../../src/checks/foundations/healthcare-service/index.js'
import { locationSequences } from '../../../src/checks/foundations/location/index.js'
import { organizationChecks, organizationSequences } from '../../../src/checks/foundations/organization/index.js'
import { patientChecks, patientSequences } from '../../../src/checks/foundations/patient/index.js'
import { practitionerSequences } from '../../../src/checks/foundations/practitioner/index.js'
import {
  location,
  organisation,
  patient,
  patientSeed,
  placeSeed,
  practitioner,
  practitionerSeed,
  service,
} from './samples.js'
import { add, asList, copy, drop, nothing, set, twice, type Mutation } from './mutations.js'
import { answerOf, contextOf, kinds, searchset } from './support.js'

/** Each check, and a change of a sound resource that breaks it; `as` where it does something else than break. */
interface Pair {
  readonly mutation: Mutation
  readonly as?: string
  readonly context?: Partial<CheckContext>
}
type Pairs = Readonly<Record<string, Pair | Mutation>>

const extensionUrl = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`
const extra = (url: string): Mutation => add('extension', { url, valueString: 'x' })
/** Rules of data types, wherever an address stands. */
const address = (prefix: string, path: string): Pairs => ({
  [`${prefix}-is-in-parts`]: set(path, { use: 'home', text: 'Flat 3, Leeds' }),
  [`${prefix}-has-no-state`]: set(`${path}.state`, 'West Yorkshire'),
  [`${prefix}-has-no-empty-part`]: set(`${path}.line`, ['']),
  [`${prefix}-has-no-text`]: set(`${path}.text`, 'Leeds'),
})

const patientPairs: Pairs = {
  'nhs-number-is-the-one-searched': set('identifier[0].value', '9990001073'),
  'patient-has-one-nhs-number': copy('identifier'),
  'nhs-number-has-a-verification-status': drop('identifier[0].extension'),
  'nhs-number-is-marked-verified': {
    mutation: set('identifier[0].extension[0].valueCodeableConcept.coding[0].code', '02'),
    as: 'tolerated',
  },
  'number-verified-in-the-search-is-marked-verified': set(
    'identifier[0].extension[0].valueCodeableConcept.coding[0].code',
    '02',
  ),
  'patient-has-one-official-name': add('name', { use: 'official', family: 'Thornbury' }),
  'patient-has-a-birth-date': set('birthDate', '1984-03'),
  'patient-has-a-gender': drop('gender'),
  ...address('address', 'address[0]'),
  ...address('contact-address', 'contact[0].address'),
  'patient-address-has-use': drop('address[0].use'),
  'contact-address-has-use': drop('contact[0].address.use'),
  'telecom-has-value': drop('telecom[0].value'),
  'telecom-has-system': drop('telecom[0].system'),
  'patient-telecom-has-use': drop('telecom[0].use'),
  'contact-telecom-has-value': drop('contact[0].telecom[0].value'),
  'contact-telecom-has-system': drop('contact[0].telecom[0].system'),
  'contact-telecom-has-use': drop('contact[0].telecom[0].use'),
  'contact-has-relationship-text': set('contact[0].relationship', [{ coding: [{ code: 'N' }] }]),
  'contact-relationship-has-no-coding': set('contact[0].relationship[0].coding', [{ code: 'N' }]),
  'contact-has-a-name-with-use': drop('contact[0].name.use'),
  'preferred-branch-refers-to-a-location': set('extension[0].extension[1].valueReference.reference', 'Organization/o1'),
  'managing-organisation-is-given': drop('managingOrganization'),
  'patient-has-no-ethnic-category': extra(extensionUrl('Extension-CareConnect-GPC-EthnicCategory-1')),
  'patient-has-no-religious-affiliation': extra(extensionUrl('Extension-CareConnect-GPC-ReligiousAffiliation-1')),
  'patient-has-no-cadaveric-donor': extra('http://hl7.org/fhir/StructureDefinition/patient-cadavericDonor'),
  'patient-has-no-residential-status': extra(extensionUrl('Extension-CareConnect-GPC-ResidentialStatus-1')),
  'patient-has-no-treatment-category': extra(extensionUrl('Extension-CareConnect-GPC-TreatmentCategory-1')),
  'patient-has-no-birth-place': extra('http://hl7.org/fhir/StructureDefinition/birthPlace'),
  'patient-has-no-marital-status': set('maritalStatus', { coding: [{ code: 'M' }] }),
  'patient-has-no-multiple-birth': set('multipleBirthBoolean', true),
  'patient-has-no-multiple-birth-number': { mutation: set('multipleBirthInteger', 2), as: 'tolerated' },
  'official-name-is-as-loaded': set('name[0].family', 'Thornberry'),
  'other-names-are-as-loaded': drop('name[1]'),
  'birth-date-is-as-loaded': set('birthDate', '1984-03-18'),
  'gender-is-as-loaded': set('gender', 'male'),
  'patient-address-is-as-loaded': set('address[0].line', ['Flat 3, 27 Orchard Rise']),
  'patient-telecom-is-as-loaded': drop('telecom'),
  'patient-contacts-are-as-loaded': drop('contact'),
  'patient-language-is-as-loaded': drop('extension[1].extension[1]'),
  'registration-type-is-as-loaded': drop('extension[0].extension[0]'),
  'county-stands-in-district': drop('address[0].district'),
  'preferred-branch-is-given': drop('extension[0].extension[1]'),
  'preferred-branch-can-be-read': {
    mutation: nothing,
    context: { resolved: new Map([['Location/l1', answerOf({ resourceType: 'OperationOutcome' }, 404)]]) },
  },
  'preferred-branch-is-the-one-loaded': {
    mutation: nothing,
    context: { resolved: new Map([['Location/l1', answerOf(location)]]) },
  },
  'general-practitioner-is-the-one-loaded': drop('generalPractitioner'),
  'managing-organisation-is-the-practice-of-the-service-root': {
    mutation: nothing,
    context: { odsCode: 'B81016' },
  },
  'profile-is-one-that-the-capability-statement-declares': set('meta.profile', [extensionUrl('CareConnect-Patient-1')]),
}

const practitionerPairs: Pairs = {
  'sds-user-id-is-the-one-searched': set('identifier[0].system', 'https://fhir.nhs.uk/Id/sds-user'),
  'practitioner-has-at-most-one-sds-user-id': copy('identifier'),
  'practitioner-has-one-name': set('name', []),
  'practitioner-has-no-telecom': set('telecom', [{ value: '1' }]),
  'practitioner-has-no-address': set('address', [{ city: 'Leeds' }]),
  'practitioner-has-no-birth-date': set('birthDate', '1970-01-01'),
  'practitioner-has-no-photo': set('photo', [{ url: 'x' }]),
  'practitioner-has-no-qualification': set('qualification', [{ code: {} }]),
  'practitioner-name-is-as-loaded': set('name[0].given', ['Ada']),
  'practitioner-gender-is-as-loaded': drop('gender'),
  'practitioner-language-is-as-loaded': drop('extension'),
  'role-profile-ids-are-as-loaded': drop('identifier[1]'),
}

const organisationPairs: Pairs = {
  'ods-code-is-the-one-searched': set('identifier[0].value', 'B81016'),
  'ods-code-is-that-of-the-service-root': set('identifier[0].value', 'B81016'),
  'organisation-has-one-ods-code': copy('identifier'),
  'organisation-has-a-name': set('name', ' '),
  'address-of-a-practice-has-use': drop('address[0].use'),
  'telecom-of-a-practice-has-use': drop('telecom[0].use'),
  'organisation-has-no-contact': set('contact', [{ name: {} }]),
  'organisation-has-no-endpoint': set('endpoint', [{ reference: 'Endpoint/1' }]),
  'organisation-name-is-as-loaded': set('name', 'Dunmere'),
  'organisation-address-is-as-loaded': drop('address'),
  'organisation-telecom-is-as-loaded': set('telecom[0].value', '01632960101'),
}

const locationPairs: Pairs = {
  'location-has-a-name': drop('name'),
  'location-address-is-one-object': { mutation: twice('address') },
  'location-has-no-endpoint': set('endpoint', [{ reference: 'Endpoint/1' }]),
  'location-has-no-mode': set('mode', 'instance'),
  'ods-site-code-stands-under-its-own-system': set('identifier', [
    { system: 'https://fhir.nhs.uk/Id/ODS-Site-Code', value: 'A20047001' },
  ]),
  'location-shows-no-ods-site-code': {
    mutation: set('identifier', [{ system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'A20047001' }]),
    as: 'noted',
  },
  'location-name-is-as-loaded': set('name', 'Quarry Bank'),
  'location-address-is-as-loaded': set('address.city', 'Pudsey'),
  'location-telecom-is-as-loaded': drop('telecom'),
}

const servicePairs: Pairs = {
  'dos-service-id-is-the-one-searched': set('identifier[0].value', '2000099002'),
  'service-has-one-dos-service-id': set('identifier[0].system', 'https://fhir.nhs.uk/Id/dos'),
  'service-has-a-name': drop('name'),
  'service-names-its-provider': drop('providedBy'),
  'service-name-is-as-loaded': set('name', 'Dunmere'),
  'provider-of-the-service-can-be-read': {
    mutation: nothing,
    context: { resolved: new Map([['Organization/o1', answerOf(undefined, 404)]]) },
  },
}

const resolved = new Map<string, Answer>([
  ['Location/l1', answerOf({ ...location, name: 'Quarry Bank Branch Surgery' })],
  ['Organization/o1', answerOf(organisation)],
  ['Practitioner/g1', answerOf(practitioner)],
])
const statement = answerOf({
  resourceType: 'CapabilityStatement',
  profile: [{ reference: `${extensionUrl('CareConnect-GPC-Patient-1')}/_history/1.8` }],
})

const SUBJECTS = [
  {
    sample: patient,
    find: 'find-patient',
    read: 'read-patient',
    value: '9990001006',
    seed: patientSeed,
    pairs: patientPairs,
  },
  {
    sample: practitioner,
    find: 'find-practitioner',
    read: 'read-practitioner',
    value: 'G11111116',
    seed: practitionerSeed,
    pairs: practitionerPairs,
  },
  {
    sample: organisation,
    find: 'find-organisation',
    read: 'read-organisation',
    value: 'A20047',
    seed: placeSeed,
    pairs: organisationPairs,
  },
  { sample: location, find: 'read-location', read: 'read-location', value: '', seed: placeSeed, pairs: locationPairs },
  {
    sample: service,
    find: 'find-healthcare-service',
    read: 'read-healthcare-service',
    value: '2000099001',
    seed: { name: 'Dunmere Extended Hours' },
    pairs: servicePairs,
  },
]

const sequences = [
  patientSequences,
  practitionerSequences,
  organizationSequences,
  locationSequences,
  healthcareServiceSequences,
].flat()
const single = [profileIsDeclared, ...patientChecks, ...organizationChecks]
const all = new Map<string, Check>([...single, ...sequences.flatMap((s) => s.checks)].map((c) => [c.id, c]))
const comparesWithTheSearch = (id: string): boolean => id.endsWith('-as-found')

describe.each(SUBJECTS)('checks of $sample.resourceType', ({ sample, find, read, value, seed, pairs }) => {
  const known = { asked: { value, id: 'x' }, expected: seed, resolved, comparedWith: statement }

  it.each(Object.entries(pairs))('%s passes on a sound resource, found or read', (id) => {
    const check = all.get(id) as Check
    expect(check, id).toBeDefined()
    expect(kinds(check, answerOf(sample), contextOf(read, known))).toEqual(['ok'])
    expect(kinds(check, answerOf(searchset(sample, sample)), contextOf(find, known))).toEqual(['ok'])
  })

  it.each(Object.entries(pairs))('%s is broken by its mutation', (id, pair) => {
    const { mutation, as, context = {} } = typeof pair === 'function' ? { mutation: pair } : pair
    const copy = mutation(sample)
    expect(kinds(all.get(id) as Check, answerOf(copy), contextOf(read, { ...known, ...context }))).toEqual([
      as ?? 'broken',
    ])
  })

  it.each(Object.keys(pairs))('%s does not pass where there is nothing to judge', (id) => {
    const check = all.get(id) as Check
    expect(kinds(check, answerOf(searchset()), contextOf(find, known))).toEqual(['blocked'])
    expect(kinds(check, answerOf(undefined, 500), contextOf(read, known))).toEqual(['blocked'])
  })
})

describe('checks without what they compare with', () => {
  it('are noted where the target file expects nothing, and never pass', () => {
    const loaded = [...all.keys()].filter((id) => id.endsWith('as-loaded') || id === 'county-stands-in-district')
    expect(loaded.length).toBeGreaterThan(15)
    for (const id of loaded) {
      const { sample, read } = SUBJECTS.find((s) => id in s.pairs) ?? SUBJECTS[0]!
      expect(kinds(all.get(id) as Check, answerOf(sample), contextOf(read)), id).toEqual(['noted'])
    }
  })

  it('are blocked where a reference was not followed', () => {
    const check = all.get('managing-organisation-is-the-practice-of-the-service-root') as Check
    expect(kinds(check, answerOf(patient), contextOf('read-patient'))).toEqual(['blocked'])
  })
})

describe('tolerances of the specification', () => {
  it('a Location address as a list of one warns where the sample has it, and breaks at 1.2.8', () => {
    const check = all.get('location-address-is-one-object') as Check
    const listed = answerOf(asList('address')(location))
    expect(kinds(check, listed, contextOf('read-location', {}, '1.2.7'))).toEqual(['tolerated'])
    expect(kinds(check, listed, contextOf('read-location', {}, '1.2.8'))).toEqual(['broken'])
  })

  it('a number may be spaced otherwise than it was loaded', () => {
    const check = all.get('patient-telecom-is-as-loaded') as Check
    const spaced = answerOf(set('telecom[0].value', '(01632) 960-201')(patient))
    expect(kinds(check, spaced, contextOf('read-patient', { expected: patientSeed }))).toEqual(['ok'])
  })

  it('further given names warn', () => {
    const check = all.get('official-name-is-as-loaded') as Check
    const fewer = answerOf(drop('name[0].given[1]')(patient))
    expect(kinds(check, fewer, contextOf('read-patient', { expected: patientSeed }))).toEqual(['tolerated'])
  })

  it('a contact without a relationship warns, and breaks where one was loaded', () => {
    const without = answerOf(drop('contact[0].relationship')(patient))
    const kindOf = (id: string) =>
      kinds(all.get(id) as Check, without, contextOf('read-patient', { expected: patientSeed }))
    expect(kindOf('contact-has-relationship-text')).toEqual(['tolerated'])
    expect(kindOf('patient-contacts-are-as-loaded')).toEqual(['broken'])
  })

  it('a missing preferred branch is not graded on a record that was loaded without one (A63)', () => {
    const check = all.get('preferred-branch-is-given') as Check
    const without = answerOf(drop('extension[0].extension[1]')(patient))
    expect(kinds(check, without, contextOf('read-patient', { expected: { gender: 'female' } }))).toEqual(['noted'])
  })
})

it('has a pair for every check of resources', () => {
  const paired = new Set(SUBJECTS.flatMap((s) => Object.keys(s.pairs)))
  expect([...all.keys()].filter((id) => !paired.has(id) && !comparesWithTheSearch(id))).toEqual([])
})
