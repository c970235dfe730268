import { Given, When } from '@cucumber/cucumber'
import { kindOf } from '../../src/catalogue/index.js'
import { resourcesOf, successStatus } from '../../src/checks/index.js'
import { asString } from '../../src/core/index.js'
import {
  controlOf,
  localTime,
  retrieveQuery,
  retrieveQueryOfDay,
  withFilters,
  withIncludes,
  withoutService,
  withService,
  type RequestInput,
} from '../../src/requests/index.js'
import { changeQuery, daysAhead, querySlots, searchSlots } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { follow } from '../support/follow.js'
import { identifierNamed, patientId } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { entryOf, selectEntry } from './entries.js'

/**
 * The days that whatever is loaded is looked for in. Whoever reads the day of an upper bound as its midnight shows it
 * all the same; how bounds are read is the business of the scenarios that name a range.
 */
const WIDE = 'its day and the next'

Given('the session {string}', function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'sessions', role)
  selectEntry(this, entry)
  this.scenario.requestInput = { query: querySlots(this, entry.over(WIDE)) }
})

/** The search of the session's slot over a range. */
Given('the search runs over {string}', function (this: GpcWorld, words: string) {
  const entry = entryOf(this, 'sessions', this.scenario.subject?.role ?? '')
  this.scenario.requestInput = { query: querySlots(this, entry.over(words)) }
})

/** Days count from today. */
Given('a slot search from day {int} to day {int}', function (this: GpcWorld, from: number, to: number) {
  this.scenario.requestInput = { query: querySlots(this, daysAhead(this, from, to)) }
})

/** The same in local dateTimes, whose offset is that of the season. */
Given('a slot search in local times from day {int} to day {int}', function (this: GpcWorld, from: number, to: number) {
  const [first, last] = daysAhead(this, from, to)
  this.scenario.requestInput = { query: querySlots(this, [localTime(first, '08:00'), localTime(last, '18:30')]) }
})

Given('the search names {string}', function (this: GpcWorld, words: string) {
  changeQuery(this, (query) => withFilters(query, words, this.run.target.consumer))
})

Given('the search includes {string}', function (this: GpcWorld, words: string) {
  changeQuery(this, (query) => withIncludes(query, words))
})

Given('the search is narrowed to the service {string}', function (this: GpcWorld, role: string) {
  const service = identifierNamed(this, kindOf('services'), role)
  changeQuery(this, (query) => withService(query, service))
})

/** Finds the patient of an appointment of the practice's own diary. */
Given('the appointment {string} of the diary', async function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'appointments', role)
  const id = await patientId(this, asString(entry.known['patient']) ?? '')
  selectEntry(this, entry)
  this.scenario.requestInput = { id, query: retrieveQuery(...entry.over(WIDE)) }
})

Given('the retrieval runs over {string}', function (this: GpcWorld, words: string) {
  const { scenario } = this
  const entry = entryOf(this, 'appointments', scenario.subject?.role ?? '')
  scenario.refine({ query: retrieveQuery(...entry.over(words)) })
})

/** Days count from today. */
Given(
  'a retrieval for the patient {string} from day {int} to day {int}',
  async function (this: GpcWorld, role: string, from: number, to: number) {
    const id = await patientId(this, role)
    this.scenario.requestInput = { id, query: retrieveQuery(...daysAhead(this, from, to)) }
  },
)

Given('a retrieval for an id that no patient has', function (this: GpcWorld) {
  this.scenario.requestInput = { id: 'no-such-patient', query: retrieveQuery(...daysAhead(this, 1, 1)) }
})

/** How the patient's list is asked for the scenario's own booking. */
function ofTheDay({ booking: { patient, slots } }: GpcWorld): RequestInput {
  if (patient === undefined || !slots) throw new Blocked('the scenario has booked nothing')
  return { id: patient, query: retrieveQueryOfDay(slots[0].start.slice(0, 10)) }
}

Given('a retrieval of the day of the appointment', function (this: GpcWorld) {
  this.scenario.requestInput = ofTheDay(this)
})

/** Those that have begun cannot be read. */
When('the appointments of the answer are read', async function (this: GpcWorld) {
  const answer = this.answerOf()
  const now = this.run.clock.now().getTime()
  for (const { resource } of answer ? resourcesOf(answer) : []) {
    const id = asString(resource['id'])
    if (id === undefined || Date.parse(asString(resource['start']) ?? '') <= now) continue
    await follow(this, { reference: `Appointment/${id}`, interaction: 'read-appointment', id })
  }
})

/** The days of a search that is judged, and more: its control. */
const WIDER = 'its day and the two next'

/** Another session that is open to everybody, for one of which no search shows anything. */
Given('a control search for the session {string}', async function (this: GpcWorld, role: string) {
  const { over } = entryOf(this, 'sessions', role)
  this.scenario.control = this.answerOf(await searchSlots(this, querySlots(this, over(WIDE))))
})

Given('a control search over more days', async function (this: GpcWorld) {
  const { over } = entryOf(this, 'sessions', this.scenario.subject?.role ?? '')
  this.scenario.control = this.answerOf(await searchSlots(this, querySlots(this, over(WIDER))))
})

Given('a control search of those whom the session is open to', async function (this: GpcWorld) {
  const { subject, requestInput } = this.scenario
  const query = controlOf(requestInput.query ?? [], subject?.role ?? '', this.run.target.consumer)
  this.scenario.control = this.answerOf(await searchSlots(this, query))
})

Given('a control search for the slots of all services', async function (this: GpcWorld) {
  const query = withoutService(this.scenario.requestInput.query ?? [])
  this.scenario.control = this.answerOf(await searchSlots(this, query))
})

async function controlList(world: GpcWorld, ask: RequestInput): Promise<void> {
  const list = await world.send(world.interaction('retrieve-patient-appointments'), ask)
  await world.judge(successStatus, list)
  world.scenario.control = world.answerOf(list)
}

/** The list of a patient who has an appointment, for one who has none. */
Given('a control retrieval of the appointment {string}', async function (this: GpcWorld, role: string) {
  const { known, over } = entryOf(this, 'appointments', role)
  const id = await patientId(this, asString(known['patient']) ?? '')
  await controlList(this, { id, query: retrieveQuery(...over(WIDE)) })
})

Given('a control retrieval over more days', async function (this: GpcWorld) {
  const { subject, requestInput } = this.scenario
  const { over } = entryOf(this, 'appointments', subject?.role ?? '')
  await controlList(this, { ...requestInput, query: retrieveQuery(...over(WIDER)) })
})

Given('a control retrieval of the day of the appointment', async function (this: GpcWorld) {
  await controlList(this, ofTheDay(this))
})
