import type { Interaction, Scope } from '../interactions.js'
import type { Spec } from '../product.js'

/**
 * What the products of GP Connect share: the release train of Foundations and Appointment Management with what tells
 * its versions apart, and how interactions are named. Source: spec facts sections 1.1 and 12.
 */
export const releases: readonly Spec[] = [
  {
    spec: '1.2.7',
    definitions: 'gpconnect-1.2.7',
    traits: {
      healthcareServices: false,
      visits: false,
      sdsJobRoles: false,
      slotSearch: 'practice',
      sampleVersion: 'own',
      sampleAddress: 'list of one',
    },
  },
  {
    spec: '1.2.8',
    definitions: 'gpconnect-1.2.8',
    traits: {
      healthcareServices: true,
      visits: false,
      sdsJobRoles: false,
      slotSearch: 'practice',
      sampleVersion: 'own',
      sampleAddress: 'one',
    },
  },
  {
    // Made from 1.2.7: the services are gone again.
    spec: '1.2.9',
    like: '1.2.7',
    definitions: 'gpconnect-1.2.9',
    but: { visits: true, sdsJobRoles: true, sampleVersion: '1.2.7' },
  },
]

/** The order of the releases: what `since` and `until` of the common rows are measured by. */
export const gpConnectOrder: readonly string[] = releases.map(({ spec }) => spec)

/** What every interaction id of GP Connect begins with. */
export const GPC = 'urn:nhs:names:services:gpconnect:fhir:'

/** A search for resources of a type. */
export const search = (id: string, title: string, resource: string, scope: Scope): Interaction => ({
  id,
  title,
  kind: 'search',
  method: 'GET',
  path: `/${resource}`,
  interactionId: `${GPC}rest:search:${resource.toLowerCase()}-1`,
  scope,
  resource,
  success: 200,
})

/** A read by logical id. */
export const read = (id: string, title: string, resource: string, scope: Scope): Interaction => ({
  id,
  title,
  kind: 'read',
  method: 'GET',
  path: `/${resource}/[id]`,
  interactionId: `${GPC}rest:read:${resource.toLowerCase()}-1`,
  scope,
  resource,
  success: 200,
})

/** Two interactions share the URL of an update: the interaction id alone tells an amendment from a cancellation. */
export const update = (id: string, title: string, resource: string, verb: 'update' | 'cancel'): Interaction => ({
  id,
  title,
  kind: 'update',
  method: 'PUT',
  path: `/${resource}/[id]`,
  interactionId: `${GPC}rest:${verb}:${resource.toLowerCase()}-1`,
  scope: 'patient/*.write',
  resource,
  success: 200,
})
