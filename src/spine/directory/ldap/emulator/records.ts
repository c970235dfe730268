/** What the emulated directory knows of one system. */
export interface LdapSystem {
  readonly odsCode: string
  readonly asid: string
  readonly partyKey: string
  readonly interactions: readonly string[]
  /** The service root; a system without one is a consumer: it has no message handling records. */
  readonly base?: string
  /** ODS code of who made it. */
  readonly manufacturer?: string
}

/** A record of the directory: attribute names as they are shown. */
export interface Entry {
  readonly dn: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

const SERVICES = 'ou=Services,o=nhs'

/** The records above those of the systems. */
const CONTAINERS: readonly Entry[] = [
  { dn: 'o=nhs', attributes: { objectClass: ['top', 'organization'], o: ['nhs'] } },
  { dn: SERVICES, attributes: { objectClass: ['top', 'organizationalUnit'], ou: ['Services'] } },
]

/**
 * The records of systems: one accredited system (nhsAs) each, and for a provider one message handling record (nhsMhs)
 * an interaction (spec facts section 5.2, and of the other products 5.10).
 */
export const recordsOf = (systems: readonly LdapSystem[]): Entry[] => [
  ...CONTAINERS,
  ...systems.flatMap((system) => [accredited(system), ...handling(system)]),
]

const entry = (id: string, attributes: Entry['attributes']): Entry => ({
  dn: `uniqueIdentifier=${id},${SERVICES}`,
  attributes: { uniqueIdentifier: [id], ...attributes },
})

const accredited = ({ odsCode, asid, partyKey, interactions, manufacturer }: LdapSystem): Entry =>
  entry(asid, {
    objectClass: ['top', 'nhsAs'],
    nhsIDCode: [odsCode],
    nhsMHSPartyKey: [partyKey],
    nhsAsSvcIA: interactions,
    nhsAsClient: [odsCode],
    ...(manufacturer === undefined ? {} : { nhsMhsManufacturerOrg: [manufacturer] }),
  })

function handling({ odsCode, asid, partyKey, interactions, base }: LdapSystem): Entry[] {
  if (base === undefined) return []
  return interactions.map((interactionId, index) => {
    const colon = /^urn:nhs:names:services:[^:]+/.exec(interactionId)?.[0].length ?? 0
    return entry(`S${asid}${String(index).padStart(3, '0')}`, {
      objectClass: ['top', 'nhsMhs'],
      nhsIDCode: [odsCode],
      nhsMHSPartyKey: [partyKey],
      nhsMhsSvcIA: [interactionId],
      nhsMhsSN: [interactionId.slice(0, colon)],
      nhsMhsIN: [interactionId.slice(colon + 1)],
      nhsMHSEndPoint: [base],
      nhsMhsFQDN: [URL.canParse(base) ? new URL(base).hostname : ''],
      nhsEPInteractionType: ['FHIR'],
    })
  })
}
