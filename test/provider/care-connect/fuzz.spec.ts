import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../../src/core/index.js'
import { bookingOf, freeSlots, make, post, put, tell, type Ask } from './support.js'

/** Paths of every value below a tree. */
function paths(value: Json | undefined, path: readonly (string | number)[] = []): (string | number)[][] {
  const below = Array.isArray(value)
    ? value.flatMap((one, i) => paths(one, [...path, i]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => paths(one, [...path, key]))
      : []
  return [[...path], ...below]
}

function replaced(value: Json | undefined, path: readonly (string | number)[], by: Json): Json {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? replaced(one, rest, by) : one))
  const object = isObject(value) ? value : {}
  return { ...object, [key]: replaced(object[String(key)], rest, by) }
}

const anyJson = fc.jsonValue({ maxDepth: 2 }).map((value) => value)

const provider = make()
const spoilt = async (good: JsonObject, ask: (body: string) => Ask): Promise<void> => {
  const places = paths(good)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), anyJson, async (path, by) => {
      const told = await tell(ask(JSON.stringify(replaced(good, path, by))), provider)
      expect([200, 201, 400, 404, 409, 412, 422]).toContain(told.status)
      if (told.status >= 400) expect(told.resource['resourceType']).toBe('OperationOutcome')
    }),
    { numRuns: 150 },
  )
}

describe('a Care Connect provider breaks down on nothing', () => {
  it('that a booking may hold', async () => {
    const [slot = {}] = await freeSlots(provider)
    await spoilt(bookingOf(slot), (body) => post(body))
  })

  it('that a cancellation may hold', async () => {
    const free = await freeSlots(provider)
    const { resource } = await tell(post(bookingOf(free.at(-1) ?? {})), provider)
    expect(resource['status']).toBe('booked')
    await spoilt({ ...resource, status: 'cancelled' }, (body) => ({ ...put(resource, '1'), body }))
  })

  it('that stands in a query or a path', async () => {
    const name = fc.constantFrom(
      'start',
      'end',
      'status',
      'schedule.actor:healthcareservice',
      '_include',
      '_format',
      'x',
    )
    const query = fc
      .array(fc.tuple(name, fc.oneof(fc.string(), fc.constantFrom('ge2024-06-03', 'free,busy', '|', ','))))
      .map((all) => all.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'))
    const path = fc.oneof(
      query.map((text) => `/Slot?${text}`),
      query.map((text) => `/Appointment?identifier=${text}`),
      fc.array(fc.webSegment(), { maxLength: 5 }).map((segments) => `/Appointment/${segments.join('/')}`),
    )
    await fc.assert(
      fc.asyncProperty(path, async (text) => {
        const scope = 'organization/slot.read patient/appointment.read'
        const { status } = await tell({ path: text, scope }, provider)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })

  it('that a token may hold', async () => {
    const claims = fc.dictionary(
      fc.constantFrom(
        'iss',
        'aud',
        'exp',
        'iat',
        'requested_scope',
        'requesting_device',
        'requesting_organization',
        'groups',
      ),
      anyJson,
    )
    await fc.assert(
      fc.asyncProperty(claims, async (change) => {
        const { status } = await tell({ path: '/metadata', claims: change }, provider)
        expect([200, 403]).toContain(status)
      }),
      { numRuns: 100 },
    )
  })
})
