import { describe, expect, it } from 'vitest'
import { isObject, objects } from '../../../../src/core/index.js'
import { faultsOf } from '../../../../src/provider/mutations.js'
import { iid, make, tell, type Ask } from '../../support.js'

/** Faults of slots and appointments of the reference provider, on 1 June 2024. */

const OWN = ['search-free-slots', 'book-appointment', 'read-appointment', 'retrieve-patient-appointments']

const search = (query: string): Ask => ({ path: `/Slot?${query}`, iid: iid('search:slot') })
const RANGE = 'start=ge2024-06-02&end=le2024-06-15&status=free&_include=Slot:schedule'

describe('faults of slots and appointments', () => {
  it.each(OWN)('mutation %s', (interaction) => {
    expect(
      faultsOf('appointment-management@1.2.7').filter(({ id }) => id.startsWith(`${interaction}.`)).length,
    ).toBeGreaterThan(5)
  })

  it.each([
    ['search-free-slots.passes-slot-start-given', RANGE.replace('start=ge2024-06-02&', '')],
    ['search-free-slots.passes-slot-status', RANGE.replace('free', 'busy')],
    ['search-free-slots.passes-slot-two-weeks', RANGE.replace('le2024-06-15', 'le2024-06-30')],
    ['search-free-slots.passes-slot-include', RANGE.replace('&_include=Slot:schedule', '')],
  ])('%s lets through what the honest provider refuses', async (fault, query) => {
    const variant = 'appointment-management@1.2.7'
    expect((await tell(search(query), make({ variant }))).status).not.toBe(200)
    expect((await tell(search(query), make({ variant, faults: [fault] }))).status).toBe(200)
  })

  it.each([
    ['search-free-slots.no-schedules', 'Schedule', false],
    ['search-free-slots.no-organisation', 'Organization', false],
    ['search-free-slots.practitioners-unasked', 'Practitioner', true],
  ])('%s changes what comes with the slots', async (fault, type, there) => {
    const variant = 'appointment-management@1.2.7'
    const types = async (faults: string[]) => {
      const { resource: bundle } = await tell(search(RANGE), make({ variant, faults }))
      return objects(bundle['entry']).map(({ resource }) => (isObject(resource) ? resource['resourceType'] : undefined))
    }
    expect((await types([])).includes(type)).toBe(!there)
    expect((await types([fault])).includes(type)).toBe(there)
  })
})
