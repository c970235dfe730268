import type { Kind } from './product.js'
import { KINDS } from './products/foundations.js'

/** The kinds as the table has them, for types that are made from it. */
export type KindOfTable = (typeof KINDS)[number]
/** Names of the lists of records. */
export type FoundRecords = KindOfTable['records']

/** The kinds of records, in the order of a target file. */
export const kinds = (): readonly KindOfTable[] => KINDS

/** The kind that stands in a list of a target file. */
export const kindOf = (records: FoundRecords): Kind & KindOfTable =>
  KINDS.find((kind) => kind.records === records) as KindOfTable
