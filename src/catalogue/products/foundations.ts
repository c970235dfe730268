import type { Interaction } from '../interactions.js'
import type { Kind, Product } from '../product.js'
import { systems } from '../urls.js'
import { GPC, gpConnectOrder, read, releases, search } from './gp-connect-common.js'

const MESSAGES: readonly Interaction[] = [
  {
    id: 'get-capability-statement',
    title: 'Get the capability statement',
    kind: 'capabilities',
    method: 'GET',
    path: '/metadata',
    interactionId: `${GPC}rest:read:metadata-1`,
    scope: 'organization/*.read',
    resource: 'CapabilityStatement',
    success: 200,
  },
  search('find-organisation', 'Find an organisation', 'Organization', 'organization/*.read'),
  read('read-organisation', 'Read an organisation', 'Organization', 'organization/*.read'),
  search('find-practitioner', 'Find a practitioner', 'Practitioner', 'organization/*.read'),
  read('read-practitioner', 'Read a practitioner', 'Practitioner', 'organization/*.read'),
  search('find-patient', 'Find a patient', 'Patient', 'patient/*.read'),
  read('read-patient', 'Read a patient', 'Patient', 'patient/*.read'),
  read('read-location', 'Read a location', 'Location', 'organization/*.read'),
  {
    id: 'register-patient',
    title: 'Register a patient',
    kind: 'operation',
    method: 'POST',
    path: '/Patient/$gpc.registerpatient',
    interactionId: `${GPC}operation:gpc.registerpatient-1`,
    scope: 'patient/*.write',
    resource: 'Patient',
    success: 200,
  },
]

const SERVICES: readonly Interaction[] = [
  search('find-healthcare-service', 'Find a healthcare service', 'HealthcareService', 'organization/*.read'),
  read('read-healthcare-service', 'Read a healthcare service', 'HealthcareService', 'organization/*.read'),
]

/** The kinds of records that Foundations finds and reads, in the order of a target file. */
export const KINDS = [
  {
    word: 'patient',
    records: 'patients',
    key: 'nhsNumber',
    system: systems.nhsNumber,
    find: 'find-patient',
    read: 'read-patient',
  },
  {
    word: 'practitioner',
    records: 'practitioners',
    key: 'sdsUserId',
    system: systems.sdsUser,
    find: 'find-practitioner',
    read: 'read-practitioner',
  },
  {
    word: 'organisation',
    records: 'organisations',
    key: 'odsCode',
    system: systems.odsOrganisation,
    find: 'find-organisation',
    read: 'read-organisation',
  },
  {
    word: 'location',
    records: 'locations',
    key: 'odsSiteCode',
    read: 'read-location',
  },
  {
    word: 'healthcare service',
    records: 'services',
    key: 'dosServiceId',
    system: systems.dosService,
    find: 'find-healthcare-service',
    read: 'read-healthcare-service',
  },
] as const satisfies readonly Kind[]

/** Foundations: patients, practitioners, organisations, locations and the capability statement. */
export const foundations: Product = {
  id: 'foundations',
  standard: 'gp-connect',
  registers: ['foundations', 'gp-connect-common'],
  order: gpConnectOrder,
  specs: releases,
  interactions: ({ healthcareServices }) => (healthcareServices ? [...MESSAGES, ...SERVICES] : MESSAGES),
}
