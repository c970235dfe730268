import { profile } from '../../../catalogue/index.js'
import { objects, type Json, type JsonObject } from '../../../core/index.js'
import { append, each, edit, ofObject, type Change } from '../../frame/mutation/edit.js'
import type { SpecTraits } from '../specs.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { bodyFault as fault } from '../../frame/mutation/factories.js'

const statement = (path: string, change: Change) => each('CapabilityStatement', (r) => edit(r, path, change))

/** Changes the listed resource of a type; undefined takes it away. */
const listed = (type: string, change: (old: JsonObject) => Json | undefined) =>
  statement(
    'rest.0.resource.*',
    ofObject((old) => (old['type'] === type ? change(old) : old)),
  )

const without = (key: string, name: string, value: string) => (old: JsonObject) =>
  edit(old, key, (list) => objects(list).filter((item) => item[name] !== value))

const word = (type: string): string => type.toLowerCase()

const unlisted = (type: string, kind = word(type)): FaultOf =>
  fault(
    `does-not-list-${word(type)}`,
    `Does not list ${type}`,
    listed(type, () => undefined),
    `capability-statement-lists-${kind}`,
  )

const notSearchable = (type: string): FaultOf =>
  fault(
    `lists-${word(type)}-without-search`,
    `Lists ${type} without its search`,
    listed(type, without('interaction', 'code', 'search-type')),
    'capability-statement-lists-every-interaction-offered',
  )

const head: readonly FaultOf[] = [
  fault('another-name', 'Is named otherwise', statement('name', 'Our API'), 'capability-statement-is-named-gp-connect'),
  fault('draft', 'Has the status draft', statement('status', 'draft'), 'capability-statement-is-active'),
  fault(
    'of-an-instance',
    'Is of kind instance',
    statement('kind', 'instance'),
    'capability-statement-is-of-kind-capability',
  ),
  fault(
    'accepts-no-unknown-content',
    'Accepts no unknown content',
    statement('acceptUnknown', 'no'),
    'capability-statement-accepts-unknown-content',
  ),
  fault(
    'of-fhir-3-0-0',
    'Names FHIR 3.0.0',
    statement('fhirVersion', '3.0.0'),
    'capability-statement-is-of-fhir-3-0-1',
  ),
  fault(
    'another-version',
    'Names another version of the specification',
    statement('version', '1.2.3'),
    'capability-statement-names-the-specification-version',
  ),
  fault(
    'no-version',
    'Names no version of the specification',
    statement('version', undefined),
    'capability-statement-names-the-specification-version',
  ),
  fault(
    'describes-another-version',
    'Describes another version than it names',
    statement('description', 'GP Connect API version 1.0.0'),
    'capability-statement-describes-the-specification-version',
  ),
  fault(
    'placeholders',
    'Leaves the placeholders of the sample in',
    statement('publisher', '[Provider Software Vendor Name]'),
    'capability-statement-names-the-supplier',
  ),
  fault(
    'no-json',
    'Does not list JSON',
    statement('format', ['application/fhir+xml']),
    'capability-statement-lists-json',
  ),
  fault(
    'no-xml',
    'Does not list XML, which it serves',
    statement('format', ['application/fhir+json']),
    'capability-statement-lists-xml-where-it-works',
  ),
  fault('of-a-client', 'Describes a client', statement('rest.0.mode', 'client'), 'capability-statement-is-of-a-server'),
  fault(
    'no-conformance',
    'Leaves out what base FHIR demands',
    statement('date', undefined),
    'body-conforms-to-its-profile',
  ),
]

const lists: readonly FaultOf[] = [
  ...['Patient', 'Organization', 'Practitioner', 'Location'].map((type) => unlisted(type)),
  ...['Patient', 'Organization', 'Practitioner'].map(notSearchable),
  fault(
    'appointment-may-be-created-by-update',
    'Lists Appointment with updateCreate',
    listed('Appointment', (old) => ({ ...old, updateCreate: true })),
    'appointment-is-listed-without-update-create',
  ),
  fault(
    'appointment-without-search-parameter',
    'Lists Appointment without a search parameter',
    listed('Appointment', (old) => edit(old, 'searchParam', undefined)),
    'appointment-is-listed-with-a-search-parameter-of-its-sample',
  ),
  fault(
    'slot-without-includes',
    'Lists Slot without its includes',
    listed('Slot', (old) => edit(old, 'searchInclude', undefined)),
    'capability-statement-lists-slot-includes',
  ),
  fault(
    'no-register-patient',
    'Does not list the register patient operation',
    statement('rest.0.operation', undefined),
    'capability-statement-lists-register-patient',
  ),
  fault(
    'operation-without-prefix',
    'Lists an operation of GP Connect without the prefix gpc',
    statement(
      'rest.0.operation',
      append({
        name: 'registerpatient',
        definition: { reference: 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1' },
      }),
    ),
    'gp-connect-operations-have-the-prefix-gpc',
  ),
  fault(
    'no-patient-profile',
    'Does not list the profile of Patient',
    statement('profile', (old) =>
      objects(old).filter(({ reference }) => reference !== profile('CareConnect-GPC-Patient-1')),
    ),
    [
      'capability-statement-lists-the-profiles-of-what-is-offered',
      'capability-statement-lists-the-profiles-of-the-sample',
    ],
  ),
]

/** Faults of the service filtering. */
const filtering: readonly FaultOf[] = [
  unlisted('HealthcareService', 'healthcare-service'),
  fault(
    'no-filtering-status',
    'Does not show the service filtering status',
    statement('extension', undefined),
    'capability-statement-shows-the-service-filtering-status',
  ),
  fault(
    'filtering-disabled',
    'Shows service filtering as disabled though it is on',
    statement('extension.0.valueCode', 'supplier-disabled'),
    'capability-statement-shows-the-service-filtering-status',
  ),
  fault(
    'slot-without-service-identifier',
    'Lists Slot without service.identifier',
    listed('Slot', without('searchParam', 'name', 'service.identifier')),
    'slot-is-listed-with-service-filtering',
  ),
  fault(
    'no-service-profile',
    'Does not list the profile of HealthcareService',
    statement('profile', (old) =>
      objects(old).filter(({ reference }) => reference !== profile('CareConnect-GPC-HealthcareService-1')),
    ),
    'capability-statement-lists-the-service-profile',
  ),
  fault(
    'appointment-without-start',
    'Lists Appointment without the parameter start',
    listed('Appointment', (old) => edit(old, 'searchParam.0', { name: 'identifier', type: 'token' })),
    'capability-statement-lists-appointment-start',
  ),
]

/** Faults of the capability statement. */
export const capabilityFamilies: readonly Family<SpecTraits>[] = [
  { on: ['get-capability-statement'], faults: [...head, ...lists] },
  { on: ['get-capability-statement'], in: { healthcareServices: true }, faults: filtering },
]
