import { systems } from './urls.js'

/** A kind of record that testers load and features speak of: how a target file lists it, and how it is found and read. */
export interface Kind {
  /** What features call one of them. */
  readonly word: string
  /** The list of a target file that they stand in. */
  readonly records: string
  /** Key of their business identifier in that list. */
  readonly key: string
  /** Identifier system and interaction by which they are found; none for kinds without a search. */
  readonly system?: string
  readonly find?: string
  readonly read: string
}

const KINDS = [
  {
    word: 'patient',
    records: 'patients',
    key: 'nhsNumber',
    system: systems.nhsNumber,
    find: 'find-patient',
    read: 'read-patient',
  },
  {
    word: 'practitioner',
    records: 'practitioners',
    key: 'sdsUserId',
    system: systems.sdsUser,
    find: 'find-practitioner',
    read: 'read-practitioner',
  },
  {
    word: 'organisation',
    records: 'organisations',
    key: 'odsCode',
    system: systems.odsOrganisation,
    find: 'find-organisation',
    read: 'read-organisation',
  },
  {
    word: 'location',
    records: 'locations',
    key: 'odsSiteCode',
    read: 'read-location',
  },
  {
    word: 'healthcare service',
    records: 'services',
    key: 'dosServiceId',
    system: systems.dosService,
    find: 'find-healthcare-service',
    read: 'read-healthcare-service',
  },
] as const satisfies readonly Kind[]

/** The kinds as the table has them, for types that are made from it. */
export type KindOfTable = (typeof KINDS)[number]
/** Names of the lists of records. */
export type FoundRecords = KindOfTable['records']

/** The kinds of records, in the order of a target file. */
export const kinds = (): readonly KindOfTable[] => KINDS

/** The kind that stands in a list of a target file. */
export const kindOf = (records: FoundRecords): Kind & KindOfTable =>
  KINDS.find((kind) => kind.records === records) as KindOfTable
