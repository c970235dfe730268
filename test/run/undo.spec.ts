import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { isOurs } from '../../src/run/undo.js'

const base = 'https://provider.example/A20047/STU3/1/gpconnect'
const entry = {
  key: 'gpc-assure-12345678',
  ids: ['a1'],
  intents: [
    {
      key: 'gpc-assure-12345678',
      at: '2030-01-01T10:00:00Z',
      base,
      variant: 'appointment-management@1.2.7',
      patient: 'p1',
      slots: ['s1', 's2'],
      start: '2030-01-08T09:10:00+00:00',
    },
  ],
}
const appointment = (patient: string, ...slots: string[]): JsonObject => ({
  resourceType: 'Appointment',
  id: 'a1',
  slot: slots.map((reference) => ({ reference })),
  participant: [{ actor: { reference: patient } }, { status: 'accepted' }],
})

describe('an appointment whose texts the target lost is the own one', () => {
  it.each([
    ['by its patient and slots', appointment('Patient/p1', 'Slot/s1', 'Slot/s2'), true],
    ['with versions', appointment('Patient/p1/_history/3', 'Slot/s2/_history/1', 'Slot/s1'), true],
    ['below the service root', appointment(`${base}/Patient/p1`, 'Slot/s1', `${base}/Slot/s2/_history/9`), true],
    ['not of another patient', appointment('Patient/p11', 'Slot/s1', 'Slot/s2'), false],
    ['not with a slot less', appointment('Patient/p1', 'Slot/s1'), false],
    ['not on another server', appointment('https://x.example/Patient/p1', 'Slot/s1', 'Slot/s2'), false],
  ])('%s', (_words, shown, expected) => expect(isOurs(shown, entry)).toBe(expected))

  it('and never one of another id', () => {
    expect(isOurs({ ...appointment('Patient/p1', 'Slot/s1', 'Slot/s2'), id: 'a2' }, entry)).toBe(false)
  })
})
