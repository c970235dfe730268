import { Given, When } from '@cucumber/cucumber'
import { kindOf } from '../../src/catalogue/index.js'
import { resourcesOf } from '../../src/checks/index.js'
import { asString } from '../../src/core/index.js'
import { localTime, retrieveQuery, withFilters, withIncludes, withService } from '../../src/requests/index.js'
import { changeQuery, daysAhead, querySlots } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { follow } from '../support/follow.js'
import { identifierNamed, patientId } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { entryOf, selectEntry } from './entries.js'

Given('the session {string}', function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'sessions', role)
  selectEntry(this, entry)
  this.scenario.requestInput = { query: querySlots(this, entry.over('its day')) }
})

/** The search of the session's slot over another range than its day. */
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

/** Finds the patient of an appointment of the practice's own diary; the range is that of its day. */
Given('the appointment {string} of the diary', async function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'appointments', role)
  const id = await patientId(this, asString(entry.known['patient']) ?? '')
  selectEntry(this, entry)
  this.scenario.requestInput = { id, query: retrieveQuery(...entry.over('its day')) }
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

/** What a patient's list shows of the scenario's own booking. */
Given('a retrieval of the day of the appointment', function (this: GpcWorld) {
  const { patient, slots: booked } = this.booking
  if (patient === undefined || !booked) throw new Blocked('the scenario has booked nothing')
  const day = booked[0].start.slice(0, 10)
  this.scenario.requestInput = { id: patient, query: retrieveQuery(day, day) }
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
