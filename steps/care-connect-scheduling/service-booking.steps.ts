import { Given, Then, When } from '@cucumber/cucumber'
import type { RequestInput } from '../../src/requests/index.js'
import { kindOf } from '../../src/catalogue/index.js'
import { successStatus } from '../../src/checks/index.js'
import { inKebab } from '../../src/run/roles.js'
import {
  bookingOf,
  judgeKnown,
  knownAppointment,
  nextSlots,
  race,
  readAppointment,
} from '../scheduling/appointments.js'
import { chosenSlots, judgeFreed, judgeSlots, secondSlot } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { identifierNamed } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { bookForVisitor, chooseOfService, sendBooking, visitorNamed } from './services.js'

const COUNTS: Readonly<Record<string, number>> = { 'a free slot': 1, 'two free slots': 2 }

Given(/^(a free slot|two free slots) of "([^"]+)"$/, async function (this: GpcWorld, count: string, role: string) {
  this.booking.slots = await chooseOfService(this, role, COUNTS[count] ?? 1)
})

Given('it is booked for the {string}', async function (this: GpcWorld, role: string) {
  await bookForVisitor(this, visitorNamed(this, role), chosenSlots(this))
})

/** What was answered is what the read to come is compared with. */
Given('it is booked for the {string} and not read yet', async function (this: GpcWorld, role: string) {
  const booked = await sendBooking(this, visitorNamed(this, role), chosenSlots(this))
  this.scenario.comparedWith = this.answerOf(booked)
  const { id } = this.booking
  if (id === undefined) throw new Blocked('the booking gave no appointment with an id to go on with')
  this.scenario.requestInput = { id }
})

Given('it is booked for somebody without NHS number', async function (this: GpcWorld) {
  await bookForVisitor(this, '', chosenSlots(this))
})

Given('a booking of it for the {string}', function (this: GpcWorld, role: string) {
  this.scenario.requestInput = bookingOf(this, visitorNamed(this, role), chosenSlots(this))
})

Given('a booking of it for somebody without NHS number', function (this: GpcWorld) {
  this.scenario.requestInput = bookingOf(this, '', chosenSlots(this))
})

/** The first is taken by a booking of its own; the scenario goes on with the second. */
Given('the first of them is booked for the {string}', async function (this: GpcWorld, role: string) {
  const [first] = chosenSlots(this)
  const second = secondSlot(this)
  await bookForVisitor(this, visitorNamed(this, role), [first])
  this.booking.slots = [second]
})

/** As a consumer does that sends a request again. */
Given('the request goes out under the X-Request-ID of the change before', function (this: GpcWorld) {
  const before = this.scenario.exchanges.findLast(({ request }) => request.method !== 'GET')
  const requestId = before?.request.headers.get('X-Request-ID')
  if (requestId === undefined) throw new Blocked('no change was made before')
  this.scenario.refine({ requestId })
})

/** The same request, byte for byte but for token and trace id. */
When('the same booking is sent again under its X-Request-ID', async function (this: GpcWorld) {
  await this.judge(successStatus)
  this.scenario.comparedWith = this.answerOf()
  const requestId = this.scenario.last.request.headers.get('X-Request-ID')
  this.scenario.refine({ ...(requestId !== undefined && { requestId }) })
  await this.request(this.interaction('book-appointment'))
})

When('two visitors are booked into it at the same moment', async function (this: GpcWorld) {
  const next = async (tried: number): Promise<RequestInput[] | undefined> => {
    const slots = await nextSlots(this, tried, () => chooseOfService(this, this.booking.serviceRole ?? '', 1))
    return slots && ['visitor', 'second visitor'].map((role) => bookingOf(this, visitorNamed(this, role), slots))
  }
  await race(this, { what: this.interaction('book-appointment'), check: 'one-of-two-bookings-of-a-slot-wins', next })
})

Given('a cancellation of it', function (this: GpcWorld) {
  const { id, version, resource } = knownAppointment(this)
  this.scenario.requestInput = {
    id,
    version,
    body: this.standard.cancellationOf(resource, 'Made by a conformance test'),
  }
})

/** As an organisation that the supplier has barred; its name is the token's. */
Given('the consumer is the organisation {string}', function (this: GpcWorld, role: string) {
  const odsCode = identifierNamed(this, kindOf('organisations'), inKebab(role))
  this.scenario.consumer = { ...this.run.target.consumer, odsCode, organisation: `Organisation ${odsCode}` }
})

When('its version is read', async function (this: GpcWorld) {
  const { id, version } = knownAppointment(this)
  this.scenario.underTest = await readAppointment(this, `${id}/_history/${version}`)
})

/** A change that the scenario makes on its way. */
When('the cancellation is sent on the way', async function (this: GpcWorld) {
  this.scenario.underTest = await this.send(this.interaction('cancel-appointment'), this.scenario.requestInput)
})

/** The version of the booking, after the cancellation has made another. */
When('the version before the cancellation is read', async function (this: GpcWorld) {
  await this.judge(successStatus)
  const { version } = this.scenario.requestInput
  this.scenario.underTest = await readAppointment(this, `${knownAppointment(this).id}/_history/${version ?? ''}`)
})

/** How the appointments of somebody are asked for. @throws Blocked where the standard has no such search */
function listOf(world: GpcWorld, role: string): RequestInput {
  const { ask } = world.standard.listing(visitorNamed(world, role), '') ?? {}
  if (!ask) throw new Blocked('this standard has no search by patient')
  return ask
}

Given('a search of the appointments of the {string}', function (this: GpcWorld, role: string) {
  this.scenario.requestInput = listOf(this, role)
})

/** Of somebody who has one, for somebody who has none. */
Given('a control search of the appointments of the {string}', async function (this: GpcWorld, role: string) {
  const list = await this.send(this.interaction('search-appointment'), listOf(this, role))
  await this.judge(successStatus, list)
  this.scenario.control = this.answerOf(list)
})

Then('the slot is taken from the free ones', async function (this: GpcWorld) {
  await judgeSlots(this, 'booked-slot-is-taken-from-the-free-ones', 'book-appointment')
})

Then('the slot is shown as busy', async function (this: GpcWorld) {
  await judgeSlots(this, 'booked-slot-is-shown-as-busy', 'book-appointment', 'busy')
})

Then('the slot is left to others', async function (this: GpcWorld) {
  await judgeSlots(this, 'refused-booking-leaves-the-slot-to-others', 'book-appointment')
  this.booking.refused()
})

Then('the second slot is left to others', async function (this: GpcWorld) {
  await judgeSlots(this, 'request-id-used-twice-makes-one-appointment', 'book-appointment')
})

Then('the slot comes back', async function (this: GpcWorld) {
  await judgeFreed(this, 'cancelled-slot-comes-back')
})

Then('the appointment is still booked', async function (this: GpcWorld) {
  await judgeKnown(this, 'refused-cancellation-leaves-it-booked', 'cancel-appointment')
})
