import { After, Given, When } from '@cucumber/cucumber'
import { idOfNobody } from '../../src/requests/index.js'
import { undo } from '../../src/run/undo.js'
import { Blocked } from '../support/blocked.js'
import type { GpcWorld } from '../world.js'
import { readAppointment } from './appointments.js'
import { searchAgain } from './slots.js'

/** Names an appointment that nobody has, in URL and body alike. */
function nameNobodys({ scenario }: GpcWorld, id: string): void {
  const { body } = scenario.requestInput
  scenario.refine({ id, ...(body && { body: { ...body, id } }) })
}

Given('the request names an appointment that does not exist', function (this: GpcWorld) {
  nameNobodys(this, 'no-such-appointment')
})

Given('the request names an appointment by an {string}', function (this: GpcWorld, name: string) {
  nameNobodys(this, idOfNobody(name))
})

/** The appointment is read; what was answered before is what it is compared with. */
When('the appointment is read', async function (this: GpcWorld) {
  this.scenario.comparedWith = this.answerOf()
  const { id } = this.booking
  if (id === undefined) throw new Blocked('no appointment with an id was answered')
  this.scenario.underTest = await readAppointment(this, id)
})

/** Undone whatever came of the scenario; what cannot be undone stays in the ledger for `gpc-assure cleanup`. */
After({ name: 'Appointments are undone' }, async function (this: GpcWorld) {
  const { entry } = this.booking
  if (!entry) return
  this.scenario.direct = false
  await undo(entry, (what, input) => this.sender.tidy(what, input), this.run.ledger, this.run.clock)
})

/** Asked between booking and cancelling: slots that are shown as free all the time are not free again. */
Given('a control search while the slot is booked', async function (this: GpcWorld) {
  this.booking.whileBooked = this.answerOf(await searchAgain(this))
})
