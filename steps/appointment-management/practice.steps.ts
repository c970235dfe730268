import { Given } from '@cucumber/cucumber'
import { gpConnectProfiles, interaction } from '../../src/catalogue/index.js'
import { resourcesOf, successStatus } from '../../src/checks/index.js'
import { asString, isObject, type JsonObject } from '../../src/core/index.js'
import {
  freeSlotsIn,
  groupsOf,
  ORGANISATION_TYPES,
  rangeFor,
  retrieveQuery,
  slotQuery,
  timesOf,
  ukDateTime,
  ukDayAfter,
  withFilters,
  type FreeSlot,
} from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import { ANY_SLOT, bookNow, patientId, readHeld } from './booking.js'
import type { GpcWorld } from '../world.js'

/** Appointments that the practice itself holds, and slots that are not for everybody. */

const SEE = 'docs/test-data.md'

function known(world: GpcWorld, kind: 'appointments' | 'sessions', role: string): JsonObject {
  const { target } = world.run
  const record = target.record(kind, role)
  if (!record?.expect) throw new Blocked(`${target.label} names none of ${kind} for the role "${role}" (${SEE})`)
  return record.expect
}

/** Found in the patient's list by its time, then read: what was read is what later answers are compared with. */
Given('the appointment {string} of the practice', async function (this: GpcWorld, role: string) {
  const expect = known(this, 'appointments', role)
  const now = this.run.clock.now()
  const times = timesOf(expect, now)
  const id = await patientId(this, asString(expect['patient']) ?? '')
  const list = await this.send(interaction('retrieve-patient-appointments'), {
    id,
    query: retrieveQuery(...rangeFor('its day', times, now)),
  })
  await this.judge(successStatus, list)
  const answer = this.answerOf(list)
  const found = (answer ? resourcesOf(answer) : []).find(
    ({ resource }) => Date.parse(asString(resource['start']) ?? '') === times.start.getTime(),
  )
  const logical = asString(found?.resource['id'])
  if (logical === undefined) throw new Blocked(`the appointment "${role}" is not in the patient's list (${SEE})`)
  this.subject = { role, expect }
  await readHeld(this, logical)
})

/** The past cannot be read: the target file gives id, version and the resource as it is stored. */
Given('the past appointment {string} of the practice', function (this: GpcWorld, role: string) {
  const { id, version, description, status, resource, ...rest } = known(this, 'appointments', role)
  const { start, end } = timesOf(rest, this.run.clock.now())
  const logical = asString(id)
  if (logical === undefined) throw new Blocked(`no id of the appointment "${role}": add it to the target file (${SEE})`)
  this.ask = { id: logical }
  this.diary.held = {
    id: logical,
    version: asString(version) ?? '1',
    resource: {
      resourceType: 'Appointment',
      id: logical,
      meta: { versionId: asString(version) ?? '1', profile: [gpConnectProfiles['Appointment'] ?? ''] },
      ...(isObject(resource) ? resource : {}),
      ...(status === undefined ? {} : { status }),
      ...(description === undefined ? {} : { description }),
      start: ukDateTime(start),
      end: ukDateTime(end),
    },
  }
})

async function searched(world: GpcWorld, query: ReturnType<typeof slotQuery>): Promise<FreeSlot[]> {
  const exchange = await world.send(interaction('search-free-slots'), { query })
  await world.judge(successStatus, exchange)
  return freeSlotsIn(world.answerOf(exchange)?.resource ?? {})
}

/** A slot that a search under another organisation type shows, and one under the consumer's own does not. */
Given('a free slot that is open to another organisation type only', async function (this: GpcWorld) {
  const { target, clock } = this.run
  const now = clock.now()
  const own = slotQuery(ukDayAfter(now, 1), ukDayAfter(now, 14), target.consumer)
  const other = target.consumer.organisationType === 'urgent-care' ? 'gp-practice' : 'urgent-care'
  const forOthers = await searched(this, withFilters(own, `type ${other}`, target.consumer))
  const ids = new Set((await searched(this, own)).map(({ id }) => id))
  const [group] = groupsOf(forOthers, ANY_SLOT).filter(([slot]) => slot && !ids.has(slot.id))
  const [slot] = group ?? []
  if (!slot) throw new Blocked(`no free slot is open to ${other} only: restrict one by ${ORGANISATION_TYPES} (${SEE})`)
  this.diary.slots = [slot]
})

/** One slot of the session is booked as far as its limit goes; the next one is asked for. */
Given('as many bookings as the session {string} allows', async function (this: GpcWorld, role: string) {
  const { start } = timesOf(known(this, 'sessions', role), this.run.clock.now())
  const day = ukDateTime(start).slice(0, 10)
  const slots = await searched(this, slotQuery(day, day, this.run.target.consumer))
  const first = slots.find((slot) => Date.parse(slot.start) === start.getTime())
  const next = slots.find((slot) => slot.schedule === first?.schedule && slot.id !== first.id)
  if (!first || !next) throw new Blocked(`the session "${role}" has no two free slots at its time (${SEE})`)
  await bookNow(this, [first])
  this.diary.slots = [next]
})
