import { describe, expect, it } from 'vitest'
import { asString, objects, without, type JsonObject } from '../../../src/core/index.js'
import {
  BASE,
  book,
  bookingOf,
  document,
  errorOf,
  freeSlots,
  make,
  patient,
  post,
  put,
  read,
  tell,
  WRITE,
  type Booking,
} from './support.js'

const NHS = 'https://fhir.nhs.uk/Id/nhs-number'
const patientOf = (appointment: JsonObject): JsonObject =>
  objects(appointment['contained']).find(({ resourceType }) => resourceType === 'Patient') ?? {}

const search = (value: string) => ({
  path: `/Appointment?Appointment.participant.actor:Patient.identifier=${encodeURIComponent(`${NHS}|${value}`)}`,
  scope: 'patient/appointment.read',
})

describe('a Care Connect booking', () => {
  it('is made for a patient whom nobody knows, and can be read', async () => {
    const provider = make()
    const made = await book(provider)
    expect(made.status).toBe(201)
    const id = asString(made.resource['id'])
    expect(made.header('Location')).toBe(`${BASE}/Appointment/${String(id)}/_history/1`)
    expect(made.header('ETag')).toBe('W/"1"')
    expect(made.header('Last-Modified')).toBe('Sat, 01 Jun 2024 10:00:00 GMT')
    const again = await tell(read(String(id)), provider)
    expect(again.status).toBe(200)
    expect(again.resource).toEqual(made.resource)
    expect((await tell(read(`${String(id)}/_history/1`), provider)).resource).toEqual(made.resource)
  })

  it('gives a patient without NHS number a number of its own, and leaves others alone', async () => {
    const local = await book(make(), { patient: { identifier: undefined } })
    expect(local.status).toBe(201)
    expect(objects(patientOf(local.resource)['identifier'])).toHaveLength(1)
    expect(objects(patientOf(local.resource)['identifier'])[0]?.['system']).not.toBe(NHS)
    expect(patientOf((await book(make())).resource)['identifier']).toEqual(patient()['identifier'])
  })

  it.each<[string, Booking]>([
    ['a free slot', { slot: { status: 'free' } }],
    ['no moment of creation', { appointment: { created: undefined } }],
    ['no status of the participant', { appointment: { participant: [{ actor: { reference: '#P1' } }] } }],
    ['an unknown extension', { appointment: { extension: [{ url: 'https://example.org/x', valueString: 'y' }] } }],
    ['an id', { appointment: { id: 'mine' } }],
    [
      'no document',
      { document: { resourceType: 'Basic', code: { text: 'x' } }, appointment: { supportingInformation: undefined } },
    ],
    [
      'contacts of others only',
      {
        patient: {
          telecom: undefined,
          contact: [{ name: { family: 'A' }, telecom: [{ system: 'phone', value: '1', rank: 1 }] }],
        },
      },
    ],
    [
      'two contacts of different rank',
      {
        patient: {
          telecom: [
            { system: 'phone', value: '1', rank: 1 },
            { system: 'phone', value: '2', rank: 2 },
          ],
        },
      },
    ],
  ])('may have %s', async (_, change) => {
    const made = await book(make(), change)
    expect(errorOf(made)).toContain('201')
    expect(asString(made.resource['created'])).toBeDefined()
  })

  it('is stored without elements that FHIR does not know', async () => {
    const made = await book(make(), { appointment: { colour: 'red' }, patient: { shoeSize: 9 } })
    expect(made.status).toBe(201)
    expect(made.text).not.toMatch(/colour|shoeSize/)
  })

  it.each<[string, Booking, string]>([
    ['no status', { appointment: { status: undefined } }, '422 invalid'],
    ['no start', { appointment: { start: undefined } }, '422 invalid'],
    ['an unknown status', { appointment: { status: 'bogus' } }, '422 invalid'],
    ['another status', { appointment: { status: 'proposed' } }, '422 invalid'],
    ['no description', { appointment: { description: undefined } }, '422 invalid'],
    ['a start that is no instant', { appointment: { start: 'at ten' } }, '400 structure'],
    ['a status that is a list', { appointment: { status: ['booked'] } }, '400 structure'],
    ['a status that is a number', { appointment: { status: 1 } }, '400 structure'],
    ['a modifier extension', { appointment: { modifierExtension: [{ url: 'https://example.org/x' }] } }, '422'],
    ['two referrals', { appointment: { incomingReferral: [{ reference: 'a' }, { reference: 'b' }] } }, '422 invalid'],
    ['no patient', { patient: { resourceType: 'Basic' } }, '422 invalid'],
    ['a patient that nothing refers to', { patient: { id: 'P2' } }, '422 invalid'],
    ['a document that nothing refers to', { appointment: { supportingInformation: undefined } }, '422 invalid'],
    ['a document without identifier', { document: { identifier: undefined } }, '422 invalid'],
    ['a document that is not current', { document: { status: 'superseded' } }, '422 invalid'],
    ['a wrong NHS number', { patient: { identifier: [{ system: NHS, value: '1234567890' }] } }, '422 value'],
    ['no name', { patient: { name: undefined } }, '422 invalid'],
    ['no birth date', { patient: { birthDate: undefined } }, '422 invalid'],
    ['no contact', { patient: { telecom: undefined } }, '400 invalid: there is no contact'],
    ['no first contact', { patient: { telecom: [{ system: 'phone', value: '1', rank: 2 }] } }, '400 invalid'],
    [
      'two first contacts',
      {
        patient: {
          telecom: [
            { value: '1', rank: 1 },
            { value: '2', rank: 1 },
          ],
        },
      },
      '400 invalid',
    ],
    [
      'a slot nobody has',
      { slot: { identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'x' }] } },
      '422',
    ],
    ['other times of the slot', { slot: { start: '2024-06-03T06:00:00Z' } }, '422 invalid'],
    ['another schedule', { slot: { schedule: { reference: 'Schedule/other' } } }, '422 invalid'],
    ['times outside of the slot', { appointment: { end: '2024-06-03T23:00:00Z' } }, '422 invalid'],
    ['an end before its start', { appointment: { end: '2024-06-03T00:00:00Z' } }, '422 invalid'],
    ['a slot of another status', { slot: { status: 'entered-in-error' } }, '422 invalid'],
  ])('is refused with %s, and the slot stays free', async (_, change, error) => {
    const provider = make()
    const before = await freeSlots(provider)
    expect(errorOf(await book(provider, change))).toContain(error)
    expect(await freeSlots(provider)).toHaveLength(before.length)
  })

  it('says where malformed FHIR is', async () => {
    const told = await book(make(), { appointment: { start: 'at ten' } })
    expect(objects(told.resource['issue'])[0]?.['location']).toEqual(['Appointment.start'])
  })

  it('is refused for two patients', async () => {
    const [slot = {}] = await freeSlots(make())
    const one = bookingOf(slot)
    const two = {
      ...one,
      contained: [...objects(one['contained']), patient({ id: 'P2' })],
      participant: [...objects(one['participant']), { actor: { reference: '#P2' }, status: 'accepted' }],
    }
    expect(errorOf(await tell(post(two)))).toContain('422 invalid: the booking contains more than one Patient')
  })

  it.each([
    ['truncated JSON', '{"resourceType":"Appointment"', '400 invalid'],
    ['no body', '', '400 invalid'],
    ['another resource', '{"resourceType":"Patient"}', '422 invalid'],
  ])('is refused with %s', async (_, body, error) => {
    const headers: Parameters<typeof post>[1] = (h) => h.with('Content-Type', 'application/fhir+json')
    expect(errorOf(await tell(post(body, headers)))).toContain(error)
  })

  it('takes its slot: the second of two is refused, also when they come at once', async () => {
    const provider = make()
    const [slot = {}] = await freeSlots(provider)
    const both = await Promise.all([tell(post(bookingOf(slot)), provider), tell(post(bookingOf(slot)), provider)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    const [, refused] = both.sort((a, b) => a.status - b.status)
    expect(refused && errorOf(refused)).toBe('422 processing: Slot no longer available')
  })

  it('is made once under one X-Request-ID', async () => {
    const provider = make()
    const [one = {}, other = {}] = await freeSlots(provider)
    const same: Parameters<typeof post>[1] = (h) => h.with('X-Request-ID', 'same')
    expect((await tell(post(bookingOf(one), same), provider)).status).toBe(201)
    expect(errorOf(await tell(post(bookingOf(other), same), provider))).toContain('409 duplicate')
    expect((await tell(post(bookingOf(other)), provider)).status).toBe(201)
  })

  it('may be sent again under its X-Request-ID where it was refused', async () => {
    const provider = make()
    const [slot = {}] = await freeSlots(provider)
    const same: Parameters<typeof post>[1] = (h) => h.with('X-Request-ID', 'same')
    expect((await tell(post(bookingOf(slot, { appointment: { status: 'bogus' } }), same), provider)).status).toBe(422)
    expect((await tell(post(bookingOf(slot), same), provider)).status).toBe(201)
  })

  it('may name the server’s own slot in the body of 2019, at a2si alone', async () => {
    const body = async (provider: ReturnType<typeof make>) => {
      const [slot = {}] = await freeSlots(provider)
      const rest = bookingOf(slot)
      const contained = [document(), patient()]
      return tell(post({ ...rest, contained, slot: [{ reference: `Slot/${String(asString(slot['id']))}` }] }), provider)
    }
    expect((await body(make({ variant: 'care-connect-scheduling@a2si' }))).status).toBe(201)
    expect((await body(make())).status).toBe(422)
  })
})

describe('reading a Care Connect appointment', () => {
  it.each(['unknown', 'unknown/_history/1', 'booking-1/_history/7'])('finds no %s', async (path) => {
    const provider = make()
    await book(provider)
    expect(errorOf(await tell(read(path), provider))).toContain('404 not-found')
  })

  it('passes over parameters', async () => {
    const provider = make()
    await book(provider)
    expect((await tell(read('booking-1?foo=bar'), provider)).status).toBe(200)
  })
})

describe('cancelling a Care Connect appointment', () => {
  const booked = async () => {
    const provider = make()
    const free = await freeSlots(provider)
    return { provider, free, appointment: (await book(provider)).resource }
  }
  const cancelled = (appointment: JsonObject): JsonObject => ({ ...appointment, status: 'cancelled' })

  it('makes a new version, keeps the old one and frees the slot', async () => {
    const { provider, free, appointment } = await booked()
    const told = await tell(put(cancelled(appointment), '1'), provider)
    expect(told.status).toBe(200)
    expect(told.resource['status']).toBe('cancelled')
    expect(told.header('ETag')).toBe('W/"2"')
    expect(told.header('Location')).toBe(`${BASE}/Appointment/booking-1/_history/2`)
    expect((await tell(read('booking-1/_history/1'), provider)).resource).toEqual(appointment)
    expect((await tell(read('booking-1'), provider)).resource).toEqual(told.resource)
    expect(await freeSlots(provider)).toHaveLength(free.length)
  })

  it('takes moments that are written otherwise', async () => {
    const { provider, appointment } = await booked()
    const start = String(asString(appointment['start'])).replace('.000Z', '+00:00')
    expect((await tell(put({ ...cancelled(appointment), start }, '1'), provider)).status).toBe(200)
  })

  it.each<[string, (appointment: JsonObject) => JsonObject, string]>([
    ['another description', (a) => ({ ...a, description: 'Other' }), '422 invalid'],
    ['another start', (a) => ({ ...a, start: '2024-06-03T07:01:00Z' }), '422 invalid'],
    ['no contained resources', (a) => without(a, 'contained'), '422 invalid'],
    [
      'another surname',
      (a) => ({ ...a, contained: [document(), patient({ name: [{ family: 'Other' }] })] }),
      '422 invalid',
    ],
    ['another id', (a) => ({ ...a, id: 'booking-2' }), '404'],
    ['no status', (a) => without(a, 'status'), '422 invalid'],
    ['the status as it was', (a) => ({ ...a, status: 'booked' }), '422 invalid'],
  ])('refuses %s, and the appointment stays booked', async (_, change, error) => {
    const { provider, appointment } = await booked()
    expect(errorOf(await tell(put(change(cancelled(appointment)), '1'), provider))).toContain(error)
    expect((await tell(read('booking-1'), provider)).resource).toEqual(appointment)
  })

  it('looks at If-Match', async () => {
    const { provider, appointment } = await booked()
    expect(errorOf(await tell(put(cancelled(appointment), '0'), provider))).toContain('409 conflict')
    const none = {
      ...put(cancelled(appointment), '1'),
      headers: (h: Parameters<NonNullable<ReturnType<typeof put>['headers']>>[0]) => h,
    }
    expect(errorOf(await tell(none, provider))).toContain('412 required')
    expect((await tell(put(cancelled(appointment), '1'), provider)).status).toBe(200)
    expect((await tell(put(cancelled(appointment), '2'), provider)).status).toBe(422)
  })

  it('is made once under one X-Request-ID', async () => {
    const { provider, appointment } = await booked()
    const second = (await book(provider)).resource
    const same = (a: JsonObject) => {
      const ask = put(cancelled(a), '1')
      return {
        ...ask,
        headers: (h: Parameters<NonNullable<typeof ask.headers>>[0]) =>
          (ask.headers?.(h) ?? h).with('X-Request-ID', 'same'),
      }
    }
    expect((await tell(same(appointment), provider)).status).toBe(200)
    expect(errorOf(await tell(same(second), provider))).toContain('409 duplicate')
    expect((await tell(put(cancelled(second), '1'), provider)).status).toBe(200)
  })

  it('is not for organisations that are kept from it', async () => {
    const { provider, appointment } = await booked()
    const by = (value: string) => ({
      ...put(cancelled(appointment), '1'),
      claims: {
        requested_scope: WRITE,
        requesting_organization: {
          resourceType: 'Organization',
          identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value }],
          name: 'Other',
        },
      },
    })
    expect(errorOf(await tell(by('Y99901'), provider))).toContain('403 forbidden')
    expect(errorOf(await tell(by('Y99902'), provider))).toContain('403 forbidden')
    expect((await tell(by('Y99903'), provider)).status).toBe(200)
  })
})

describe('searching the Care Connect appointments of a patient', () => {
  it('finds those of the patient alone', async () => {
    const provider = make()
    await book(provider)
    await book(provider, { patient: { identifier: undefined } })
    const found = await tell(search('9476719931'), provider)
    expect(found.status).toBe(200)
    expect(found.resource['total']).toBe(1)
    expect((await tell(search('9999999999'), provider)).resource['total']).toBe(0)
  })

  it.each(['/Appointment', '/Appointment?foo=bar', '/Appointment?identifier=urn:x%7C1'])('refuses %s', async (path) => {
    expect(errorOf(await tell({ path, scope: 'patient/appointment.read' }))).toContain('400 invalid')
  })
})
