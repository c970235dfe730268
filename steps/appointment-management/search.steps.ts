import { Given, When } from '@cucumber/cucumber'
import { resourcesOf } from '../../src/checks/index.js'
import { asString } from '../../src/core/index.js'
import {
  expectationOf,
  localTime,
  rangeFor,
  retrieveQuery,
  timesOf,
  ukDayAfter,
  withFilters,
  withIncludes,
  withService,
  type Parameter,
  type Range,
} from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import { patientId } from './booking.js'
import { KINDS, stanza } from '../support/records.js'
import type { GpcWorld } from '../world.js'

/** What a scenario knows of an entry of the appointment book. */
type Entry = ReturnType<typeof entryOf>

/** @throws Blocked with what to write where the target file names no such entry */
function entryOf({ run }: GpcWorld, kind: 'sessions' | 'appointments', role: string) {
  const record = run.target.record(kind, role)
  if (!record?.expect)
    throw new Blocked(
      `${run.target.label} names none of ${kind} for the role "${role}": add it to the target file (docs/test-data.md)`,
    )
  const now = run.clock.now()
  return { role, known: record.expect, times: timesOf(record.expect, now), expect: expectationOf(record.expect, now) }
}

/** The entry becomes what answers are compared with. */
function about(world: GpcWorld, { role, expect }: Entry): void {
  world.subject = { role, expect }
}

const slots = ({ dialect, run: { target } }: GpcWorld, [from, to]: Range): Parameter[] =>
  dialect.slotQuery({ from, to, consumer: target.consumer })

Given('the session {string}', function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'sessions', role)
  about(this, entry)
  this.ask = { query: slots(this, rangeFor('its day', entry.times, this.run.clock.now())) }
})

/** The search of the session's slot over another range than its day. */
Given('the search runs over {string}', function (this: GpcWorld, words: string) {
  const entry = entryOf(this, 'sessions', this.subject?.role ?? '')
  this.ask = { query: slots(this, rangeFor(words, entry.times, this.run.clock.now())) }
})

/** Days count from today. */
Given('a slot search from day {int} to day {int}', function (this: GpcWorld, from: number, to: number) {
  const now = this.run.clock.now()
  this.ask = { query: slots(this, [ukDayAfter(now, from), ukDayAfter(now, to)]) }
})

/** The same in local dateTimes, whose offset is that of the season. */
Given('a slot search in local times from day {int} to day {int}', function (this: GpcWorld, from: number, to: number) {
  const now = this.run.clock.now()
  this.ask = {
    query: slots(this, [localTime(ukDayAfter(now, from), '08:00'), localTime(ukDayAfter(now, to), '18:30')]),
  }
})

const queryOf = ({ ask: { query } }: GpcWorld): readonly Parameter[] => {
  if (!query) throw new RangeError('there is no search to change')
  return query
}

Given('the search names {string}', function (this: GpcWorld, words: string) {
  this.ask = { query: withFilters(queryOf(this), words, this.run.target.consumer) }
})

Given('the search includes {string}', function (this: GpcWorld, words: string) {
  this.ask = { query: withIncludes(queryOf(this), words) }
})

Given('the search is narrowed to the service {string}', function (this: GpcWorld, role: string) {
  const kind = KINDS.find(({ records }) => records === 'services')
  const service = this.run.target.record('services', role)?.identifier
  if (service === undefined)
    throw new Blocked(`no DOS service id of the service "${role}"${kind ? `: ${stanza(kind, role)}` : ''}`)
  this.ask = { query: withService(queryOf(this), service) }
})

/** Finds the patient of an appointment of the practice's own diary; the range is that of its day. */
Given('the appointment {string} of the diary', async function (this: GpcWorld, role: string) {
  const entry = entryOf(this, 'appointments', role)
  const id = await patientId(this, asString(entry.known['patient']) ?? '')
  about(this, entry)
  this.ask = { id, query: retrieveQuery(...rangeFor('its day', entry.times, this.run.clock.now())) }
})

Given('the retrieval runs over {string}', function (this: GpcWorld, words: string) {
  const entry = entryOf(this, 'appointments', this.subject?.role ?? '')
  this.ask = { ...this.ask, query: retrieveQuery(...rangeFor(words, entry.times, this.run.clock.now())) }
})

/** Days count from today. */
Given(
  'a retrieval for the patient {string} from day {int} to day {int}',
  async function (this: GpcWorld, role: string, from: number, to: number) {
    const now = this.run.clock.now()
    const known = this.run.target.record('patients', role)?.id
    const id = known ?? (await patientId(this, role))
    this.ask = { id, query: retrieveQuery(ukDayAfter(now, from), ukDayAfter(now, to)) }
  },
)

Given('a retrieval for an id that no patient has', function (this: GpcWorld) {
  const day = ukDayAfter(this.run.clock.now(), 1)
  this.ask = { id: 'no-such-patient', query: retrieveQuery(day, day) }
})

/** What a patient's list shows of the scenario's own booking. */
Given('a retrieval of the day of the appointment', function (this: GpcWorld) {
  const { patient, slots: booked } = this.diary
  if (patient === undefined || !booked) throw new Blocked('the scenario has booked nothing')
  const day = booked[0].start.slice(0, 10)
  this.ask = { id: patient, query: retrieveQuery(day, day) }
})

/** Those that have begun cannot be read. */
When('the appointments of the answer are read', async function (this: GpcWorld) {
  const answer = this.answerOf()
  const now = this.run.clock.now().getTime()
  for (const { resource } of answer ? resourcesOf(answer) : []) {
    const id = asString(resource['id'])
    if (id === undefined || Date.parse(asString(resource['start']) ?? '') <= now) continue
    await this.follow({ reference: `Appointment/${id}`, interaction: 'read-appointment', id })
  }
})
