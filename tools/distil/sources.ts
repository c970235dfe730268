import { canonical } from '../../src/validator/definitions/index.js'

/** A folder of official files, below the official definitions, and the folder of `profiles/` that it becomes. */
export interface Source {
  readonly from: string
  readonly to: string
  /** All of it; else what the profiles need. */
  readonly whole: boolean
  /** The canonicals that are taken; all where absent. */
  readonly only?: RegExp
}

const NHS_JOB_ROLES = /^https:\/\/fhir\.nhs\.uk\/STU3\/CodeSystem\/CareConnect-SDSJobRoleName-1$/

/** The folders of official files, in load order. A folder of which several sets want a part each stands several times. */
export const SOURCES: readonly Source[] = [
  { from: 'fhir-stu3-core', to: 'fhir-stu3', whole: false },
  { from: 'careconnect-stu3', to: 'careconnect', whole: true },
  { from: 'gpconnect-stu3/base', to: 'gpconnect/base', whole: true },
  { from: 'gpconnect-stu3/overlay-1.2.7', to: 'gpconnect/overlay-1.2.7', whole: true },
  { from: 'gpconnect-stu3/overlay-1.6.2', to: 'gpconnect/job-roles-1.1.0', whole: true, only: NHS_JOB_ROLES },
  {
    from: '../definitions-more/guide-1.6.2',
    to: 'gpconnect/overlay-1.2.9',
    whole: true,
    only: /\/(?:GPConnect-Appointment-1|Extension-GPConnect-PractitionerRole-1)$/,
  },
  {
    from: 'gpconnect-stu3/overlay-1.6.2',
    to: 'gpconnect/overlay-1.6.2',
    whole: true,
    only: /^(?!.*SDSJobRoleName)/,
  },
  { from: 'gpconnect-stu3/overlay-update-record', to: 'gpconnect/overlay-update-record', whole: true },
]

/** True for a definition that a source gives. */
export const isTaken = ({ only }: Source, url: string): boolean => only?.test(canonical(url)) ?? true

/** Resources of FHIR that no profile constrains and that GP Connect or Care Connect messages hold all the same. */
export const UNPROFILED = [
  'Binary',
  'CapabilityStatement',
  'HealthcareService',
  'MedicationAdministration',
  'MessageHeader',
  'Parameters',
]

/** Resources whose HL7 extensions are of no use in a GP record. */
const NO_EXTENSIONS_OF = new Set(['CapabilityStatement', 'Questionnaire'])

/**
 * True for an extension that HL7 publishes for something that our definitions hold, so that it is known and judged when
 * a supplier sends it. Its context is a path such as `HumanName.family`, or `*`.
 */
export const isUsefulExtension = (url: string, context: readonly string[], known: (type: string) => boolean): boolean =>
  !/genetics|genotyping/.test(url) &&
  context.some((path) => {
    const type = path.split('.')[0] ?? ''
    return known(type) && !NO_EXTENSIONS_OF.has(type)
  })

/** Code systems of HL7 that real records use where only an example value set, or none, is bound. */
export const COMMON_SYSTEMS = [
  'http://hl7.org/fhir/v2/0074',
  'http://hl7.org/fhir/v2/0078',
  'http://hl7.org/fhir/v2/0131',
  'http://hl7.org/fhir/v2/0203',
  'http://hl7.org/fhir/v2/0443',
  'http://hl7.org/fhir/v3/ActCode',
  'http://hl7.org/fhir/v3/MaritalStatus',
  'http://hl7.org/fhir/v3/NullFlavor',
  'http://hl7.org/fhir/v3/ParticipationType',
  'http://hl7.org/fhir/v3/RoleCode',
  'http://hl7.org/fhir/v3/RouteOfAdministration',
  'http://hl7.org/fhir/condition-category',
  'http://hl7.org/fhir/list-order',
  'http://hl7.org/fhir/location-physical-type',
  'http://hl7.org/fhir/observation-category',
]

/**
 * Left out though something binds or draws on them: thousands of LOINC document types (preferred in the base
 * DocumentReference, which every profile here overrides) and the DICOM ontology (one role code in a consent).
 */
export const LEFT_OUT = new Set([
  'http://hl7.org/fhir/ValueSet/c80-doc-typecodes',
  'http://dicom.nema.org/resources/ontology/DCM',
])
