import type { Interaction } from '../interactions.js'
import type { Product } from '../product.js'
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

/** Foundations: patients, practitioners, organisations, locations and the capability statement. */
export const foundations: Product = {
  id: 'foundations',
  standard: 'gp-connect',
  registers: ['foundations', 'gp-connect-common'],
  order: gpConnectOrder,
  specs: releases,
  interactions: ({ healthcareServices }) => (healthcareServices ? [...MESSAGES, ...SERVICES] : MESSAGES),
}
