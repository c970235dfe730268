import type { JsonObject } from '../../../core/index.js'
import { reference } from '../../frame/datatypes.js'
import type { BookingSeed, ClinicianRecord, LocationRecord, ServiceRecord } from '../seed/schema.js'
import { meta } from './profile.js'

/** The resources around a slot, from the words of the booking system (rows CCS-RES). */

const DOS = 'https://fhir.nhs.uk/Id/uec-dos-service-id'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const SITE = 'https://fhir.nhs.uk/Id/ods-site-code'
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id'
const ROLE_PROFILE = 'https://fhir.nhs.uk/Id/sds-role-profile-id'
const JOB_ROLES = 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'

const phone = (value: string): JsonObject => ({ system: 'phone', value, use: 'work' })

export const healthcareService = (record: ServiceRecord, { organisation }: BookingSeed): JsonObject => ({
  resourceType: 'HealthcareService',
  id: record.id,
  meta: meta('HealthcareService'),
  identifier: [{ system: DOS, value: record.dosServiceId }],
  active: true,
  providedBy: reference('Organization', organisation.id),
  location: [reference('Location', record.location)],
  name: record.name,
})

export const organization = ({ organisation }: BookingSeed): JsonObject => ({
  resourceType: 'Organization',
  id: organisation.id,
  meta: meta('Organization'),
  identifier: [{ system: ODS, value: organisation.odsCode }],
  name: organisation.name,
  telecom: [phone(organisation.phone)],
})

export const location = (record: LocationRecord, { organisation }: BookingSeed): JsonObject => ({
  resourceType: 'Location',
  id: record.id,
  meta: meta('Location'),
  identifier: [{ system: SITE, value: record.siteCode }],
  name: record.name,
  telecom: [phone(record.phone)],
  address: { use: 'work', line: record.lines, city: record.city, postalCode: record.postcode },
  managingOrganization: reference('Organization', organisation.id),
})

export const practitioner = (record: ClinicianRecord): JsonObject => ({
  resourceType: 'Practitioner',
  id: record.id,
  meta: meta('Practitioner'),
  identifier: [
    { system: SDS_USER, value: record.sdsUserId },
    { system: ROLE_PROFILE, value: record.roleProfile },
  ],
  name: [{ use: 'official', family: record.family, given: record.given, prefix: [record.prefix] }],
})

export const practitionerRole = (record: ClinicianRecord, { organisation }: BookingSeed): JsonObject => ({
  resourceType: 'PractitionerRole',
  id: record.role.id,
  meta: meta('PractitionerRole'),
  identifier: [{ system: ROLE_PROFILE, value: record.roleProfile }],
  practitioner: reference('Practitioner', record.id),
  organization: reference('Organization', organisation.id),
  code: [{ coding: [{ system: JOB_ROLES, code: record.role.code, display: record.role.display }] }],
})
