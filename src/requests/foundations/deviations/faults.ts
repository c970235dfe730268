import { profile } from '../../../catalogue/index.js'
import { asString, isObject, objects, without, type Json, type JsonObject } from '../../../core/index.js'
import { nhsNumberCheckDigit } from '../../../fhir/index.js'
import type { Deviation } from '../../deviation.js'
import { sent } from '../../deviations/sent.js'
import { ADDRESSES, extended, language, name, parameter, patient, put } from './parts.js'

/** Faults of the body as a whole. */
export const shape: readonly Deviation[] = [
  sent('Bundle as body', (body) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: objects(body['parameter']).map(({ resource }) => ({ resource: resource ?? {} })),
  })),
  sent('Patient as body', (body) => {
    const resource = objects(body['parameter'])[0]?.['resource']
    return isObject(resource) ? resource : {}
  }),
  sent('Parameters without parameter', (body) => without(body, 'parameter')),
  parameter('parameter name in wrong case', (one) => ({ ...one, name: 'registerpatient' })),
  parameter('parameter with another resource', (one) => ({
    ...one,
    resource: { resourceType: 'Practitioner', name: [{ family: 'Sample' }] },
  })),
  sent('parameter given twice', (body) => {
    const all = objects(body['parameter'])
    return { ...body, parameter: [...all, ...all] }
  }),
  sent('parameter of unknown name beside', (body) => ({
    ...body,
    parameter: [...objects(body['parameter']), { name: 'unknownParameter', valueString: 'x' }],
  })),
]

const identifier = (words: string, change: (good: JsonObject) => JsonObject): Deviation =>
  patient(words, (all) => ({ ...all, identifier: objects(all['identifier']).map(change) }))

const nhsNumber = (words: string, make: (good: string) => string): Deviation =>
  identifier(words, (good) => ({ ...good, value: make(asString(good['value']) ?? '') }))

/** The same nine digits with another check digit than theirs. */
const wrongCheckDigit = (good: string): string =>
  `${good.slice(0, 9)}${((nhsNumberCheckDigit(good.slice(0, 9)) ?? 0) + 1) % 10}`

/** Minimum details that are missing, malformed or given twice. */
const minimum: readonly Deviation[] = [
  patient('Patient without identifier', (all) => without(all, 'identifier')),
  identifier('identifier sent without system', (good) => without(good, 'system')),
  nhsNumber('sent NHS number of 9 digits', (good) => good.slice(0, 9)),
  nhsNumber('sent NHS number of 11 digits', (good) => `${good}0`),
  nhsNumber('sent NHS number of letters', () => 'hello'),
  nhsNumber('sent NHS number with signs', (good) => `${good.slice(0, 5)}##${good.slice(7)}`),
  nhsNumber('sent NHS number with a wrong check digit', wrongCheckDigit),
  patient('Patient without birth date', (all) => without(all, 'birthDate')),
  patient('Patient without name', (all) => without(all, 'name')),
  name('name of use usual alone', (good) => ({ ...good, use: 'usual' })),
  name('official name without family', (good) => without(good, 'family')),
  name('official name without given', (good) => without(good, 'given')),
  patient('two official names', (all) => ({
    ...all,
    name: [...objects(all['name']), { use: 'official', family: 'Other', given: ['Name'] }],
  })),
]

const concept = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] })

/** Elements that a registration may not have, each with a sound value (spec facts 9.4, "anything else"). */
const FORBIDDEN: Readonly<Record<string, Json>> = {
  active: true,
  deceasedDateTime: '2020-01-01',
  maritalStatus: concept('http://hl7.org/fhir/v3/MaritalStatus', 'M'),
  multipleBirthBoolean: true,
  contact: [{ relationship: [{ text: 'Sister' }], name: { use: 'official', family: 'Sample' } }],
  generalPractitioner: [{ reference: 'Practitioner/1' }],
  managingOrganization: { reference: 'Organization/1' },
  photo: [{ contentType: 'image/png', data: 'AA==' }],
  animal: { species: concept('http://hl7.org/fhir/animal-species', 'canislf') },
  communication: [{ language: concept('urn:ietf:bcp:47', 'en') }],
  link: [{ other: { reference: 'Patient/1' }, type: 'seealso' }],
}

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem'

const forbidden: readonly Deviation[] = [
  ...Object.entries(FORBIDDEN).map(([element, value]) => put(`Patient with ${element}`, element, value)),
  extended('Patient with registrationDetails', {
    url: profile('Extension-CareConnect-GPC-RegistrationDetails-1'),
    extension: [
      { url: 'registrationType', valueCodeableConcept: concept(`${CODES}/CareConnect-RegistrationType-1`, 'R') },
    ],
  }),
  extended('Patient with ethnicCategory', {
    url: profile('Extension-CareConnect-GPC-EthnicCategory-1'),
    valueCodeableConcept: concept(`${CODES}/CareConnect-EthnicCategory-1`, 'A'),
  }),
  put('element that FHIR does not know', 'invalidField', 'x'),
  extended('two languages', language, language),
  put('address work alone', 'address', [ADDRESSES.work]),
  put('address old alone', 'address', [ADDRESSES.old]),
]

/** Content of the right elements that is wrong in itself. */
const content: readonly Deviation[] = [
  put('gender outside its value set', 'gender', 'foo'),
  patient('name as an object', (all) => ({ ...all, name: objects(all['name'])[0] ?? {} })),
  patient('Patient without profile', (all) => without(all, 'meta')),
  put('Patient with an unknown profile', 'meta', { profile: ['https://example.org/StructureDefinition/unknown'] }),
]

/** Faults of single elements. */
export const elements: readonly Deviation[] = [...minimum, ...forbidden, ...content]

/** Faults of the request line. */
export const line: readonly Deviation[] = [
  {
    name: 'operation name without its last letter',
    hop: 'direct',
    apply: (plan) => ({ ...plan, path: plan.path.slice(0, -1) }),
  },
  {
    name: 'verb GET without a body',
    hop: 'direct',
    apply: (plan) => ({ ...plan, method: 'GET', headers: plan.headers.without('Content-Type'), body: '' }),
  },
]
