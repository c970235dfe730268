import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage, objects, type JsonObject } from '../src/core/index.js'
import type { SetName } from '../src/validator/index.js'

const SHARED = inPackage('..', 'shared', 'payloads')
const GPC = 'https://fhir.nhs.uk/STU3/StructureDefinition/'

/** Bodies to be judged by one set of definitions. */
export interface Load {
  readonly set: SetName
  readonly bodies: readonly Buffer[]
}

/** The folders of ../shared/payloads, by the set that their bodies are written for. */
const FOLDERS: Readonly<Partial<Record<SetName, readonly string[]>>> = {
  'gpconnect-1.2.7': ['spec-1.2.7'],
  gpconnect: ['spec-1.5.0', 'supplier-responses', 'demonstrator-messages', 'gp2gp-adaptor', 'gp2gp-adaptor-uat'],
  'gpconnect-1.6.2': ['spec-1.6.2'],
  careconnect: ['booking-api', 'careconnect-examples'],
  'fhir-stu3': ['hl7-stu3-examples'],
}

/** Real and example bodies where ../shared/payloads is present, generated records otherwise. */
export function loads(): Load[] {
  if (!existsSync(SHARED)) return [{ set: 'gpconnect', bodies: [toBytes(generated(400))] }]
  return Object.entries(FOLDERS).map(([set, folders]) => ({
    set: set as SetName,
    bodies: folders.flatMap((folder) =>
      readdirSync(join(SHARED, folder)).map((file) => readFileSync(join(SHARED, folder, file))),
    ),
  }))
}

/** A record of at least so many bytes: the largest JSON body there is, its entries repeated under other ids. */
export function record(bytes: number): Buffer {
  const bodies = loads().flatMap((load) => load.bodies)
  const json = bodies.filter((body) => body[0] === 0x7b).sort((a, b) => b.length - a.length)
  const largest = json[0] ?? toBytes(generated(400))
  const bundle = JSON.parse(largest.toString('utf8')) as JsonObject
  // Real bodies are written with line breaks and blanks; a third of their bytes is.
  const times = Math.ceil(bytes / toBytes(bundle).length)
  const entry = Array.from({ length: times }, (_, i) => objects(bundle['entry']).map((e) => renamed(e, i))).flat()
  return toBytes({ ...bundle, entry })
}

/** An entry with an id of its own; what refers to it keeps leading to the first. */
function renamed(entry: JsonObject, i: number): JsonObject {
  const resource = entry['resource']
  if (i === 0 || typeof resource !== 'object' || resource === null || Array.isArray(resource)) return entry
  return {
    ...entry,
    resource: {
      ...resource,
      ...(resource['id'] === undefined ? {} : { id: `r${i}-${resource['id'] as string}`.slice(0, 64) }),
    },
  }
}

const toBytes = (body: JsonObject): Buffer => Buffer.from(JSON.stringify(body, undefined, 2))

/** A patient as the Foundations return one. */
export const patient = (id: string): JsonObject => ({
  resourceType: 'Patient',
  id,
  meta: { profile: [`${GPC}CareConnect-GPC-Patient-1`] },
  identifier: [
    {
      extension: [
        {
          url: `${GPC}Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
          valueCodeableConcept: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                code: '01',
                display: 'Number present and verified',
              },
            ],
          },
        },
      ],
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9690937286',
    },
  ],
  active: true,
  name: [{ use: 'official', family: 'Parsons', given: ['Horace'], prefix: ['Mr'] }],
  telecom: [{ system: 'phone', value: '01454587554', use: 'home' }],
  gender: 'male',
  birthDate: '1951-02-12',
  address: [{ use: 'home', line: ['Trinity Way'], city: 'Leeds', postalCode: 'LS1 2AB' }],
  managingOrganization: { reference: 'Organization/7' },
})

/** A searchset of appointments, slots and the like cannot be made up without data; patients and practices can. */
function generated(count: number): JsonObject {
  const organization = (id: string): JsonObject => ({
    resourceType: 'Organization',
    id,
    meta: { profile: [`${GPC}CareConnect-GPC-Organization-1`] },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A20047' }],
    name: 'Dr Legg Surgery',
    telecom: [{ system: 'phone', value: '01454587554', use: 'work' }],
  })
  const entry = Array.from({ length: count }, (_, i) => ({
    resource: i % 2 === 0 ? patient(`p${i}`) : organization(`o${i}`),
  }))
  return { resourceType: 'Bundle', type: 'collection', entry }
}
