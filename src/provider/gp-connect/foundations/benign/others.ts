import type { JsonObject } from '../../../../core/index.js'
import { profile } from '../../../../catalogue/index.js'
import type { Mutation } from '../../../frame/mutation/mutation.js'
import { append, each, edit, type Change } from '../../../frame/mutation/edit.js'

/** Other legal ways to show practitioners, organisations, locations, services and the capability statement. */

const of =
  (type: string, interactions: readonly string[]) =>
  (id: string, says: string, path: string, change: Change): Mutation => ({
    id: `benign.${id}`,
    interactions,
    says,
    at: 'body',
    apply: each(type, (r) => edit(r, path, change)),
  })

const practitioner = of('Practitioner', ['find-practitioner', 'read-practitioner'])
const organisation = of('Organization', ['find-organisation', 'read-organisation'])
const location = of('Location', ['read-location'])
const service = of('HealthcareService', ['find-healthcare-service', 'read-healthcare-service'])
const statement = of('CapabilityStatement', ['get-capability-statement'])

const observation: JsonObject = { type: 'Observation', interaction: [{ code: 'read' }] }

/** Variations of the other resources. */
export const otherVariations: readonly Mutation[] = [
  practitioner('practitioner-is-active', 'Says that practitioners are active', 'active', true),
  practitioner('practitioner-name-use', 'Gives the name a use', 'name.0.use', 'official'),
  practitioner('practitioner-name-text', 'Adds the name as text', 'name.0.text', 'OKONKWO, Adaeze (Dr)'),
  practitioner(
    'practitioner-gmp-number',
    'Adds an identifier of another system',
    'identifier',
    append({
      system: 'https://fhir.hl7.org.uk/Id/gmp-number',
      value: 'G1234567',
    }),
  ),
  organisation('organisation-is-active', 'Says that the practice is active', 'active', true),
  organisation('organisation-alias', 'Gives the practice an alias', 'alias', ['The Dunmere']),
  organisation('organisation-without-type', 'Leaves the type of the practice out', 'type', undefined),
  organisation(
    'organisation-main-location',
    'Names the main location',
    'extension',
    append({
      url: profile('Extension-CareConnect-GPC-MainLocation-1'),
      valueReference: { reference: 'Location/loc-main-surgery' },
    }),
  ),
  organisation(
    'organisation-local-identifier',
    'Adds an identifier of its own system',
    'identifier',
    append({
      system: 'https://provider.example/Id/practice',
      value: '7',
    }),
  ),
  location('location-status', 'Says that the surgery is active', 'status', 'active'),
  location('location-description', 'Describes the surgery', 'description', 'Behind the quarry'),
  location('location-position', 'Tells where the surgery is', 'position', { longitude: -1.55, latitude: 53.8 }),
  service('service-is-active', 'Says that the service is active', 'active', true),
  service('service-comment', 'Comments on the service', 'comment', 'Evenings'),
  statement('statement-url', 'Gives the statement a URL and a title', 'url', 'https://provider.example/metadata'),
  statement('statement-more-resources', 'Lists resources beyond GP Connect', 'rest.0.resource', append(observation)),
  statement(
    'statement-more-profiles',
    'Lists profiles of its own',
    'profile',
    append({
      reference: 'https://provider.example/StructureDefinition/own',
    }),
  ),
  statement('statement-documentation', 'Explains itself', 'rest.0.documentation', 'The reference provider'),
  statement(
    'statement-structured-record',
    'Lists the structured record operation',
    'rest.0.operation',
    append({
      name: 'gpc.getstructuredrecord',
      definition: {
        reference:
          'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1/_history/1.12',
      },
    }),
  ),
]
