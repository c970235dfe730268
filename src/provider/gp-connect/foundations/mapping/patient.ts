import { profile, systems } from '../../../../catalogue/index.js'
import type { JsonObject } from '../../../../core/index.js'
import type { PatientRecord } from '../../seed/schema.js'
import { concept, contactPoint, humanName, meta, postalAddress, present, reference } from '../../../frame/datatypes.js'
import { nhsCommunication } from '../../mapping/nhs-communication.js'

const VERIFICATION = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1'
const REGISTRATION = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1'

const REGISTRATION_TYPES: Record<PatientRecord['registrationType'], string> = {
  R: 'Regular',
  E: 'Emergency',
  IN: 'Immediately necessary',
  T: 'Temporary',
  P: 'Private',
  O: 'Other',
  S: 'Synthetic Record',
}

/** Only patients whose number is verified leave the practice, so the status is always 01. */
const nhsNumber = (value: string): JsonObject => ({
  extension: [
    {
      url: profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'),
      valueCodeableConcept: concept(VERIFICATION, '01', 'Number present and verified'),
    },
  ],
  system: systems.nhsNumber,
  value,
})

const registration = ({ registrationType, preferredBranch, registered, expires }: PatientRecord): JsonObject => ({
  url: profile('Extension-CareConnect-GPC-RegistrationDetails-1'),
  extension: [
    ...(expires === undefined
      ? []
      : [{ url: 'registrationPeriod', valuePeriod: present({ start: registered, end: expires }) }]),
    {
      url: 'registrationType',
      valueCodeableConcept: concept(REGISTRATION, registrationType, REGISTRATION_TYPES[registrationType]),
    },
    ...(preferredBranch
      ? [{ url: 'preferredBranchSurgery', valueReference: reference('Location', preferredBranch) }]
      : []),
  ],
})

/** Temporary details end when the temporary registration does. */
const ending = (detail: JsonObject, { expires }: PatientRecord): JsonObject =>
  detail['use'] === 'temp' && expires !== undefined ? { ...detail, period: { end: expires } } : detail

const contact = ({ relationship, name, telecom, address, gender }: PatientRecord['contacts'][number]): JsonObject =>
  present({
    relationship: [{ text: relationship }],
    name: humanName({ ...name, use: name.use ?? 'official' }),
    telecom: telecom.map(contactPoint),
    address: address && postalAddress(address),
    gender,
  })

/**
 * A patient's record as find, read and register show it (spec facts section 8.6): all that the practice has but what
 * the use case pages keep in (`withheld`).
 *
 * @param version - the record's present version
 * @param organisation - logical id of the practice of the service root
 */
export function patient(record: PatientRecord, version: number, organisation: string): JsonObject {
  const { language, usualPractitioner } = record
  return present({
    resourceType: 'Patient',
    id: record.id,
    meta: meta(version, profile('CareConnect-GPC-Patient-1')),
    extension: [
      registration(record),
      ...(language ? [nhsCommunication(language.code, language.preferred, language.interpreterRequired)] : []),
    ],
    identifier: [nhsNumber(record.nhsNumber)],
    active: true,
    name: [humanName({ ...record.name, use: 'official' }), ...record.otherNames.map(humanName)],
    telecom: record.telecom.map((one) => ending(contactPoint(one), record)),
    gender: record.gender,
    birthDate: record.birthDate,
    address: record.addresses.map((one) => ending(postalAddress(one), record)),
    contact: record.contacts.map(contact),
    generalPractitioner: usualPractitioner ? [reference('Practitioner', usualPractitioner)] : [],
    managingOrganization: reference('Organization', organisation),
  })
}
