import { describe, expect, it } from 'vitest'
import { createValidator } from '../../src/validator/index.js'
import { mutation, sample, SAMPLES, type SampleName } from './samples.js'

const validator = createValidator({ sets: ['gpconnect-1.2.7'] })
const errorsOf = (resource: ReturnType<typeof sample>): string[] =>
  validator
    .validateResource(resource)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, path }) => `${rule} ${path}`)

describe('a valid resource of the Foundations', () => {
  it.each(Object.keys(SAMPLES) as SampleName[])('%s passes without an error', (name) => {
    expect(errorsOf(sample(name))).toEqual([])
  })
})

/** What is mutated, where, to what (nothing: removed), and all the errors that follow. */
const BENDS: [name: SampleName, path: string, value: unknown, errors: string[]][] = [
  // structure
  ['patient', 'colour', 'red', ['unknown-element Patient.colour']],
  ['patient', 'name.0.surname', 'x', ['unknown-element Patient.name[0].surname']],
  ['patient', 'active', 'true', ['json-type Patient.active']],
  ['patient', 'name', { family: 'x' }, ['json-type Patient.name']],
  ['patient', 'gender', ['male'], ['json-type Patient.gender']],
  ['patient', 'telecom.0.rank', 0, ['format Patient.telecom[0].rank']],
  ['patient', 'birthDate', '1951-02-30', ['format Patient.birthDate']],
  ['patient', 'birthDate', '12/02/1951', ['format Patient.birthDate']],
  ['patient', 'id', 'a_b', ['format Patient.id']],
  ['patient', 'resourceType', 'Patiant', ['resource-type-unknown Patiant']],
  ['patient', 'resourceType', 'Practitioner', ['profile-type Practitioner', 'unknown-element']],
  // cardinality
  ['operationOutcome', 'issue', undefined, ['cardinality-min OperationOutcome']],
  ['operationOutcome', 'issue', [], ['cardinality-min OperationOutcome.issue']],
  ['operationOutcome', 'issue.0.severity', undefined, ['cardinality-min OperationOutcome.issue[0]']],
  ['practitioner', 'name', undefined, ['cardinality-min Practitioner']],
  ['patient', 'identifier.0.value', undefined, ['cardinality-min Patient.identifier[0]']],
  [
    'patient',
    'maritalStatus',
    { text: 'x' },
    ['prohibited Patient.maritalStatus.text', 'cardinality-min Patient.maritalStatus', 'binding-no-code'],
  ],
  // prohibited elements and their twins
  ['patient', 'photo', [{ title: 'x' }], ['prohibited Patient.photo']],
  ['patient', 'identifier.0.use', 'official', ['prohibited Patient.identifier[0].use']],
  ['patient', 'identifier.0._use', { id: 'x' }, ['prohibited Patient.identifier[0].use']],
  // fixed values and slices by value
  ['patient', 'name.0.use', 'usual', ['slice-min Patient.name']],
  ['patient', 'name', undefined, ['slice-min Patient.name']],
  ['patient', 'identifier.0.extension', undefined, ['slice-min Patient.identifier[0].extension']],
  // choices
  ['patient', 'deceasedBoolean', true, ['choice-type Patient.deceasedBoolean']],
  ['patient', 'deceasedDateTime', '2019', []],
  // extensions by profile, and what is inside them
  ['patient', 'extension.0.extension.0', undefined, ['slice-min Patient.extension[0].extension']],
  [
    'patient',
    'extension.0.extension.1.valueBoolean',
    'yes',
    ['json-type Patient.extension[0].extension[1].valueBoolean'],
  ],
  ['patient', 'extension.0.extension.1.valueString', 'yes', ['choice-type']],
  [
    'patient',
    'extension.0.valueString',
    'x',
    ['choice-type Patient.extension[0].valueString', 'invariant Patient.extension[0]'],
  ],
  // bindings
  ['patient', 'gender', 'man', ['binding Patient.gender']],
  ['operationOutcome', 'issue.0.code', 'lost', ['binding OperationOutcome.issue[0].code']],
  [
    'operationOutcome',
    'issue.0.details.coding.0.code',
    'LOST',
    ['binding OperationOutcome.issue[0].details', 'code-unknown'],
  ],
  [
    'capabilityStatement',
    'rest.0.resource.0.type',
    'Pateint',
    ['binding CapabilityStatement.rest[0].resource[0].type'],
  ],
  // references
  ['patient', 'managingOrganization.reference', 'Patient/7', ['reference-target Patient.managingOrganization']],
  [
    'patient',
    'managingOrganization.reference',
    '#o',
    ['reference-unresolved', 'invariant Patient.managingOrganization'],
  ],
  // invariants
  ['capabilityStatement', 'rest', undefined, ['invariant CapabilityStatement']],
  ['organization', 'telecom.0.use', 'home', ['invariant Organization.telecom[0]']],
  ['bundle', 'entry.0', {}, ['invariant Bundle.entry[0]']],
  // the resources of a Bundle
  ['bundle', 'total', 1, ['prohibited Bundle.total']],
  ['bundle', 'entry.0.resource.name', 7, ['json-type Bundle.entry[0].resource.name']],
  ['bundle', 'entry.0.resource.resourceType', undefined, ['resource-type-missing Bundle.entry[0].resource']],
]

describe('one thing broken', () => {
  it.each(BENDS)('%s: %s = %j', (name, path, value, expected) => {
    const found = errorsOf(mutation(sample(name), path, value))
    for (const one of expected)
      expect(
        found.filter((f) => f.startsWith(one)),
        found.join('\n'),
      ).not.toEqual([])
    expect(found.filter((f) => !expected.some((one) => f.startsWith(one)))).toEqual([])
  })
})
