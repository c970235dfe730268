import { Given } from '@cucumber/cucumber'
import { gpConnectProfiles } from '../../src/catalogue/index.js'
import { resourcesOf, successStatus } from '../../src/checks/index.js'
import { asString, isObject } from '../../src/core/index.js'
import {
  groupsOf,
  ORGANISATION_TYPES,
  retrieveQuery,
  slotQuery,
  ukDateTime,
  withFilters,
} from '../../src/requests/index.js'
import { readToGoOn } from '../scheduling/appointments.js'
import { daysAhead, freeSlots } from '../scheduling/slots.js'
import { stanzaFor } from '../../src/run/stanzas.js'
import { Blocked } from '../support/blocked.js'
import { patientId } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { ANY_SLOT, bookNow } from './booking.js'
import { entryOf } from './entries.js'

/** Appointments that the practice itself holds, and slots that are not for everybody. */

const SEE = 'docs/test-data.md'

const entryLine = (role: string): string => stanzaFor({ list: 'appointments', role, byId: true })

/** Found in the patient's list by its time, then read: what was read is what later answers are compared with. */
Given('the appointment {string} of the practice', async function (this: GpcWorld, role: string) {
  const { known, times, over } = entryOf(this, 'appointments', role)
  const id = await patientId(this, asString(known['patient']) ?? '')
  const query = retrieveQuery(...over('its day and the next'))
  const list = await this.send(this.interaction('retrieve-patient-appointments'), { id, query })
  await this.judge(successStatus, list)
  const answer = this.answerOf(list)
  const found = (answer ? resourcesOf(answer) : []).find(
    ({ resource }) => Date.parse(asString(resource['start']) ?? '') === times.start.getTime(),
  )
  const logical = asString(found?.resource['id'])
  if (logical === undefined)
    throw new Blocked(`the appointment "${role}" is not in the patient's list: load it, or ${entryLine(role)}`)
  this.scenario.subject = { role, expect: known }
  await readToGoOn(this, logical)
})

/** The past cannot be read: the target file gives id, version and the resource as it is stored. */
Given('the past appointment {string} of the practice', function (this: GpcWorld, role: string) {
  const { known, times } = entryOf(this, 'appointments', role)
  const { id, version, description, status, resource } = known
  const logical = asString(id)
  if (logical === undefined) throw new Blocked(`no id of the appointment "${role}": ${entryLine(role)}`)
  this.scenario.requestInput = { id: logical }
  this.booking.known = {
    id: logical,
    version: asString(version) ?? '1',
    resource: {
      resourceType: 'Appointment',
      id: logical,
      meta: { versionId: asString(version) ?? '1', profile: [gpConnectProfiles['Appointment'] ?? ''] },
      ...(isObject(resource) ? resource : {}),
      ...(status === undefined ? {} : { status }),
      ...(description === undefined ? {} : { description }),
      start: ukDateTime(times.start),
      end: ukDateTime(times.end),
    },
  }
})

/** A slot that a search under another organisation type shows, and one under the consumer's own does not. */
Given('a free slot that is open to another organisation type only', async function (this: GpcWorld) {
  const { consumer } = this.run.target
  const own = slotQuery(...daysAhead(this, 1, 14), consumer)
  const other = consumer.organisationType === 'urgent-care' ? 'gp-practice' : 'urgent-care'
  const forOthers = await freeSlots(this, withFilters(own, `type ${other}`, consumer))
  const shown = await freeSlots(this, own)
  // Nothing at all would hold back every slot, whomever it is open to.
  if (shown.length === 0) throw new Blocked(`no free slot is shown to the consumer itself: load some (${SEE})`)
  const ids = new Set(shown.map(({ id }) => id))
  const [group] = groupsOf(forOthers, ANY_SLOT).filter(([slot]) => slot && !ids.has(slot.id))
  const [slot] = group ?? []
  if (!slot) throw new Blocked(`no free slot is open to ${other} only: restrict one by ${ORGANISATION_TYPES} (${SEE})`)
  this.booking.slots = [slot]
})

/** One slot of the session is booked as far as its limit goes; the next one is asked for. */
Given('as many bookings as the session {string} allows', async function (this: GpcWorld, role: string) {
  const { times, over } = entryOf(this, 'sessions', role)
  const slots = await freeSlots(this, slotQuery(...over('its day and the next'), this.run.target.consumer))
  const first = slots.find((slot) => Date.parse(slot.start) === times.start.getTime())
  const next = slots.find((slot) => slot.schedule === first?.schedule && slot.id !== first.id)
  if (!first || !next)
    throw new Blocked(
      `the session "${role}" has no two free slots at its time: ${stanzaFor({ list: 'sessions', role, byId: false })}`,
    )
  await bookNow(this, [first])
  this.booking.slots = [next]
})
