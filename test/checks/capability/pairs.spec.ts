import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src/checks/check.js'
import { interactions } from '../../../src/catalogue/index.js'
import { capability } from '../../../src/checks/capability/index.js'
import { asArray, objects, type JsonObject } from '../../../src/core/index.js'
import { drop, nothing, set, type Mutation } from '../foundations/mutations.js'
import { answerOf, contextOf, kinds } from '../foundations/support.js'

const url = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`
const profile = (name: string): JsonObject => ({ reference: url(name) })
const codes = (...list: string[]): JsonObject[] => list.map((code) => ({ code }))
const searched = (type: string): JsonObject => ({
  type,
  interaction: codes('read', 'search-type'),
  searchParam: [{ name: 'identifier', type: 'token' }],
})
const FILTERING = url('Extension-GPConnect-ServiceFilteringStatus-1')

/** Types that are read beside those whose entries the pairs below change. */
const NAMED = ['Patient', 'Organization', 'Practitioner', 'Location', 'Appointment', 'HealthcareService']
const more = interactions()
  .filter(({ kind, resource }) => kind === 'read' && !NAMED.includes(resource))
  .map(({ resource }) => ({ type: resource, interaction: codes('read') }))

/** A statement of a provider of Foundations and Appointment Management at 1.2.8, as the page's sample has it. */
const statement: JsonObject = {
  resourceType: 'CapabilityStatement',
  extension: [{ url: FILTERING, valueCode: 'enabled' }],
  version: '1.2.8',
  name: 'GP Connect',
  status: 'active',
  publisher: 'Quarry Systems',
  contact: [{ name: 'Support desk' }],
  description: 'GP Connect API version 1.2.8',
  kind: 'capability',
  software: { name: 'Quarry', version: '9', releaseDate: '2030-01-01' },
  fhirVersion: '3.0.1',
  acceptUnknown: 'both',
  format: ['application/fhir+json', 'application/fhir+xml'],
  profile: [
    ...['Patient', 'Organization', 'Practitioner', 'PractitionerRole', 'Location', 'HealthcareService'].map((t) =>
      profile(`CareConnect-GPC-${t}-1`),
    ),
    ...['OperationOutcome', 'Appointment', 'Schedule', 'Slot'].map((t) => profile(`GPConnect-${t}-1`)),
  ],
  rest: [
    {
      mode: 'server',
      security: { cors: true },
      resource: [
        searched('Patient'),
        searched('Organization'),
        searched('Practitioner'),
        { type: 'Location', interaction: codes('read') },
        {
          type: 'Appointment',
          interaction: codes('read', 'create', 'update', 'search-type'),
          updateCreate: false,
          searchParam: [{ name: 'start', type: 'date' }],
        },
        {
          type: 'Slot',
          interaction: codes('search-type'),
          searchParam: [
            { name: 'start', type: 'date' },
            { name: 'end', type: 'date' },
            { name: 'status', type: 'token' },
            { name: 'searchFilter', type: 'token' },
            {
              name: 'service.identifier',
              type: 'token',
              definition: 'https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1/_history/1.0',
            },
          ],
          searchInclude: [
            'Schedule:actor:Location',
            'Schedule:actor:Practitioner',
            'Schedule:actor:HealthcareService',
            'Slot:schedule',
            'Location:managingOrganization',
          ],
        },
        searched('HealthcareService'),
        ...more,
      ],
      operation: [
        {
          name: 'gpc.registerpatient',
          definition: {
            reference: 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1',
          },
        },
        {
          name: 'gpc.getstructuredrecord',
          definition: {
            reference:
              'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1/_history/1.12',
          },
        },
      ],
    },
  ],
}

const RESOURCE = 'rest[0].resource'
const PATIENT = 0
const ORGANIZATION = 1
const PRACTITIONER = 2
const LOCATION = 3
const APPOINTMENT = 4
const SLOT = 5
const SERVICE = 6
const at = (type: number, path: string): string => `${RESOURCE}[${type}].${path}`
const without = (name: string): Mutation =>
  set(
    'profile',
    objects(statement.profile).filter((p) => p.reference !== url(name)),
  )

const PAIRS: Readonly<Record<string, Mutation>> = {
  'capability-statement-is-named-gp-connect': set('name', 'GPConnect'),
  'capability-statement-is-active': set('status', 'draft'),
  'capability-statement-is-of-kind-capability': set('kind', 'instance'),
  'capability-statement-accepts-unknown-content': set('acceptUnknown', 'no'),
  'capability-statement-is-of-fhir-3-0-1': set('fhirVersion', '3.0.2'),
  'capability-statement-names-the-specification-version': set('version', '1.2.7'),
  'capability-statement-describes-the-specification-version': set('description', 'GP Connect'),
  'capability-statement-names-the-supplier': set('publisher', '[Provider Software Vendor Name]'),
  'capability-statement-lists-json': set('format', ['application/fhir+xml']),
  'capability-statement-lists-xml-where-it-works': set('format', ['application/fhir+json']),
  'capability-statement-is-of-a-server': set('rest[0].mode', 'client'),
  'capability-statement-lists-patient': set(at(PATIENT, 'searchParam[0].type'), 'string'),
  'capability-statement-lists-organization': drop(at(ORGANIZATION, 'searchParam')),
  'capability-statement-lists-practitioner': drop(at(PRACTITIONER, 'interaction[1]')),
  'capability-statement-lists-location': drop(at(LOCATION, 'interaction')),
  'capability-statement-lists-healthcare-service': drop(`${RESOURCE}[${SERVICE}]`),
  'capability-statement-lists-appointment': drop(at(APPOINTMENT, 'interaction[2]')),
  'capability-statement-lists-appointment-start': set(at(APPOINTMENT, 'searchParam[0].name'), 'date'),
  'capability-statement-lists-slot': set(at(SLOT, 'searchParam[3].name'), 'searchfilter'),
  'capability-statement-lists-slot-includes': set(at(SLOT, 'searchInclude[0]'), 'schedule:actor:Location'),
  'appointment-is-listed-without-update-create': set(at(APPOINTMENT, 'updateCreate'), 'false'),
  'appointment-is-listed-with-a-search-parameter-of-its-sample': drop(at(APPOINTMENT, 'searchParam')),
  'slot-is-listed-with-service-filtering': drop(at(SLOT, 'searchParam[4].definition')),
  'capability-statement-lists-every-interaction-offered': drop(at(PATIENT, 'interaction[0]')),
  'capability-statement-lists-the-profiles-of-what-is-offered': without('CareConnect-GPC-Location-1'),
  'capability-statement-lists-the-profiles-of-the-sample': without('GPConnect-OperationOutcome-1'),
  'capability-statement-lists-the-service-profile': without('CareConnect-GPC-HealthcareService-1'),
  'capability-statement-lists-register-patient': set('rest[0].operation[0].name', 'registerpatient'),
  'register-patient-is-listed-with-its-definition': drop('rest[0].operation[0].definition'),
  'structured-record-operation-is-listed-with-its-definition': set('rest[0].operation[1].definition.reference', 'x'),
  'gp-connect-operations-have-the-prefix-gpc': set('rest[0].operation[0].name', 'registerpatient'),
  'capability-statement-shows-the-service-filtering-status': drop('extension'),
}

const all = new Map<string, Check>(capability.sequences.flatMap((s) => s.checks).map((c) => [c.id, c]))
const check = (id: string): Check => all.get(id) as Check
const context = contextOf('get-capability-statement', {}, '1.2.8')
const judged = (id: string, resource: JsonObject, over = context): string[] =>
  kinds(check(id), answerOf(resource), over)

describe('checks of the capability statement', () => {
  it.each([...all.keys()])('%s passes on a sound statement', (id) => expect(judged(id, statement)).toEqual(['ok']))

  it.each(Object.entries(PAIRS))('%s is broken by its mutation', (id, mutation) => {
    expect(judged(id, mutation(statement))).toContain('broken')
  })

  it.each([...all.keys()])('%s judges no other body', (id) => {
    expect(judged(id, { resourceType: 'Patient' })).toEqual(['blocked'])
    expect(kinds(check(id), answerOf(undefined, 500), context)).toEqual(['blocked'])
  })

  it('have a pair each, CORS aside, which is noted alone', () => {
    const cors = 'capability-statement-says-cors'
    expect([...all.keys()].filter((id) => !(id in PAIRS))).toEqual([cors])
    expect(judged(cors, drop('rest[0].security')(statement))).toEqual(['noted'])
  })
})

describe('tolerances of the capability statement', () => {
  it('1.2.7 in a statement of 1.2.9 warns, as the page has it so (A50)', () => {
    const of129 = contextOf('get-capability-statement', {}, '1.2.9')
    const id = 'capability-statement-names-the-specification-version'
    expect(judged(id, set('version', '1.2.7')(statement), of129)).toEqual(['tolerated'])
    expect(judged(id, set('version', '1.2.9')(statement), of129)).toEqual(['ok'])
    expect(judged(id, statement, of129)).toEqual(['broken'])
  })

  it('Appointment Management is not judged where it is not claimed', () => {
    const bare = set(RESOURCE, asArray(objects(statement.rest)[0]?.resource).slice(0, 4))(statement)
    const ids = [
      'capability-statement-lists-appointment',
      'capability-statement-lists-slot',
      'slot-is-listed-with-service-filtering',
    ]
    expect(ids.flatMap((id) => judged(id, bare))).toEqual(['noted', 'noted', 'noted'])
  })

  it('XML that the target file does not declare is noted', () => {
    const undeclared = { ...context, declared: { ...context.declared, xml: false } }
    expect(judged('capability-statement-lists-xml-where-it-works', statement, undeclared)).toEqual(['noted'])
  })

  it('which of the two codes for "off" is shown warns; "enabled" then breaks (A49)', () => {
    const id = 'capability-statement-shows-the-service-filtering-status'
    const off = { ...context, declared: { ...context.declared, serviceFiltering: false } }
    expect(judged(id, set('extension[0].valueCode', 'supplier-disabled')(statement), off)).toEqual(['tolerated'])
    expect(judged(id, nothing(statement), off)).toEqual(['broken'])
  })

  it('an interaction that the target declares unsupported need not be listed', () => {
    const fewer = drop(`${RESOURCE}[${LOCATION}]`)(statement)
    const unsupported = { ...context, declared: { ...context.declared, unsupported: ['read-location'] } }
    const id = 'capability-statement-lists-every-interaction-offered'
    expect(judged(id, fewer)).toContain('broken')
    expect(judged(id, fewer, unsupported)).toEqual(['ok'])
  })
})
