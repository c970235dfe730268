import { describe, expect, it } from 'vitest'
import { Scenario } from '../../../steps/scenario.js'
import { BookingUnderTest } from '../../../steps/scheduling/booking-under-test.js'
import type { JsonObject } from '../../../src/core/index.js'
import type { FreeSlot } from '../../../src/requests/index.js'
import { plan } from '../../transport/fake-server.js'
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

  it('writes down whom each request books for, before it goes out', () => {
    const raced = new BookingUnderTest(run, new Scenario())
    raced.slots = [slot]
    raced.patient = 'p2'
    const send = (body: JsonObject | string): void =>
      raced.beforeSending({ ...plan(), interaction: 'book-appointment', method: 'POST', body: inText(body) })
    send(
      appointment({ participant: [{ actor: { reference: 'Location/l1' } }, { actor: { reference: 'Patient/p1' } }] }),
    )
    send(appointment({ contained: [{ resourceType: 'Patient', identifier: [{ value: '9990001006' }] }] }))
    send(appointment({ participant: [{ actor: { reference: 'https://elsewhere.example/Patient/p9' } }] }))
    send('{ broken')
    expect(raced.entry?.intents.map(({ patient }) => patient)).toEqual(['p1', '9990001006', 'p2', 'p2'])
    expect(raced.tried).toEqual(['s1', 's1', 's1', 's1'])
  })
})

const inText = (body: JsonObject | string): string => (typeof body === 'string' ? body : JSON.stringify(body))
