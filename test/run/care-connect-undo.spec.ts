import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findVariant, interactionOf, type Variant } from '../../src/catalogue/index.js'
import { readAnswer } from '../../src/checks/index.js'
import { asString, systemClock, type Exchange, type JsonObject } from '../../src/core/index.js'
import {
  standardOf,
  freeSlotsIn,
  requestFor,
  ukDayAfter,
  type RequestInput,
  type FreeSlot,
} from '../../src/requests/index.js'
import { createLedger, type OpenEntry } from '../../src/run/ledger.js'
import { undo, type Call } from '../../src/run/undo.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'

const VARIANT = findVariant('care-connect-scheduling@2.0.4') as Variant
const NHS_NUMBER = '9476719931'
const KEY = 'gpc-assure-0123abcd'

let target: EmbeddedTarget
let slots: FreeSlot[]
const standard = standardOf(VARIANT)
const sender = () => ({ ...target, clock: systemClock, standard })
const send = (id: string, ask: RequestInput): Promise<Exchange> =>
  target.send(requestFor(interactionOf(VARIANT, id), ask, sender()))
const bodyOf = (exchange: Exchange): JsonObject => readAnswer(exchange).resource ?? {}

beforeAll(async () => {
  target = await startEmbedded({ variant: VARIANT })
  const day = ukDayAfter(systemClock.now(), 3)
  const query = standard.slotQuery({ from: day, to: day, consumer: target.consumer, service: '2000010001' })
  slots = freeSlotsIn(bodyOf(await send('search-slot', { query })))
})

afterAll(() => target.close())

async function book(slot: FreeSlot, patient: string, description: string): Promise<string> {
  const body = standard.bookingOf({ patient, slots: [slot], description }, sender())
  return asString(bodyOf(await send('book-appointment', { body }))['id']) ?? ''
}

const entry = (slot: FreeSlot, patient: string, ids: readonly string[] = []): OpenEntry => ({
  key: KEY,
  ids,
  intents: [{ key: KEY, at: '', base: target.base, variant: VARIANT.id, patient, slots: [slot.id], start: slot.start }],
})

const call: Call = (what, ask) => send(what.id, ask)
const undone = (of: OpenEntry) => undo(of, call, createLedger(), systemClock)
const statusOf = async (id: string) => bodyOf(await send('read-appointment', { id }))['status']
const nth = (n: number): FreeSlot => slots[n] ?? (slots[0] as FreeSlot)

describe('what a run left with a booking system', () => {
  it('is cancelled where its id is known', async () => {
    const id = await book(nth(0), NHS_NUMBER, `Conformance test ${KEY}`)
    expect(await undone(entry(nth(0), NHS_NUMBER, [id]))).toMatchObject({ outcome: 'undone' })
    expect(await statusOf(id)).toBe('cancelled')
  })

  it('is found by the NHS number where the answer was lost, though a list gives the short form alone', async () => {
    const id = await book(nth(1), NHS_NUMBER, `Conformance test ${KEY}`)
    expect(await undone(entry(nth(1), NHS_NUMBER))).toMatchObject({ outcome: 'undone' })
    expect(await statusOf(id)).toBe('cancelled')
  })

  it('is known by its id, time and patient where its text was not kept', async () => {
    const id = await book(nth(4), NHS_NUMBER, 'Without the marker')
    expect(await undone(entry(nth(5), NHS_NUMBER, [id]))).toMatchObject({ outcome: 'absent' })
    expect(await statusOf(id)).toBe('booked')
    expect(await undone(entry(nth(4), NHS_NUMBER, [id]))).toMatchObject({ outcome: 'undone' })
  })

  it('is never taken for that of somebody else', async () => {
    const id = await book(nth(2), NHS_NUMBER, 'Not of the harness')
    expect(await undone(entry(nth(2), NHS_NUMBER))).toMatchObject({ outcome: 'absent' })
    expect(await statusOf(id)).toBe('booked')
  })

  it('is left, and said to be, where nothing can be asked', async () => {
    expect(await undone(entry(nth(3), ''))).toMatchObject({ outcome: 'left' })
  })

  it('is not guessed where the catalogue knows its variant no more', async () => {
    const of = entry(nth(3), NHS_NUMBER)
    const foreign = { ...of, intents: of.intents.map((one) => ({ ...one, variant: 'no-such@1' })) }
    await expect(undone(foreign)).rejects.toThrow('unknown variant')
  })
})
