import { isObject, objects, type Json } from '../../../core/index.js'
import { edit } from '../../frame/mutation/edit.js'
import type { FaultOf } from '../../frame/mutation/family.js'
import { passes } from '../../frame/mutation/factories.js'
import {
  again,
  collection,
  dropped,
  eachOf,
  entries,
  granted,
  lastSlot,
  queryOf,
  refusesWhere,
  type Family,
} from './make.js'
import type { AnswerContext } from '../../frame/messages.js'
import { strictParameters } from './parameters.js'
import { stateFault } from './state.js'

/** Faults of a slot search: what it takes, what it finds and what it shows (rows CCS-SLOT and CCS-RES). */

const COMPANY = 'bundle-holds-what-belongs-to-its-slots'

const asks = (about: AnswerContext, name: string): string[] => queryOf(about.request).getAll(name)
const names = (about: AnswerContext, part: string): boolean =>
  [...queryOf(about.request).keys()].some((name) => name.includes(part))
const includes = (about: AnswerContext): [name: string, value: string][] =>
  [...queryOf(about.request)].filter(([name]) => name.startsWith('_include'))

/** Requests that have to be served. */
const taken: readonly FaultOf[] = [
  refusesWhere(
    'demands-a-status',
    'Does not search without a status',
    'bad-request',
    (a) => !names(a, 'status'),
    'search-parameter-may-be-missing',
  ),
  refusesWhere(
    'demands-a-start',
    'Does not search without a start',
    'bad-request',
    (a) => !names(a, 'start'),
    'search-parameter-may-be-missing',
  ),
  refusesWhere(
    'demands-a-service',
    'Finds nothing without a service',
    'not-found',
    (a) => !names(a, 'healthcareservice'),
    'service-may-be-missing',
  ),
  refusesWhere(
    'takes-one-status-only',
    'Does not search several statuses',
    'bad-request',
    (a) => asks(a, 'status').some((status) => status.includes(',')),
    'every-status-can-be-asked-for',
  ),
  refusesWhere(
    'refuses-single-includes',
    'Refuses a search with few includes',
    'bad-request',
    (a) => includes(a).length === 1,
    'include-is-no-error',
  ),
  refusesWhere(
    'breaks-down-on-plain-includes',
    'Breaks down on the plain form of an include',
    'failed',
    (a) => includes(a).some(([name, value]) => name === '_include' && value !== 'Slot:schedule'),
    'include-of-another-form-is-no-error',
  ),
  refusesWhere(
    'breaks-down-on-unknown-parameters',
    'Breaks down on a parameter that it does not know',
    'failed',
    (a) => names(a, 'foo'),
    'unknown-search-parameter-is-ignored',
  ),
  ...strictParameters,
]

const withoutOutcome = (old: Json | undefined): Json | undefined => {
  const rest = objects(old).filter(
    ({ resource }) => !isObject(resource) || resource['resourceType'] !== 'OperationOutcome',
  )
  return rest.length === 0 ? undefined : rest
}

/** Which slots are found. */
const found: readonly FaultOf[] = [
  stateFault(
    'finds-slots-before',
    'Shows slots that start before the window',
    { slots: { outside: { ge: true } } },
    'slot-starts-inside-the-window',
  ),
  stateFault(
    'finds-slots-after',
    'Shows slots that start after the window',
    { slots: { outside: { le: true } } },
    'slot-starts-inside-the-window',
  ),
  entries(
    'finds-nothing-with-few-includes',
    'Finds nothing where few includes are asked for',
    (all, about) => (includes(about).length === 1 ? [] : all),
    'free-slots-are-found',
  ),
  refusesWhere(
    'no-slots-is-not-found',
    'Answers 404 where there are no slots',
    'not-found',
    (a) => a.request.target.includes('2000010003'),
    'no-slots-is-no-error',
  ),
]

const zoned = (old: Json | undefined): Json | undefined =>
  typeof old === 'string' ? new Date(Date.parse(old) + 3_600_000).toISOString().replace('.000Z', '+01:00') : old

/** What a slot shows. */
const shown: readonly FaultOf[] = [
  lastSlot(
    'slot-without-identifier',
    'Gives a slot no identifier',
    'identifier',
    undefined,
    'slot-has-a-uuid-identifier',
  ),
  lastSlot(
    'slot-of-another-identifier',
    'Identifies a slot by a number of its own',
    'identifier.0.value',
    '4711',
    'slot-has-a-uuid-identifier',
  ),
  lastSlot(
    'slot-of-another-status',
    'Shows a slot that is entered in error',
    'status',
    'entered-in-error',
    'slot-status-is-busy-or-free',
  ),
  lastSlot(
    'slot-without-seconds',
    'Writes a start without seconds',
    'start',
    (old) => (typeof old === 'string' ? old.slice(0, 16) : old),
    'slot-times-are-instants',
  ),
  lastSlot('slot-in-local-time', 'Writes a start with an offset', 'start', zoned, 'slot-times-are-instants'),
  lastSlot(
    'slot-without-schedule',
    'Does not say of which schedule a slot is',
    'schedule',
    undefined,
    'slot-names-a-schedule-of-the-answer',
  ),
]

/** What comes with the slots. */
const company: readonly FaultOf[] = [
  collection,
  entries(
    'no-schedules',
    'Does not send the schedules that were asked for',
    (all) => dropped(all, 'Schedule'),
    'included-schedules-come-along',
  ),
  entries(
    'schedule-of-no-slot',
    'Adds a schedule of no slot',
    (all) => [
      ...all,
      ...again(all, 'Schedule', (entry) =>
        edit(edit(entry, 'resource.id', 'loose'), 'fullUrl', 'urn:uuid:0b4e8f0e-5b0f-4d4e-9a51-0c2f6a1b9e77'),
      ),
    ],
    COMPANY,
  ),
  entries(
    'twice-the-same',
    'Sends a schedule twice',
    (all) => [...all, ...again(all, 'Schedule', (entry) => entry)],
    'resources-are-not-repeated',
  ),
  eachOf(
    'Schedule',
    'schedule-without-actors',
    'Does not say whose a schedule is',
    'actor',
    undefined,
    'schedule-has-its-actors',
  ),
  eachOf(
    'Schedule',
    'schedule-of-clinicians-alone',
    'Names neither service nor place of a schedule',
    'actor',
    [{ reference: 'Practitioner/prac-greenhalgh' }],
    'schedule-has-its-actors',
  ),
  eachOf(
    'Practitioner',
    'practitioner-of-own-number',
    'Identifies people by numbers of its own',
    'identifier',
    [{ system: 'https://quarry-vale.example.nhs.uk/Id/staff', value: '7' }],
    'practitioners-have-sds-identifiers',
  ),
  eachOf(
    'Schedule',
    'schedule-of-another-profile',
    'Names a profile of GP Connect',
    'meta.profile',
    ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Schedule-1'],
    'resources-name-their-care-connect-profile',
  ),
]

/** Shows slots that can be booked and no others; seen after a booking. */
const busySlotsAreHidden: FaultOf = entries(
  'busy-slots-are-hidden',
  'Shows no slots that are taken',
  (all) => all.filter(({ resource }) => !isObject(resource) || resource['status'] !== 'busy'),
  'booked-slot-is-shown-as-busy',
)

/** Shows a slot as busy and finds it among the free ones; seen after a booking. */
const busySlotsAreFound: FaultOf = stateFault(
  'busy-slots-are-found',
  'Finds slots that are taken among the free ones',
  { slots: { ofOtherStatuses: true } },
  'booked-slot-is-taken-from-the-free-ones',
)

/** A consumer that says who it is by parameters, where the token says it (CCS-JWTS-012). */
const searchFilterFault: FaultOf = refusesWhere(
  'breaks-down-on-search-filters',
  'Breaks down on a searchFilter',
  'failed',
  (a) => names(a, 'searchFilter'),
  'search-filter-does-no-harm',
)

/** Of rules that the UEC standard alone has. */
const ofUec: readonly FaultOf[] = [
  passes('slot-search.service-known', 'Finds nothing for a service that nobody knows', 'service-that-nobody-knows'),
  passes('slot-search.not-past', 'Searches the past', 'slot-search-of-the-past'),
  refusesWhere(
    'refuses-a-start-in-the-past',
    'Refuses a start in the past even where the end is not',
    'bad-request',
    (a) => asks(a, 'start').some((bound) => bound.startsWith('ge') && Date.parse(bound.slice(2)) < a.now.getTime()),
    'start-in-the-past-alone-is-served',
  ),
  stateFault(
    'finds-slots-of-every-service',
    'Shows the slots of every service',
    { slots: { ofOtherServices: true } },
    'two-services-have-slots-of-their-own',
  ),
  stateFault(
    'finds-one-diary',
    'Shows one of the diaries of a service',
    { slots: { ofEveryDiary: false } },
    'slots-of-every-diary-are-found',
  ),
  entries(
    'reads-offsets-otherwise',
    'Finds nothing where the window is written with an offset',
    (all, about) => (asks(about, 'start').some((bound) => bound.includes('+')) ? [] : all),
    'offset-of-the-window-changes-nothing',
  ),
  granted('explains-nothing', 'Does not say that nothing was found', 'entry', withoutOutcome, 'no-slots-is-explained'),
  eachOf(
    'HealthcareService',
    'service-without-identifier',
    'Gives the service no identifier',
    'identifier',
    undefined,
    'healthcare-service-is-the-one-searched',
  ),
  eachOf(
    'HealthcareService',
    'another-service',
    'Shows another service',
    'identifier.0.value',
    '2000010099',
    'healthcare-service-is-the-one-searched',
  ),
]

const unreadable = passes(
  'slot-search.times',
  'Passes over bounds that it cannot read',
  'slot-search-that-cannot-be-read',
)

const SLOTS = ['search-slot']

export const slotFamilies: readonly Family[] = [
  { on: SLOTS, faults: [...taken, ...found, ...shown, ...company, unreadable] },
  { on: SLOTS, in: { uec: true }, faults: ofUec },
  { on: SLOTS, in: { tokens: 'signed' }, faults: [searchFilterFault] },
  { on: [...SLOTS, 'book-appointment'], as: 'diaries', faults: [busySlotsAreFound, busySlotsAreHidden] },
]
