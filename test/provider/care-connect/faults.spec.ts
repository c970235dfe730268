import { describe, expect, it } from 'vitest'
import { Headers, type JsonObject } from '../../../src/core/index.js'
import type { Mutation } from '../../../src/provider/frame/mutation/mutation.js'
import type { Reply } from '../../../src/provider/frame/messages.js'
import { benignOf, faultsOf } from '../../../src/provider/mutations.js'
import { book, bookingOf, freeSlots, make, ofService, post, put, read, tell, type Ask, type Told } from './support.js'

const VARIANTS = ['care-connect-scheduling@2.0.4', 'care-connect-scheduling@a2si']
const [VARIANT] = VARIANTS as [string, string]

const at = (id: string) => make({ variant: VARIANT, faults: [`care-connect.${id}`] })

describe('faults of the Care Connect provider', () => {
  it('are pure, and throw at no answer', () => {
    const headers = new Headers([['Content-Type', 'application/fhir+json']])
    const resources: JsonObject[] = [
      { resourceType: 'Bundle', type: 'searchset', entry: [] },
      { resourceType: 'Appointment' },
    ]
    const request = { method: 'GET', target: '/', headers, body: new Uint8Array() }
    const about = { request, spec: '2.0.4', base: 'https://booking.example', now: new Date(0) }
    const mutations: Mutation[] = VARIANTS.flatMap((variant) => [...faultsOf(variant), ...benignOf(variant)])
    for (const mutation of mutations)
      for (const resource of resources) {
        if (mutation.at !== 'headers' && mutation.at !== 'body') continue
        const reply: Reply = Object.freeze({ status: 200, headers, resource: Object.freeze(resource), format: 'json' })
        expect(() => mutation.apply(reply, about), mutation.id).not.toThrow()
      }
  })

  it.each<[string, (provider: ReturnType<typeof make>) => Promise<Told>, number, number]>([
    [
      'search-slot.passes-authorization-given',
      (p) => tell({ ...ofService('2000010001'), headers: (h) => h.without('Authorization') }, p),
      403,
      200,
    ],
    [
      'search-slot.passes-token-iss-given',
      (p) => tell({ ...ofService('2000010001'), claims: { iss: undefined } }, p),
      403,
      200,
    ],
    ['search-slot.passes-slot-search-service-known', (p) => tell(ofService('2999999999'), p), 404, 200],
    ['search-slot.passes-slot-search-times', (p) => tell({ path: '/Slot?start=tomorrow' }, p), 400, 200],
    ['search-slot.demands-a-status', (p) => tell(ofService('2000010001'), p), 200, 400],
    ['book-appointment.demands-an-nhs-number', (p) => book(p, { patient: { identifier: undefined } }), 201, 422],
    [
      'book-appointment.passes-patient-nhs-number',
      (p) => book(p, { patient: { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '1' }] } }),
      422,
      201,
    ],
    ['book-appointment.passes-appointment-start', (p) => book(p, { appointment: { start: undefined } }), 422, 201],
    ['book-appointment.passes-appointment-status', (p) => book(p, { appointment: { status: undefined } }), 422, 201],
    [
      'book-appointment.passes-appointment-status-known',
      (p) => book(p, { appointment: { status: 'bogus' } }),
      422,
      201,
    ],
    [
      'book-appointment.passes-slot-known',
      (p) => book(p, { slot: { identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'x' }] } }),
      422,
      201,
    ],
    ['book-appointment.passes-slot-free', bookTwice, 422, 201],
    ['book-appointment.slot-stays-free', bookTwice, 422, 201],
    ['cancel-appointment.passes-if-match-given', async (p) => cancel(p, { version: undefined }), 412, 200],
    ['cancel-appointment.passes-if-match-current', async (p) => cancel(p, { version: '0' }), 409, 200],
    [
      'cancel-appointment.passes-cancel-unchanged',
      async (p) => cancel(p, { version: '1', description: 'Other' }),
      422,
      200,
    ],
  ])('%s changes what the honest provider answers', async (fault, ask, honest, mutated) => {
    expect((await ask(make())).status).toBe(honest)
    expect((await ask(at(fault))).status).toBe(mutated)
  })

  it('of a signature belong to the variant of signed tokens alone', () => {
    const ids = (variant: string) => faultsOf(variant).map(({ id }) => id)
    expect(ids(VARIANTS[1] as string)).toContain('care-connect.search-slot.passes-token-signature')
    expect(ids(VARIANT)).not.toContain('care-connect.search-slot.passes-token-signature')
  })
})

describe('benign variations of the Care Connect provider', () => {
  it('keep a booking, its reading and its cancellation possible', async () => {
    for (const { id } of benignOf(VARIANT)) {
      const provider = make({ benign: [id] })
      const slots = await freeSlots(make())
      const made = await tell(post(bookingOf(slots[0] ?? {})), provider)
      expect(made.status, id).toBe(201)
      expect((await tell(read('booking-1'), provider)).status, id).toBe(200)
    }
  })
})

async function bookTwice(provider: ReturnType<typeof make>): Promise<Told> {
  const [slot = {}] = await freeSlots(provider)
  await tell(post(bookingOf(slot)), provider)
  return tell(post(bookingOf(slot)), provider)
}

async function cancel(
  provider: ReturnType<typeof make>,
  { version, ...change }: { version: string | undefined; description?: string },
): Promise<Told> {
  const { resource } = await book(provider)
  const ask: Ask = put({ ...resource, status: 'cancelled', ...change }, version)
  return tell(ask, provider)
}
