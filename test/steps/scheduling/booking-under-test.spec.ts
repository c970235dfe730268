import { describe, expect, it } from 'vitest'
import { Scenario } from '../../../steps/scenario.js'
import { BookingUnderTest } from '../../../steps/scheduling/booking-under-test.js'
import type { JsonObject } from '../../../src/core/index.js'
import type { FreeSlot } from '../../../src/requests/index.js'
import { madeUpContext } from '../target.js'

const OTHER = 'gpc-assure-00000001'
const slot: FreeSlot = { id: 's1', start: '', end: '', schedule: 'Schedule/c1', actors: [] }

describe('the booking of a scenario', () => {
  const run = madeUpContext()
  const booking = new BookingUnderTest(run, new Scenario())
  const appointment = (over: JsonObject): JsonObject => ({ resourceType: 'Appointment', id: 'a1', ...over })

  it('tells what another scenario made by the marker, or by the ledger where no text was kept', () => {
    run.ledger.booked(OTHER, 'a2', new Date('2030-01-01T10:00:00Z'))
    run.ledger.booked(booking.key, 'a3', new Date('2030-01-01T10:00:00Z'))
    const told = (over: JsonObject): boolean => booking.isOfAnother(appointment(over))
    expect([told({ comment: `Comment of ${OTHER}` }), told({ id: 'a2' })]).toEqual([true, true])
    expect([told({ description: `Test ${booking.key}` }), told({ id: 'a3' })]).toEqual([false, false])
    expect([told({ description: 'Wound check' }), told({})]).toEqual([false, false])
    expect(booking.isOfAnother({ resourceType: 'Slot', id: 'a2', comment: OTHER })).toBe(false)
  })

  it('knows by which search a slot was shown last', () => {
    booking.shown([slot], { query: [['start', 'ge2030-01-08']] })
    booking.shown([slot], { query: [['start', 'ge2030-01-09']] })
    expect(booking.shownBy(slot)?.query).toEqual([['start', 'ge2030-01-09']])
    expect(booking.shownBy({ ...slot, id: 's2' })).toBeUndefined()
  })
})
