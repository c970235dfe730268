import { AndFilter, EqualityFilter, type Filter } from 'ldapts'
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

/**
 * The filter of a query. Values go onto the wire as they are, each in a field of its own: nothing in them can add to
 * the filter. As text, for messages, it is escaped as RFC 4515 section 3 has it.
 */
export function filterOf({ terms }: Query): Filter {
  const filters = terms.map(([attribute, value]) => new EqualityFilter({ attribute, value }))
  const [only, ...others] = filters
  return only && others.length === 0 ? only : new AndFilter({ filters })
}
