import { interaction, systems, type Interaction } from '../src/catalogue/index.js'
import type { RunContext } from '../src/run/context.js'

type Records = Parameters<RunContext['target']['record']>[0]

/** What features call a kind of record, and how records of that kind are found and read. */
export interface Kind {
  readonly word: string
  readonly records: Records
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
    system: systems.nhsNumber,
    find: interaction('find-patient'),
    read: interaction('read-patient'),
  },
  {
    word: 'practitioner',
    records: 'practitioners',
    system: systems.sdsUser,
    find: interaction('find-practitioner'),
    read: interaction('read-practitioner'),
  },
  {
    word: 'organisation',
    records: 'organisations',
    system: systems.odsOrganisation,
    find: interaction('find-organisation'),
    read: interaction('read-organisation'),
  },
  { word: 'location', records: 'locations', read: interaction('read-location') },
  {
    word: 'healthcare service',
    records: 'services',
    system: systems.dosService,
    find: interaction('find-healthcare-service'),
    read: interaction('read-healthcare-service'),
  },
]
