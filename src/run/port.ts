/** What steps may know of the system under test: its types, by their names. */
export type { People, Person, RecordKind, Target, TestRecord } from '../target/index.js'
