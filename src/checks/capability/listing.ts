import { gpConnectProfiles, type InteractionKind } from '../../catalogue/index.js'
import { broken, noted, ok, type Outcome } from '../../core/index.js'
import type { Check } from '../check.js'
import { show } from '../toolkit/located.js'
import { lists, ofStatement } from './make.js'
import { unversioned } from './statement.js'

const SEARCHED = {
  interactions: ['read', 'search-type'],
  parameters: [['identifier', 'token']],
} as const
const APPOINTMENT = { type: 'Appointment', ifListed: true } as const
const SLOT = { type: 'Slot', ifListed: true } as const

/** The entries of the sample statement, type by type. Those of Appointment Management count where it is claimed. */
const samples: readonly Check[] = [
  lists('capability-statement-lists-patient', { type: 'Patient', ...SEARCHED }),
  lists('capability-statement-lists-organization', { type: 'Organization', ...SEARCHED }),
  lists('capability-statement-lists-practitioner', { type: 'Practitioner', ...SEARCHED }),
  lists('capability-statement-lists-location', { type: 'Location', interactions: ['read'] }),
  lists('capability-statement-lists-healthcare-service', {
    type: 'HealthcareService',
    ...SEARCHED,
  }),
  lists('capability-statement-lists-appointment', {
    ...APPOINTMENT,
    interactions: ['read', 'create', 'update', 'search-type'],
  }),
  lists('capability-statement-lists-appointment-start', {
    ...APPOINTMENT,
    parameters: [['start', 'date']],
  }),
  lists('capability-statement-lists-slot', {
    ...SLOT,
    interactions: ['search-type'],
    parameters: [
      ['start', 'date'],
      ['end', 'date'],
      ['status', 'token'],
      ['searchFilter', 'token'],
    ],
  }),
  lists('capability-statement-lists-slot-includes', {
    ...SLOT,
    includes: [
      'Schedule:actor:Location',
      'Schedule:actor:Practitioner',
      'Slot:schedule',
      'Location:managingOrganization',
    ],
  }),
]

const updateCreateIsFalse = ofStatement('appointment-is-listed-without-update-create', (statement): Outcome => {
  const listed = statement.listed('Appointment')
  if (!listed) return noted({ note: 'The statement lists no Appointment: not claimed, not judged.' })
  const { updateCreate } = listed.entry
  const at = 'CapabilityStatement.rest.resource(Appointment).updateCreate'
  return updateCreate === false ? ok() : broken({ at, expected: 'false', received: show(updateCreate) })
})

/** The sample names identifier, the interaction uses start (A38): either will do. */
const appointmentSearch = ofStatement(
  'appointment-is-listed-with-a-search-parameter-of-its-sample',
  (statement): Outcome => {
    const listed = statement.listed('Appointment')
    if (!listed) return noted({ note: 'The statement lists no Appointment: not claimed, not judged.' })
    const { parameters } = listed
    const right = parameters.get('identifier')?.type === 'token' || parameters.get('start')?.type === 'date'
    const at = 'CapabilityStatement.rest.resource(Appointment).searchParam'
    return right
      ? ok()
      : broken({ at, expected: 'identifier (token) or start (date)', received: show([...parameters.values()]) })
  },
)

const SERVICE_PARAMETER = 'https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1'

/** Slots can be searched by service, whatever the service filtering status. */
const slotService = ofStatement('slot-is-listed-with-service-filtering', (statement): Outcome => {
  const listed = statement.listed('Slot')
  if (!listed) return noted({ note: 'The statement lists no Slot: not claimed, not judged.' })
  const parameter = listed.parameters.get('service.identifier')
  const right =
    listed.includes.includes('Schedule:actor:HealthcareService') &&
    parameter?.type === 'token' &&
    typeof parameter.definition === 'string' &&
    unversioned(parameter.definition) === SERVICE_PARAMETER
  const expected =
    'include Schedule:actor:HealthcareService and parameter service.identifier (token) with its definition'
  return right
    ? ok()
    : broken({ at: 'CapabilityStatement.rest.resource(Slot)', expected, received: show(listed.entry) })
})

const CODES: Partial<Record<InteractionKind, string>> = {
  read: 'read',
  search: 'search-type',
  create: 'create',
  update: 'update',
}

/** SPINE-FHIR-006. What a consumer can do here is listed, type by type. */
const listsWhatIsOffered = ofStatement(
  'capability-statement-lists-every-interaction-offered',
  (statement, { variant, declared }) => {
    const offered = variant.interactions.filter((i) => CODES[i.kind] && !declared.unsupported.includes(i.id))
    return offered.map((i) =>
      statement.listed(i.resource)?.interactions.includes(CODES[i.kind] as string)
        ? ok()
        : broken({
            at: `CapabilityStatement.rest.resource(${i.resource}).interaction`,
            expected: CODES[i.kind] as string,
            received: show(statement.listed(i.resource)?.interactions ?? 'absent'),
          }),
    )
  },
)

/** SPINE-FHIR-006. So are the profiles of what is read and searched, in `profile` or beside the type. */
const listsTheProfiles = ofStatement(
  'capability-statement-lists-the-profiles-of-what-is-offered',
  (statement, { variant, declared }) => {
    const offered = variant.interactions.filter((i) => CODES[i.kind] && !declared.unsupported.includes(i.id))
    return [...new Set(offered.map((i) => i.resource))].map((type) => {
      const own = statement.listed(type)?.entry.profile
      const named = [...statement.profiles, show(own)]
      const wanted = gpConnectProfiles[type] as string
      return named.some((url) => url.includes(wanted))
        ? ok()
        : broken({ at: 'CapabilityStatement.profile', expected: wanted, received: 'absent' })
    })
  },
)

/** Profiles of the sample, in `profile`, for the capabilities that the statement claims. */
const PROFILES: readonly [type: string, ofWhat: string][] = [
  ['Patient', 'Patient'],
  ['Organization', 'Organization'],
  ['Practitioner', 'Practitioner'],
  ['Location', 'Location'],
  ['OperationOutcome', 'Patient'],
  ['PractitionerRole', 'Appointment'],
  ['Appointment', 'Appointment'],
  ['Schedule', 'Slot'],
  ['Slot', 'Slot'],
]

const profilesOfTheSample = (id: string, wanted: typeof PROFILES): Check =>
  ofStatement(id, (statement) =>
    wanted.map(([type, claimedBy]) => {
      if (!statement.listed(claimedBy)) return noted({ note: `The statement lists no ${claimedBy}: not claimed.` })
      const profile = gpConnectProfiles[type] as string
      return statement.profiles.includes(profile)
        ? ok()
        : broken({ at: 'CapabilityStatement.profile', expected: profile, received: 'absent' })
    }),
  )

/** What the statement says can be done, type by type. */
export const listingChecks: readonly Check[] = [
  ...samples,
  updateCreateIsFalse,
  appointmentSearch,
  slotService,
  listsWhatIsOffered,
  listsTheProfiles,
  profilesOfTheSample('capability-statement-lists-the-profiles-of-the-sample', PROFILES),
  profilesOfTheSample('capability-statement-lists-the-service-profile', [['HealthcareService', 'HealthcareService']]),
]
