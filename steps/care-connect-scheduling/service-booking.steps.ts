import { Given, Then, When } from '@cucumber/cucumber'
import { findCheck, successStatus } from '../../src/checks/index.js'
import { Blocked } from '../support/blocked.js'
import { heldBy, race } from '../appointment-management/booking.js'
import { bookForVisitor, chooseOfService, searchDayAgain, sendBooking, visitorNamed } from './services.js'
import type { GpcWorld } from '../world.js'

const COUNTS: Readonly<Record<string, number>> = { 'a free slot': 1, 'two free slots': 2 }

Given(/^(a free slot|two free slots) of "([^"]+)"$/, async function (this: GpcWorld, count: string, role: string) {
  this.diary.slots = await chooseOfService(this, role, COUNTS[count] ?? 1)
})

/** The chosen slot. @throws Blocked where there is none */
function slotsOf({ diary }: GpcWorld) {
  if (!diary.slots) throw new Blocked('no slot was chosen')
  return diary.slots
}

Given('it is booked for the {string}', async function (this: GpcWorld, role: string) {
  await bookForVisitor(this, visitorNamed(this, role), slotsOf(this))
})

/** What was answered is what the read to come is compared with. */
Given('it is booked for the {string} and not read yet', async function (this: GpcWorld, role: string) {
  const booked = await sendBooking(this, visitorNamed(this, role), slotsOf(this))
  this.earlier = this.answerOf(booked)
  const [id] = this.diary.entry?.ids ?? []
  if (id === undefined) throw new Blocked('the booking gave no appointment with an id to go on with')
  this.ask = { id }
})

Given('it is booked for somebody without NHS number', async function (this: GpcWorld) {
  await bookForVisitor(this, '', slotsOf(this))
})

Given('a booking of it for the {string}', function (this: GpcWorld, role: string) {
  this.ask = this.diary.booking(visitorNamed(this, role), slotsOf(this))
})

Given('a booking of it for somebody without NHS number', function (this: GpcWorld) {
  this.ask = this.diary.booking('', slotsOf(this))
})

/** The first is taken by a booking of its own; the scenario goes on with the second. */
Given('the first of them is booked for the {string}', async function (this: GpcWorld, role: string) {
  const [first, second] = slotsOf(this)
  if (!second) throw new Blocked('no second slot was chosen')
  await bookForVisitor(this, visitorNamed(this, role), [first])
  this.diary.slots = [second]
})

/** As a consumer does that sends a request again. */
Given('the request goes out under the X-Request-ID of the change before', function (this: GpcWorld) {
  const before = this.exchanges.findLast(({ request }) => request.method !== 'GET')
  const requestId = before?.request.headers.get('X-Request-ID')
  if (requestId === undefined) throw new Blocked('no change was made before')
  this.ask = { ...this.ask, requestId }
})

/** The same request, byte for byte but for token and trace id. */
When('the same booking is sent again under its X-Request-ID', async function (this: GpcWorld) {
  await this.judge(successStatus)
  this.earlier = this.answerOf()
  const requestId = this.last.request.headers.get('X-Request-ID')
  this.ask = { ...this.ask, ...(requestId !== undefined && { requestId }) }
  await this.request(this.asked('book-appointment'))
})

When('two visitors are booked into it at the same moment', async function (this: GpcWorld) {
  const asks = ['visitor', 'second visitor'].map((role) => this.diary.booking(visitorNamed(this, role), slotsOf(this)))
  await race(this, this.asked('book-appointment'), asks, 'one-of-two-bookings-of-a-slot-wins')
})

Given('a cancellation of it', function (this: GpcWorld) {
  const { id, version, resource } = heldBy(this)
  this.ask = { id, version, body: this.dialect.cancellationOf(resource, 'Made by a conformance test') }
})

/** As an organisation that the supplier has barred; its name is the token's. */
Given('the consumer is the organisation {string}', function (this: GpcWorld, role: string) {
  const key = role.replaceAll(' ', '-')
  const odsCode = this.run.target.record('organisations', key)?.identifier
  if (odsCode === undefined)
    throw new Blocked(
      `${this.run.target.label} names no organisation for the role "${role}": add to the target file, below organisations: "${key}: { odsCode: '<ODS code>' }"`,
    )
  this.consumer = { ...this.run.target.consumer, odsCode, organisation: `Organisation ${odsCode}` }
})

When('its version is read', async function (this: GpcWorld) {
  const { id, version } = heldBy(this)
  this.focus = await this.diary.read(`${id}/_history/${version}`)
})

/** A change that the scenario makes on its way. */
When('the cancellation is sent on the way', async function (this: GpcWorld) {
  this.focus = await this.send(this.asked('cancel-appointment'), this.ask)
})

/** The version of the booking, after the cancellation has made another. */
When('the version before the cancellation is read', async function (this: GpcWorld) {
  await this.judge(successStatus)
  const { version } = this.ask
  this.focus = await this.diary.read(`${heldBy(this).id}/_history/${version ?? ''}`)
})

Given('a search of the appointments of the {string}', function (this: GpcWorld, role: string) {
  const { ask } = this.dialect.listing(visitorNamed(this, role), '') ?? {}
  if (!ask) throw new Blocked('this standard has no search by patient')
  this.ask = ask
})

/** State is asked again, not believed. */
async function judgeDay(world: GpcWorld, check: string, about: string, status?: string): Promise<void> {
  await world.judge(findCheck(check), await searchDayAgain(world, status), world.asked(about))
}

Then('the slot is taken from the free ones', async function (this: GpcWorld) {
  await judgeDay(this, 'booked-slot-is-taken-from-the-free-ones', 'book-appointment')
})

Then('the slot is shown as busy', async function (this: GpcWorld) {
  await judgeDay(this, 'booked-slot-is-shown-as-busy', 'book-appointment', 'busy')
})

Then('the slot is left to others', async function (this: GpcWorld) {
  await judgeDay(this, 'refused-booking-leaves-the-slot-to-others', 'book-appointment')
  if (this.diary.entry?.ids.length === 0) this.run.ledger.absent(this.diary.key, this.run.clock.now())
})

Then('the second slot is left to others', async function (this: GpcWorld) {
  await judgeDay(this, 'request-id-used-twice-makes-one-appointment', 'book-appointment')
})

Then('the slot comes back', async function (this: GpcWorld) {
  await judgeDay(this, 'cancelled-slot-comes-back', 'cancel-appointment')
})

Then('the appointment is still booked', async function (this: GpcWorld) {
  const exchange = await this.diary.read(heldBy(this).id)
  await this.judge(findCheck('refused-cancellation-leaves-it-booked'), exchange, this.asked('cancel-appointment'))
})
