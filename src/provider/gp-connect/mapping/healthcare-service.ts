import { profile, systems } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { ServiceRecord } from '../seed/schema.js'
import { meta, reference } from '../../frame/datatypes.js'

/** A service of the practice's list (1.2.8, spec facts section 9.10). */
export const healthcareService = (record: ServiceRecord, organisation: string): JsonObject => ({
  resourceType: 'HealthcareService',
  id: record.id,
  meta: meta(record.version, profile('CareConnect-GPC-HealthcareService-1')),
  identifier: [{ system: systems.dosService, value: record.dosServiceId }],
  providedBy: reference('Organization', organisation),
  name: record.name,
})
