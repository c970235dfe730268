import { profile, systems } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { PracticeRecord } from '../seed/schema.js'
import { concept, contactPoint, meta, postalAddress, present } from '../../frame/datatypes.js'

const TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1'

/** The practice as an Organization (spec facts section 8.8). */
export const organization = (record: PracticeRecord): JsonObject =>
  present({
    resourceType: 'Organization',
    id: record.id,
    meta: meta(record.version, profile('CareConnect-GPC-Organization-1')),
    identifier: [{ system: systems.odsOrganisation, value: record.odsCode }],
    type: [concept(TYPES, 'gp-practice', 'GP Practice')],
    name: record.name,
    telecom: record.telecom.map(contactPoint),
    address: record.address ? [postalAddress(record.address)] : [],
  })
