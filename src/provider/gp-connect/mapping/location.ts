import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { LocationRecord } from '../seed/schema.js'
import { contactPoint, meta, postalAddress, present, reference } from '../../frame/datatypes.js'

/** A surgery, main or branch (spec facts section 8.9). In STU3 `address` is one object. */
export const location = (record: LocationRecord, organisation: string): JsonObject =>
  present({
    resourceType: 'Location',
    id: record.id,
    meta: meta(record.version, profile('CareConnect-GPC-Location-1')),
    name: record.name,
    telecom: record.telecom.map(contactPoint),
    address: record.address && postalAddress(record.address),
    managingOrganization: reference('Organization', organisation),
  })
