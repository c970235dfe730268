/** Identifier systems of the national FHIR services (spec facts of the other products, sections 8.1 and 8.2). */
export const national = {
  ods: 'https://fhir.nhs.uk/Id/ods-organization-code',
  interaction: 'https://fhir.nhs.uk/Id/nhsServiceInteractionId',
  partyKey: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey',
  asid: 'https://fhir.nhs.uk/Id/nhsSpineASID',
} as const

/** Paths of the two services below their host. */
export const paths = { directory: '/spine-directory/FHIR/R4', demographics: '/personal-demographics/FHIR/R4' } as const
