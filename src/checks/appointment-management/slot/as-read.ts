import { asArray, blocked, broken, ok, type JsonObject } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { differences } from '../../comparison/as-found.js'
import { ofEach } from '../../toolkit/make.js'
import { nameOf } from '../../toolkit/referring.js'

/** A read Location may have its address as a list of one, as the page's sample (A45). */
const settled = (resource: JsonObject): JsonObject => {
  const address = asArray(resource['address'])
  const [only] = address
  return resource['resourceType'] === 'Location' && address.length === 1 && only !== undefined
    ? { ...resource, address: only }
    : resource
}

/**
 * A check that a resource of the Bundle is the one that its read interaction gives, order of lists, narrative and
 * meta.lastUpdated aside. The scenario has to have followed the references of the answer.
 */
export const asRead = (type: string, req: string): Check =>
  ofEach(
    {
      id: `${type.toLowerCase()}-of-the-slots-is-as-read`,
      says: `The ${type} of the slots is as read`,
      reqs: [req],
      needs: ['resolved'],
      type,
    },
    ({ value, path }, context) => {
      const read = context.resolved?.get(nameOf(value))
      if (!read) return blocked(`${nameOf(value)} was not read.`, { at: path })
      if (read.status !== 200 || !read.resource)
        return broken({ at: path, expected: `GET ${nameOf(value)} gives it`, received: String(read.status) })
      const different = differences(settled(read.resource), value, context)
      return different.length === 0
        ? ok()
        : broken({ at: path, expected: 'the resource of its read', received: `differs in ${different.join(', ')}` })
    },
  )

/** Practitioner, Location and Organization are populated as their own pages have it. */
export const readRules: readonly Check[] = [
  asRead('Practitioner', 'APPT-SLOTS-047'),
  asRead('Location', 'APPT-SLOTS-050'),
  asRead('Organization', 'APPT-SLOTS-054'),
]

/** 1.2.8. */
export const serviceAsRead = asRead('HealthcareService', 'APPT-SLOTS-071')
