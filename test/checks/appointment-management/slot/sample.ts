import { findVariant, gpConnectProfiles, interaction, type Variant } from '../../../../src/catalogue/index.js'
import { readAnswer, type Answer } from '../../../../src/checks/answer.js'
import type { CheckContext } from '../../../../src/checks/check.js'
import { isObject, objects, type Json, type JsonObject } from '../../../../src/core/index.js'
import { createValidator, type Validator } from '../../../../src/validator/index.js'
import { contextOf as general, exchangeOf, validatorWith } from '../../general/support.js'

const meta = (type: string): JsonObject => ({ versionId: '1', profile: [gpConnectProfiles[type] ?? ''] })
const extensionUrl = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`

export const JOB_ROLES = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'

export const slot: JsonObject = {
  resourceType: 'Slot',
  id: 's1',
  meta: meta('Slot'),
  extension: [{ url: extensionUrl('Extension-GPConnect-DeliveryChannel-2'), valueCode: 'In-person' }],
  serviceType: [{ text: 'GP appointment' }],
  schedule: { reference: 'Schedule/d1' },
  status: 'free',
  start: '2030-07-08T09:00:00+01:00',
  end: '2030-07-08T09:10:00+01:00',
}

export const schedule: JsonObject = {
  resourceType: 'Schedule',
  id: 'd1',
  meta: meta('Schedule'),
  extension: [
    {
      url: extensionUrl('Extension-GPConnect-PractitionerRole-1'),
      valueCodeableConcept: { coding: [{ system: JOB_ROLES, code: 'R0260' }] },
    },
  ],
  serviceCategory: { text: 'Morning surgery' },
  actor: [{ reference: 'Location/l1' }, { reference: 'Practitioner/g1' }],
  planningHorizon: { start: '2030-01-07T00:00:00+00:00', end: '2030-07-30T23:59:00+01:00' },
}

export const location: JsonObject = {
  resourceType: 'Location',
  id: 'l1',
  meta: meta('Location'),
  name: 'Dunmere Medical Centre',
  address: { use: 'work', line: ['14 Quarry Lane'], city: 'Leeds' },
  managingOrganization: { reference: 'Organization/o1' },
}

export const practitioner: JsonObject = {
  resourceType: 'Practitioner',
  id: 'g1',
  meta: meta('Practitioner'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'G22345655' }],
}

export const organisation: JsonObject = {
  resourceType: 'Organization',
  id: 'o1',
  meta: meta('Organization'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A20047' }],
}

export const service: JsonObject = {
  resourceType: 'HealthcareService',
  id: 'h1',
  meta: meta('HealthcareService'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: '2000099001' }],
  providedBy: { reference: 'Organization/o1' },
  name: 'Dunmere Extended Hours',
}

/** A good answer to a search with every include. */
export const bundle = (...resources: readonly JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
})

export const good: JsonObject = bundle(slot, schedule, practitioner, location, organisation)

/** The same with the Schedule linked to a service (1.2.8). */
export const withService: JsonObject = bundle(
  slot,
  { ...schedule, actor: [...objects(schedule['actor']), { reference: 'HealthcareService/h1' }] },
  practitioner,
  location,
  service,
  organisation,
)

const INCLUDES = ['Practitioner', 'Location', 'HealthcareService'].map(
  (type) => `&_include:recurse=Schedule:actor:${type}`,
)

export const QUERY = `start=ge2030-07-08&end=le2030-07-08&status=free&_include=Slot:schedule${INCLUDES.join('')}`

/** An answer to a slot search of that query. */
export function searchAnswer(body: JsonObject, query = QUERY, status = 200): Answer {
  const exchange = exchangeOf({ interaction: 'search-free-slots', status, body })
  return readAnswer({ ...exchange, request: { ...exchange.request, path: `/Slot?${query}` } })
}

/** Finds nothing, and knows the value sets of the version. */
const validatorFor = ({ definitions }: Variant): Validator => {
  const real = createValidator({ sets: [definitions] })
  return { ...validatorWith(), membership: (valueSet, system, code) => real.membership(valueSet, system, code) }
}

export const contextOf = (over: Partial<CheckContext> = {}, spec = '1.2.7'): CheckContext => {
  const variant = findVariant(`appointment-management@${spec}`) as Variant
  const about = { variant, interaction: interaction('search-free-slots'), validator: validatorFor(variant) }
  return { ...general('search-free-slots', {}, spec), ...about, ...over }
}

/** The Bundle with every resource of a type changed; undefined takes it out. */
export const withEach = (
  from: JsonObject,
  type: string,
  change: (resource: JsonObject) => JsonObject | undefined,
): JsonObject => ({
  ...from,
  entry: objects(from['entry']).flatMap(({ resource }): Json[] => {
    if (!isObject(resource)) return []
    const changed = resource['resourceType'] === type ? change(resource) : resource
    return changed ? [{ resource: changed }] : []
  }),
})

/** The Bundle with more entries. */
export const withMore = (from: JsonObject, ...more: readonly JsonObject[]): JsonObject => ({
  ...from,
  entry: [...objects(from['entry']), ...more.map((resource) => ({ resource }))],
})
