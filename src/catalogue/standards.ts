import { careConnectProfiles, gpConnectProfiles } from './urls.js'

/** Of whom a variant's scheduling is: the two standards of the page "Differences". */
export type StandardName = 'gp-connect' | 'care-connect'

/** What a standard has of its own, as plain facts; how its requests are made stands in requests/standards. */
export interface StandardFacts {
  readonly name: StandardName
  /** Profiles by the resource type that they constrain. */
  readonly profiles: Readonly<Record<string, string>>
  /** By what the directory is asked for the endpoint: the practice's ODS code, or the ASID that the DoS gave. */
  readonly lookup: 'ods-code' | 'asid'
  /** Whether the SSP asks for a data sharing agreement between the two systems. */
  readonly agreement: boolean
  /** Why changes of what nobody has are not tried, where they are not. */
  readonly changesNothingUnknown?: string
}

const FACTS: Readonly<Record<StandardName, StandardFacts>> = {
  'gp-connect': { name: 'gp-connect', profiles: gpConnectProfiles, lookup: 'ods-code', agreement: true },
  'care-connect': {
    name: 'care-connect',
    profiles: careConnectProfiles,
    lookup: 'asid',
    agreement: false,
    changesNothingUnknown: 'No page says how a change of what is not there is answered.',
  },
}

/** The facts of a standard. Source: seed 000, spec facts (Care Connect) section 1. */
export const standardFacts = (name: StandardName): StandardFacts => FACTS[name]
