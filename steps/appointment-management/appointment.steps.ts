import { After, Given, Then, When } from '@cucumber/cucumber'
import { interaction, interactionOf, type Interaction } from '../../src/catalogue/index.js'
import { findCheck, findRefusal, successStatus } from '../../src/checks/index.js'
import {
  amendmentOf,
  cancellationOf,
  findDeviation,
  retrieveQuery,
  slotNeeds,
  slotQuery,
  type SlotNeed,
} from '../../src/requests/index.js'
import { undo } from '../../src/run/undo.js'
import { Blocked } from '../support/blocked.js'
import { ANY_SLOT, bookNow, choosePastSlot, chooseSlots, heldBy, patientId, race, readHeld } from './booking.js'
import type { Held, Slots } from '../scheduling/booking-under-test.js'
import { KINDS, stanza } from '../support/records.js'
import type { GpcWorld } from '../world.js'

Given('{slots}', async function (this: GpcWorld, need: SlotNeed) {
  this.diary.slots = await chooseSlots(this, need)
})

Given('a booking for the patient {string}', async function (this: GpcWorld, role: string) {
  const { slots } = this.diary
  if (!slots) throw new RangeError('a booking needs a slot')
  this.ask = this.diary.booking(await patientId(this, role), slots)
})

/** The slots of the booking before, for another patient. */
Given('a booking of the same slot for the patient {string}', async function (this: GpcWorld, role: string) {
  const { slots } = this.diary
  if (!slots) throw new Blocked('no slot was booked before')
  this.ask = this.diary.booking(await patientId(this, role), slots)
})

Given('a slot in the past', async function (this: GpcWorld) {
  this.diary.slots = await choosePastSlot(this)
})

/** Two slots that may be booked together: the first is taken, then both are asked for. */
Given('two slots of which one is taken', async function (this: GpcWorld) {
  const need = slotNeeds.find(({ words }) => words === 'two free slots that may be booked together')
  const [first, second] = await chooseSlots(this, need ?? ANY_SLOT)
  await bookNow(this, [first])
  this.diary.slots = second ? [first, second] : [first]
})

/** A patient whom no search finds: the target file names the logical id. */
Given('a booking for the known id of the patient {string}', function (this: GpcWorld, role: string) {
  const { slots } = this.diary
  const [kind] = KINDS
  if (!slots || !kind) throw new Blocked('no slot was chosen')
  const { id } = this.about(kind, role)
  if (id === undefined) throw new Blocked(`no id of the patient "${role}": ${stanza(kind, role, ['id'])}`)
  this.ask = this.diary.booking(id, slots)
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
  const { id, version, resource } = heldBy(this)
  const texts = Object.entries(AMENDED).flatMap(([name, text]) => (what.includes(name) ? [text(this.diary.key)] : []))
  this.ask = { id, version, body: amendmentOf(resource, Object.assign({}, ...texts) as object) }
})

Given('a cancellation', function (this: GpcWorld) {
  const { id, version, resource } = heldBy(this)
  this.ask = { id, version, body: cancellationOf(resource, 'Patient asked for it') }
})

/** The harness makes the change itself, as a step on the way; what was read afterwards is the appointment from then on. */
async function changeNow(world: GpcWorld, what: Interaction, body: Held['resource']): Promise<void> {
  const { id, version } = heldBy(world)
  const exchange = await world.send(what, { id, version, body })
  await world.judge(successStatus, exchange)
  await readHeld(world)
}

Given('the appointment has been amended', async function (this: GpcWorld) {
  const { version, resource } = heldBy(this)
  this.diary.formerVersion = version
  await changeNow(this, interaction('amend-appointment'), amendmentOf(resource, AMENDED.comment(this.diary.key)))
})

Given('the appointment has been cancelled', async function (this: GpcWorld) {
  const { version, resource } = heldBy(this)
  this.diary.formerVersion = version
  await changeNow(this, interaction('cancel-appointment'), cancellationOf(resource, 'No longer needed'))
})

/** As a consumer does who has not seen the latest change. */
Given('the request goes out from the former version', function (this: GpcWorld) {
  const { formerVersion } = this.diary
  if (formerVersion === undefined) throw new Blocked('the appointment has no former version')
  this.ask = { ...this.ask, version: formerVersion }
})

/** To a slot that is free, with its times: a change that only a new booking can make. */
Given('the amendment moves it to another free slot', async function (this: GpcWorld) {
  const { resource } = heldBy(this)
  const taken = this.diary.slots?.map(({ id }) => id) ?? []
  const [{ id, start, end }] = await chooseSlots(this, ANY_SLOT, taken)
  this.ask = { ...this.ask, body: { ...(this.ask.body ?? resource), start, end, slot: [{ reference: `Slot/${id}` }] } }
})

/** Names an appointment that nobody has, in URL and body alike. */
Given('the request names an appointment that does not exist', function (this: GpcWorld) {
  const { body } = this.ask
  this.ask = { ...this.ask, id: 'no-such-appointment', ...(body && { body: { ...body, id: 'no-such-appointment' } }) }
})

Given('the id of the appointment', function (this: GpcWorld) {
  this.ask = { id: heldBy(this).id }
})

When('two patients are booked into the slot at the same moment', async function (this: GpcWorld) {
  const { slots } = this.diary
  if (!slots) throw new Blocked('no slot was chosen')
  const patients = [await patientId(this, 'normal'), await patientId(this, 'second-normal')]
  const asks = patients.map((patient) => this.diary.booking(patient, slots))
  await race(this, interaction('book-appointment'), asks, 'exactly-one-of-two-bookings-wins')
})

When('it is amended twice at the same moment', async function (this: GpcWorld) {
  const { id, version, resource } = heldBy(this)
  const asks = ['one', 'other'].map((word) => ({
    id,
    version,
    body: amendmentOf(resource, { comment: `Comment of ${word} consumer, ${this.diary.key}` }),
  }))
  await race(this, interaction('amend-appointment'), asks, 'exactly-one-of-two-amendments-wins')
})

Given('the booking ends with the first slot', function (this: GpcWorld) {
  const [first] = this.diary.slots ?? []
  this.ask = { body: { ...this.ask.body, end: first?.end } }
})

/** What a provider shows of the patient's day is asked anew. */
Then('no appointment was created', async function (this: GpcWorld) {
  const { slots, patient } = this.diary
  if (!slots || patient === undefined) throw new Blocked('no booking was tried')
  const day = slots[0].start.slice(0, 10)
  const about = interaction('book-appointment')
  const retrieve = interaction('retrieve-patient-appointments')
  const list = await this.send(retrieve, { id: patient, query: retrieveQuery(day, day) })
  this.diary.foundIn(this.answerOf(list))
  await this.judge(findCheck('refused-booking-leaves-no-appointment'), list, about)
  await this.judge(findCheck('refused-booking-leaves-its-slots-free'), await searchDaysOf(this, slots), about)
  if (this.diary.entry?.ids.length === 0) this.run.ledger.absent(this.diary.key, this.run.clock.now())
})

/** Searches the days of some slots: one that runs past midnight ends on the next day. */
async function searchDaysOf(world: GpcWorld, slots: Slots) {
  const to = (slots.at(-1) ?? slots[0]).end.slice(0, 10)
  const query = slotQuery(slots[0].start.slice(0, 10), to, world.run.target.consumer)
  const exchange = await world.send(interaction('search-free-slots'), { query })
  await world.judge(successStatus, exchange)
  return exchange
}

/** The check of a state that is asked by a slot search of the day, as a rule of the interaction that made the state. */
async function judgeSlots(world: GpcWorld, check: string, about: string): Promise<void> {
  const { slots } = world.diary
  if (!slots) throw new Blocked('no slot was chosen')
  await world.judge(findCheck(check), await searchDaysOf(world, slots), interaction(about))
}

Then('the slot is free again', async function (this: GpcWorld) {
  await judgeSlots(this, 'cancelled-slot-is-free-again', 'cancel-appointment')
})

/** A booking is refused as a whole: the slot of it that was free is so still. */
Then('the second slot is still free', async function (this: GpcWorld) {
  const [, second] = this.diary.slots ?? []
  if (!second) throw new Blocked('no second slot was chosen')
  this.diary.slots = [second]
  await judgeSlots(this, 'refused-booking-leaves-its-slots-free', 'book-appointment')
})

/** How many slots of a session an organisation may book is a rule of slot availability. */
Then('the limit of the session holds', async function (this: GpcWorld) {
  await this.judge(findRefusal('booking-beyond-the-limit'), this.last, interaction('search-free-slots'))
})

Then('the slot is no longer free', async function (this: GpcWorld) {
  await judgeSlots(this, 'booked-slot-is-no-longer-free', 'book-appointment')
})

/** The appointment is read; what was answered before is what it is compared with. */
When('the appointment is read', async function (this: GpcWorld) {
  this.earlier = this.answerOf()
  const id = this.diary.entry?.ids[0] ?? this.diary.held?.id
  if (id === undefined) throw new Blocked('no appointment with an id was answered')
  this.focus = await this.diary.read(id)
})

/** The appointment is read again and compared with what was read before the refused request. */
Then('the appointment is unchanged', async function (this: GpcWorld) {
  const about = interactionOf(this.run.variant, this.last.interaction)
  const exchange = await this.diary.read(heldBy(this).id)
  await this.judge(findCheck('refused-change-leaves-the-appointment'), exchange, about)
})

/** Undone whatever came of the scenario; what cannot be undone stays in the ledger for `gpc-assure cleanup`. */
After({ name: 'Appointments are undone' }, async function (this: GpcWorld) {
  const { entry } = this.diary
  if (!entry) return
  this.direct = false
  await undo(entry, (what, ask) => this.tidy(what, ask), this.run.ledger, this.run.clock)
})
