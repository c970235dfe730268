/**
 * The shape of the answers of a provider that nobody here wrote, on a stock STU3 server: names of members and of header
 * fields in their order, as the recording beside the package has them (test/provider/gp-connect/dresses holds the two
 * together). No value of it is here.
 */

/** Header fields of an answer in their order; each answer has some of them. */
export const FIELDS: readonly string[] = [
  'Cache-Control',
  'X-Powered-By',
  'ETag',
  'Last-Modified',
  'Location',
  'Content-Type',
  'Transfer-Encoding',
  'Date',
  'Connection',
  'Keep-Alive',
]

/** Members in their order, by type or path. */
export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Bundle: ['resourceType', 'id', 'meta', 'type', 'entry'],
  OperationOutcome: ['resourceType', 'meta', 'issue'],
  'OperationOutcome.issue': ['severity', 'code', 'details', 'diagnostics'],
  CapabilityStatement: [
    'resourceType',
    'version',
    'name',
    'status',
    'date',
    'publisher',
    'contact',
    'description',
    'copyright',
    'kind',
    'software',
    'fhirVersion',
    'acceptUnknown',
    'format',
    'profile',
    'rest',
  ],
  'CapabilityStatement.rest': ['mode', 'security', 'resource', 'operation'],
  'CapabilityStatement.rest.resource': ['type', 'interaction', 'updateCreate', 'searchInclude', 'searchParam'],
  'CapabilityStatement.rest.resource.searchParam': ['name', 'type', 'documentation'],
  Location: ['resourceType', 'id', 'meta', 'status', 'name', 'address', 'managingOrganization'],
  'Location.address': ['line', 'city', 'district', 'postalCode', 'country'],
  Organization: ['resourceType', 'id', 'meta', 'identifier', 'name', 'telecom', 'address'],
  'Organization.address': ['use', 'line', 'city', 'district', 'postalCode'],
  'Organization.telecom': ['system', 'value', 'use'],
  Patient: [
    'resourceType',
    'id',
    'meta',
    'language',
    'extension',
    'identifier',
    'active',
    'name',
    'telecom',
    'gender',
    'birthDate',
    'address',
    'contact',
    'generalPractitioner',
    'managingOrganization',
  ],
  'Patient.identifier': ['extension', 'system', 'value'],
  'Patient.name': ['use', 'text', 'family', 'given', 'prefix', 'period'],
  'Patient.telecom': ['system', 'value', 'use'],
  'Patient.address': ['use', 'type', 'line', 'city', 'district', 'postalCode'],
  'Patient.contact': ['relationship', 'name', 'telecom', 'address', 'gender'],
  Practitioner: ['resourceType', 'id', 'meta', 'extension', 'identifier', 'name', 'gender'],
  'Practitioner.name': ['use', 'family', 'given', 'prefix'],
}

/** Members of `meta` in their order, by type: most say when they were changed, a Patient does not. */
export const META: Readonly<Record<string, readonly string[]>> = {
  Bundle: ['lastUpdated'],
  Location: ['versionId', 'lastUpdated', 'profile'],
  Organization: ['versionId', 'lastUpdated', 'profile'],
  Patient: ['versionId', 'profile'],
  Practitioner: ['versionId', 'lastUpdated', 'profile'],
}

/** The media types as the recording writes them: the charset in capitals. */
export const CHARSET = 'UTF-8'

/** Statuses after which the connection is closed. */
export const CLOSES: readonly number[] = [400, 409, 422]
