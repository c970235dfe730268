import { describe, expect, it } from 'vitest'
import { inWords, objects } from '../../../src/core/index.js'
import { freeSlots, make, resourcesOf, tell } from './support.js'

const listOf = (nhsNumber: string) => ({
  path: `/Appointment?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C${nhsNumber}`,
  scope: 'patient/appointment.read',
})

describe('a dress of Care Connect', () => {
  it.each([
    ['stock-java-fhir-server', /T\d\d:\d\d:\d\d\.000\+00:00$/],
    ['server-in-utc-that-is-right', /T\d\d:\d\d:\d\dZ$/],
    ['proxy-in-front', /T\d\d:\d\d:\d\d\.000Z$/],
  ])('%s writes the times of slots in its way', async (dress, form) => {
    const [slot] = await freeSlots(make({ dress }))
    expect(slot?.['start']).toMatch(form)
    expect(slot?.['end']).toMatch(form)
  })

  it('has few slots in a small service', async () => {
    const [few, many] = [await freeSlots(make({ dress: 'practice-with-little-data' })), await freeSlots(make())]
    expect(few.length).toBeLessThan(many.length / 2)
    expect(few.length).toBeGreaterThan(1)
  })

  it('has appointments of its own in a large one, whose slots are taken', async () => {
    const provider = make({ dress: 'practice-with-much-data' })
    const own = resourcesOf(await tell(listOf('9476719931'), provider), 'Appointment')
    expect(own.length).toBeGreaterThan(10)
    expect(resourcesOf(await tell(listOf('9476719931')), 'Appointment')).toEqual([])
    const free = new Set((await freeSlots(provider, '2000011000')).map(({ id }) => `Slot/${inWords(id)}`))
    const booked = own.filter(({ status }) => status === 'booked').flatMap(({ slot }) => objects(slot))
    expect(free.size).toBeGreaterThan(0)
    expect(booked.filter(({ reference }) => free.has(inWords(reference)))).toEqual([])
  })
})
