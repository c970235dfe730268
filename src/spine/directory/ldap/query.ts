import type { Asked } from '../directory.js'

/** Where the directory keeps the records of systems (SPINE-SDS-001). */
export const BASE = 'ou=services, o=nhs'

/** One search: which records, and what is read of them. Names compare without case in LDAP. */
export interface Query {
  /** The kind of record, for messages. */
  readonly what: string
  /** Attributes and the values that they have to have, all of them. */
  readonly terms: readonly (readonly [attribute: string, value: string])[]
  readonly attributes: readonly string[]
}

/** Step 1: the message handling record of a practice and interaction (SPINE-SDS-001). */
export const mhsOfPractice = ({ odsCode, interactionId }: Asked): Query => ({
  what: 'nhsMhs record',
  terms: [
    ['nhsIDCode', odsCode],
    ['objectClass', 'nhsMhs'],
    ['nhsMhsSvcIA', interactionId],
  ],
  attributes: ['nhsMhsEndPoint', 'nhsMhsPartyKey'],
})

/** Step 2: the accredited system record of the practice and party key (SPINE-SDS-002). */
export const asOfPartyKey = (odsCode: string, partyKey: string): Query => ({
  what: 'nhsAs record',
  terms: [
    ['nhsIDCode', odsCode],
    ['objectClass', 'nhsAs'],
    ['nhsMHSPartyKey', partyKey],
  ],
  attributes: ['uniqueIdentifier'],
})

/** The older order, step 1: the accredited system of a practice and interaction (seed 000, Find Endpoint). */
export const asOfPractice = ({ odsCode, interactionId }: Asked): Query => ({
  what: 'nhsAs record',
  terms: [
    ['nhsIDCode', odsCode],
    ['objectClass', 'nhsAS'],
    ['nhsAsSvcIA', interactionId],
  ],
  attributes: ['uniqueIdentifier', 'nhsMhsPartyKey'],
})

/** The older order and Care Connect, step 2: the message handling record of a party key and interaction. */
export const mhsOfPartyKey = (partyKey: string, interactionId: string): Query => ({
  what: 'nhsMhs record',
  terms: [
    ['nhsMhsPartyKey', partyKey],
    ['objectClass', 'nhsMhs'],
    ['nhsMhsSvcIA', interactionId],
  ],
  attributes: ['nhsMhsEndPoint', 'nhsMHSFQDN'],
})

/** Care Connect, step 1: the record of an ASID (NHS Booking 2.0.4). */
export const recordOfAsid = (asid: string): Query => ({
  what: 'record of the ASID',
  terms: [['uniqueIdentifier', asid]],
  attributes: ['nhsMhsPartyKey', 'nhsIDCode'],
})

/** Characters that mean something in a filter's text, and the end of a C string (RFC 4515 section 3). */
const MEANT = /[*()\\\0]/g

const escaped = (value: string): string =>
  value.replace(MEANT, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** The filter of a query as text, for messages and for tools that want text. Nothing in a value can add to it. */
export function filterText({ terms }: Query): string {
  const parts = terms.map(([attribute, value]) => `(${attribute}=${escaped(value)})`).join('')
  return terms.length === 1 ? parts : `(&${parts})`
}
