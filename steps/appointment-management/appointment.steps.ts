import { Given, Then, When } from '@cucumber/cucumber'
import { kindOf } from '../../src/catalogue/index.js'
import { findCheck, findRefusal, successStatus } from '../../src/checks/index.js'
import {
  amendmentOf,
  cancellationOf,
  findDeviation,
  retrieveQueryOfDay,
  slotNeeds,
  type RequestInput,
  type SlotNeed,
} from '../../src/requests/index.js'
import { bookingOf, judgeKnown, knownAppointment, nextSlots, race, readToGoOn } from '../scheduling/appointments.js'
import type { KnownAppointment } from '../scheduling/booking-under-test.js'
import { chosenSlots, judgeFreed, judgeSlots, searchAgain, secondSlot } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { idNamed, patientId, selectRecord } from '../support/records.js'
import type { GpcWorld } from '../world.js'
import { ANY_SLOT, bookNow, choosePastSlot, chooseSlots } from './booking.js'

Given('{slots}', async function (this: GpcWorld, need: SlotNeed) {
  this.booking.slots = await chooseSlots(this, need)
})

Given('a booking for the patient {string}', async function (this: GpcWorld, role: string) {
  this.scenario.requestInput = bookingOf(this, await patientId(this, role), chosenSlots(this))
})

/** The slots of the booking before, for another patient. */
Given('a booking of the same slot for the patient {string}', async function (this: GpcWorld, role: string) {
  this.scenario.requestInput = bookingOf(this, await patientId(this, role), chosenSlots(this))
})

Given('a slot in the past', async function (this: GpcWorld) {
  this.booking.slots = await choosePastSlot(this)
})

/** Two slots that may be booked together: the first is taken, then both are asked for. */
Given('two slots of which one is taken', async function (this: GpcWorld) {
  const need = slotNeeds.find(({ words }) => words === 'two free slots that may be booked together')
  const [first, second] = await chooseSlots(this, need ?? ANY_SLOT)
  await bookNow(this, [first])
  this.booking.slots = second ? [first, second] : [first]
})

/** A patient whom no search finds: the target file names the logical id. */
Given('a booking for the known id of the patient {string}', function (this: GpcWorld, role: string) {
  const patient = kindOf('patients')
  const id = idNamed(selectRecord(this, patient, role), patient, role)
  this.scenario.requestInput = bookingOf(this, id, chosenSlots(this))
})

/** As another organisation does that has an agreement with the practice. */
Given('an appointment that another organisation has booked', async function (this: GpcWorld) {
  await bookNow(this, await chooseSlots(this, ANY_SLOT), undefined, [findDeviation('sent by another organisation')])
})

Given('an appointment', async function (this: GpcWorld) {
  await bookNow(this, await chooseSlots(this, ANY_SLOT))
})

Given('an appointment in {slots}', async function (this: GpcWorld, need: SlotNeed) {
  await bookNow(this, await chooseSlots(this, need))
})

Given('an appointment of the patient {string}', async function (this: GpcWorld, role: string) {
  await bookNow(this, await chooseSlots(this, ANY_SLOT), role)
})

/** Texts of an amendment, marked like those of the booking. */
const AMENDED = {
  description: (key: string) => ({ description: `Amended test ${key}` }),
  comment: (key: string) => ({ comment: `Amended comment of ${key}` }),
} as const

Given(/^an amendment of the (description|comment|description and comment)$/, function (this: GpcWorld, what: string) {
  const { id, version, resource } = knownAppointment(this)
  const texts = Object.entries(AMENDED).flatMap(([name, text]) => (what.includes(name) ? [text(this.booking.key)] : []))
  this.scenario.requestInput = { id, version, body: amendmentOf(resource, Object.assign({}, ...texts) as object) }
})

Given('a cancellation', function (this: GpcWorld) {
  const { id, version, resource } = knownAppointment(this)
  this.scenario.requestInput = { id, version, body: cancellationOf(resource, 'Patient asked for it') }
})

/** The harness makes the change itself, on the way; what was read after it is the appointment from then on. */
async function changeNow(world: GpcWorld, what: string, body: KnownAppointment['resource']): Promise<void> {
  const { id, version } = knownAppointment(world)
  const exchange = await world.send(world.interaction(what), { id, version, body })
  await world.judge(successStatus, exchange)
  await readToGoOn(world)
}

Given('the appointment has been amended', async function (this: GpcWorld) {
  const { version, resource } = knownAppointment(this)
  this.booking.formerVersion = version
  await changeNow(this, 'amend-appointment', amendmentOf(resource, AMENDED.comment(this.booking.key)))
})

Given('the appointment has been cancelled', async function (this: GpcWorld) {
  const { version, resource } = knownAppointment(this)
  this.booking.formerVersion = version
  await changeNow(this, 'cancel-appointment', cancellationOf(resource, 'No longer needed'))
})

/** As a consumer does who has not seen the latest change. */
Given('the request goes out from the former version', function (this: GpcWorld) {
  const { formerVersion } = this.booking
  if (formerVersion === undefined) throw new Blocked('the appointment has no former version')
  this.scenario.refine({ version: formerVersion })
})

/** To a slot that is free, with its times: a change that only a new booking can make. */
Given('the amendment moves it to another free slot', async function (this: GpcWorld) {
  const { resource } = knownAppointment(this)
  const taken = this.booking.slots?.map(({ id }) => id) ?? []
  const [{ id, start, end }] = await chooseSlots(this, ANY_SLOT, taken)
  this.scenario.refine({
    body: { ...(this.scenario.requestInput.body ?? resource), start, end, slot: [{ reference: `Slot/${id}` }] },
  })
})

Given('the id of the appointment', function (this: GpcWorld) {
  this.scenario.requestInput = { id: knownAppointment(this).id }
})

When('two patients are booked into the slot at the same moment', async function (this: GpcWorld) {
  const patients = [await patientId(this, 'normal'), await patientId(this, 'second-normal')]
  const next = async (tried: number): Promise<RequestInput[] | undefined> => {
    const slots = await nextSlots(this, tried, (apart) => chooseSlots(this, ANY_SLOT, apart))
    return slots && patients.map((patient) => bookingOf(this, patient, slots))
  }
  await race(this, { what: this.interaction('book-appointment'), check: 'exactly-one-of-two-bookings-wins', next })
})

When('it is amended twice at the same moment', async function (this: GpcWorld) {
  const next = async (tried: number): Promise<RequestInput[]> => {
    const { id, version, resource } = tried === 0 ? knownAppointment(this) : await readToGoOn(this)
    return ['one', 'other'].map((word) => ({
      id,
      version,
      body: amendmentOf(resource, { comment: `Comment ${tried} of ${word} consumer, ${this.booking.key}` }),
    }))
  }
  await race(this, { what: this.interaction('amend-appointment'), check: 'exactly-one-of-two-amendments-wins', next })
})

Given('the booking ends with the first slot', function (this: GpcWorld) {
  const [first] = this.booking.slots ?? []
  this.scenario.requestInput = { body: { ...this.scenario.requestInput.body, end: first?.end } }
})

/** What a provider shows of the patient's day is asked anew. */
Then('no appointment was created', async function (this: GpcWorld) {
  const { patient } = this.booking
  if (patient === undefined) throw new Blocked('no booking was tried')
  const [{ start }] = chosenSlots(this)
  const retrieve = this.interaction('retrieve-patient-appointments')
  const list = await this.send(retrieve, { id: patient, query: retrieveQueryOfDay(start.slice(0, 10)) })
  this.booking.foundIn(this.answerOf(list))
  const book = this.interaction('book-appointment')
  const slots = await searchAgain(this)
  this.scenario.control = this.answerOf(slots)
  const both = [
    [findCheck('refused-booking-leaves-no-appointment'), list],
    [findCheck('refused-booking-leaves-its-slots-free'), slots],
  ] as const
  await this.judging.judgeAll(both, book)
  this.booking.refused()
})

Then('the slot is free again', async function (this: GpcWorld) {
  await judgeFreed(this, 'cancelled-slot-is-free-again')
})

/** A booking is refused as a whole: the slot of it that was free is so still. */
Then('the second slot is still free', async function (this: GpcWorld) {
  this.booking.slots = [secondSlot(this)]
  await judgeSlots(this, 'refused-booking-leaves-its-slots-free', 'book-appointment')
})

/** How many slots of a session an organisation may book is a rule of slot availability. */
Then('the limit of the session holds', async function (this: GpcWorld) {
  await this.judge(findRefusal('booking-beyond-the-limit'), this.scenario.last, this.interaction('search-free-slots'))
})

Then('the slot is no longer free', async function (this: GpcWorld) {
  await judgeSlots(this, 'booked-slot-is-no-longer-free', 'book-appointment')
})

/** The appointment is read again and compared with what was read before the refused request. */
Then('the appointment is unchanged', async function (this: GpcWorld) {
  await judgeKnown(this, 'refused-change-leaves-the-appointment', this.scenario.last.interaction)
})
