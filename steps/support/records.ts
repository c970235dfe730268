import { interaction, systems, type Interaction } from '../../src/catalogue/index.js'
import type { RunContext } from '../../src/run/context.js'

type Records = Parameters<RunContext['target']['record']>[0]

/** What features call a kind of record, and how records of that kind are found and read. */
export interface Kind {
  readonly word: string
  readonly records: Records
  /** Key of the business identifier in a target file. */
  readonly key: string
  /** Identifier system by which they are found; none for kinds without a search. */
  readonly system?: string
  readonly find?: Interaction
  readonly read: Interaction
}

/** The kinds of records that features speak of. */
export const KINDS: readonly Kind[] = [
  {
    word: 'patient',
    records: 'patients',
    key: 'nhsNumber',
    system: systems.nhsNumber,
    find: interaction('find-patient'),
    read: interaction('read-patient'),
  },
  {
    word: 'practitioner',
    records: 'practitioners',
    key: 'sdsUserId',
    system: systems.sdsUser,
    find: interaction('find-practitioner'),
    read: interaction('read-practitioner'),
  },
  {
    word: 'organisation',
    records: 'organisations',
    key: 'odsCode',
    system: systems.odsOrganisation,
    find: interaction('find-organisation'),
    read: interaction('read-organisation'),
  },
  { word: 'location', records: 'locations', key: 'id', read: interaction('read-location') },
  {
    word: 'healthcare service',
    records: 'services',
    key: 'dosServiceId',
    system: systems.dosService,
    find: interaction('find-healthcare-service'),
    read: interaction('read-healthcare-service'),
  },
]

/**
 * What to paste into the target file so that a record is known, on one line.
 *
 * @param keys - what it has to say of the record; how it is found where absent
 */
export const stanza = ({ records, key }: Kind, role: string, keys: readonly string[] = [key]): string =>
  `add to the target file, below ${records}: "${role}: { ${keys.map((k) => `${k}: '<${k}>'`).join(', ')} }" (docs/test-data.md)`
