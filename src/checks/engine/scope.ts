import { interactions, type Interaction } from '../../catalogue/index.js'
import type { RequirementId } from '../../core/index.js'

const idsOf = (select: (i: Interaction) => boolean): string[] =>
  interactions()
    .filter(select)
    .map(({ id }) => id)
const of = (resource: string): string[] => idsOf((i) => i.resource === resource)
const READS = idsOf((i) => i.kind === 'read')
const SEARCHES = idsOf((i) => i.kind === 'search')
const METADATA = ['get-capability-statement']

/**
 * Rows that the register files under `general` although they speak of some interactions only. A finding on another
 * interaction does not show them, so it must not carry them.
 */
const SPEAKS_OF: Readonly<Record<RequirementId, readonly string[]>> = {
  'FND-GEN-001': METADATA,
  'FND-GEN-002': SEARCHES,
  'FND-GEN-004': of('HealthcareService'),
  'FND-GEN-009': of('Patient'),
  'FND-GEN-010': of('Organization'),
  'FND-GEN-011': of('Location'),
  'FND-GEN-012': of('Practitioner'),
  'FND-GEN-013': [...of('Practitioner'), ...of('HealthcareService')],
  'FND-GEN-014': of('Patient'),
  'FND-GEN-015': of('Patient'),
  'FND-IG-001': of('Patient'),
  'FND-IG-003': of('Patient'),
  'FND-IG-004': of('Patient'),
  'SPINE-SEC-010': of('Patient'),
  'SPINE-SEC-011': of('Organization'),
  'SPINE-SEC-013': of('Practitioner'),
  'SPINE-SEC-014': of('Location'),
  'SPINE-IID-001': METADATA,
  'SPINE-IID-002': ['read-patient'],
  'SPINE-IID-003': ['find-patient'],
  'SPINE-IID-004': ['read-practitioner'],
  'SPINE-IID-005': ['find-practitioner'],
  'SPINE-IID-006': ['read-organisation'],
  'SPINE-IID-007': ['find-organisation'],
  'SPINE-IID-008': ['read-location'],
  'SPINE-IID-016': ['read-healthcare-service'],
  'SPINE-IID-017': ['find-healthcare-service'],
  'SPINE-HTTP-015': METADATA,
  'SPINE-HTTP-024': METADATA,
  'SPINE-HTTP-032': SEARCHES,
  'SPINE-HTTP-037': READS,
  'SPINE-HTTP-038': READS,
  'SPINE-FHIR-006': METADATA,
  'SPINE-FHIR-007': METADATA,
  'SPINE-FHIR-029': READS,
  'SPINE-FHIR-032': SEARCHES,
  'SPINE-FHIR-035': READS,
  'SPINE-FHIR-038': SEARCHES,
  'SPINE-FHIR-046': READS,
  'SPINE-FHIR-047': READS,
  'SPINE-FHIR-056': ['find-patient'],
  'SPINE-FHIR-057': ['find-patient'],
  'SPINE-FHIR-064': METADATA,
  'SPINE-RES-012': of('Patient'),
  'SPINE-RES-013': [...of('Organization'), ...of('Location')],
  'SPINE-RES-016': of('Patient'),
  'SPINE-RES-017': [...of('Organization'), ...of('Location')],
  'SPINE-RES-018': of('Patient'),
  'SPINE-RES-019': of('Patient'),
  'SPINE-RES-020': of('Patient'),
  'SPINE-RES-021': of('Patient'),
  'SPINE-RES-022': of('Patient'),
  'SPINE-RES-023': SEARCHES,
  'SPINE-ERR-006': ['find-patient', 'find-practitioner', 'find-organisation'],
  'SPINE-ERR-007': ['find-practitioner', 'find-organisation'],
  'SPINE-ERR-008': ['find-patient'],
  'SPINE-ERR-010': ['read-organisation'],
  'SPINE-ERR-011': ['read-patient'],
  'SPINE-ERR-012': ['read-practitioner'],
  'SPINE-ERR-013': ['read-location', 'read-healthcare-service'],
  'SPINE-SDSREG-015': of('Organization'),
  'SPINE-SDSREG-016': of('Organization'),
  'SPINE-IG-004': of('Patient'),
  'SPINE-BRANCH-001': of('Location'),
  'SPINE-BRANCH-002': [...of('Organization'), ...of('Location')],
  'SPINE-BRANCH-003': of('Location'),
  'SPINE-BRANCH-006': of('Patient'),
}

/** True where a general row speaks of an interaction: of all, or of this one among others. */
export const isOf = (row: RequirementId, interactionId: string): boolean =>
  SPEAKS_OF[row]?.includes(interactionId) ?? true
