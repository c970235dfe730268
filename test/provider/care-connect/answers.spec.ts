import { describe, expect, it } from 'vitest'
import { objects, type JsonObject } from '../../../src/core/index.js'
import { book, claims, errorOf, freeSlots, make, ofService, request, tell, token, type Ask } from './support.js'

const statement: Ask = { path: '/metadata' }
const search = ofService('2000010001')
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

describe('every answer of a Care Connect provider', () => {
  it.each([
    ['a success', statement, 200],
    ['an error', { path: '/Nothing' }, 404],
  ])('has an id of its own and repeats the consumer’s: %s', async (_, ask, status) => {
    const told = await tell({ ...ask, headers: (h) => h.with('X-Request-ID', 'mine') })
    expect(told.status).toBe(status)
    expect(told.header('X-Correlation-ID')).toBe('mine')
    expect(told.header('X-Request-ID')).toMatch(uuid)
    expect(told.header('Cache-Control')).toBe('no-store')
    expect(told.header('Strict-Transport-Security')).toMatch(/max-age=[1-9]/)
    expect(told.header('Content-Type')).toBe('application/fhir+json;charset=utf-8')
  })

  it('repeats nothing where the consumer sent no id', async () => {
    const told = await tell({ ...statement, headers: (h) => h.without('X-Request-ID') })
    expect(told.header('X-Correlation-ID')).toBeUndefined()
    expect(told.header('X-Request-ID')).toMatch(uuid)
  })

  it('is an OperationOutcome with an id where it is an error', async () => {
    const { resource } = await tell({ path: '/Nothing' })
    expect(resource['resourceType']).toBe('OperationOutcome')
    expect(resource['id']).toMatch(uuid)
    expect(objects(resource['issue'])[0]?.['severity']).toBe('error')
  })

  it.each<[string, Partial<Ask>, string]>([
    ['neither Accept nor _format', { headers: (h) => h.without('Accept') }, 'application/fhir+json;charset=utf-8'],
    [
      'Accept of XML',
      { headers: (h) => h.with('Accept', 'application/fhir+xml') },
      'application/fhir+xml;charset=utf-8',
    ],
  ])('has the format of %s', async (_, change, type) => {
    expect((await tell({ ...statement, ...change })).header('Content-Type')).toBe(type)
  })

  it.each<[string, Ask, string]>([
    ['a format nobody serves', { ...statement, headers: (h) => h.with('Accept', 'text/csv') }, '415 not-supported'],
    ['another verb', { path: '/Slot', method: 'POST' }, '405 not-supported'],
    ['DELETE', { path: '/Appointment/booking-1', method: 'DELETE' }, '405 not-supported'],
    ['bad percent-encoding', { path: '/Slot?status=%E0' }, '400 invalid'],
    ['another case', { path: '/slot' }, '404 not-found'],
    [
      'a body of another format',
      { path: '/Appointment', method: 'POST', body: 'x', headers: (h) => h.with('Content-Type', 'text/plain') },
      '415',
    ],
  ])('refuses %s', async (_, ask, error) => {
    expect(errorOf(await tell(ask))).toContain(error)
  })
})

describe('the Care Connect capability statement', () => {
  it('names formats, version and what is served', async () => {
    const { resource } = await tell(statement)
    expect(resource).toMatchObject({ version: '2.0.4', fhirVersion: '3.0.1', acceptUnknown: 'both' })
    const a2si = await tell(statement, make({ variant: 'care-connect-scheduling@a2si' }))
    expect(a2si.resource['version']).toBe('a2si')
  })
})

describe('unsigned tokens', () => {
  const withToken = (bearer: string): Ask => ({ ...search, bearer })

  it('may have a practitioner, and an id of the device', async () => {
    const practitioner = { resourceType: 'Practitioner', id: '1', name: [{ family: 'A' }] }
    expect((await tell({ ...search, claims: { requesting_practitioner: practitioner } })).status).toBe(200)
    const device = { ...(claims()['requesting_device'] as JsonObject), id: 'd' }
    expect((await tell({ ...search, claims: { requesting_device: device } })).status).toBe(200)
    expect((await tell(search)).status).toBe(200)
  })

  it.each([
    'iss',
    'sub',
    'aud',
    'iat',
    'exp',
    'reason_for_request',
    'requested_scope',
    'requesting_device',
    'requesting_organization',
  ])('need the claim %s', async (name) => {
    expect(errorOf(await tell({ ...search, claims: { [name]: undefined } }))).toContain(`403 security: claim ${name}`)
  })

  it.each<[string, JsonObject]>([
    ['another reason', { reason_for_request: 'secondaryuses' }],
    ['another scope', { requested_scope: 'patient/appointment.write' }],
    ['another audience', { aud: 'https://other.example/STU3/1/x' }],
    ['an expiry in the past', { exp: Date.parse('2024-06-01T09:00:00Z') / 1000 }],
    ['a device without model', { requesting_device: { resourceType: 'Device', identifier: [{ value: 'x' }] } }],
    ['an organisation without ODS code', { requesting_organization: { resourceType: 'Organization', name: 'x' } }],
    ['a device that is none', { requesting_device: { resourceType: 'Patient' } }],
  ])('are refused with %s', async (_, change) => {
    expect(errorOf(await tell({ ...search, claims: change }))).toContain('403 security')
  })

  it.each([
    ['no header', (): Ask => ({ ...search, headers: (h) => h.without('Authorization') })],
    ['another scheme', (): Ask => ({ ...search, headers: (h) => h.with('Authorization', 'Basic abc') })],
    ['two headers', (): Ask => ({ ...search, headers: (h) => h.and('Authorization', 'Bearer abc') })],
    ['no token', (): Ask => withToken('abc')],
    ['two parts', (): Ask => withToken(token(claims()).slice(0, -1))],
    ['no JSON', (): Ask => withToken('YQ.YQ.')],
  ])('are refused: %s', async (_, ask) => {
    expect(errorOf(await tell(ask()))).toContain('403 security')
  })

  it('of the scope of reading do not book', async () => {
    const provider = make()
    const [slot = {}] = await freeSlots(provider)
    expect(slot['status']).toBe('free')
    expect(
      (await tell({ path: '/Appointment', method: 'POST', body: '{}', scope: 'patient/appointment.read' }, provider))
        .status,
    ).toBe(403)
    expect((await book(provider)).status).toBe(201)
  })

  it('of the scope of writing read too', async () => {
    const provider = make()
    await book(provider)
    expect((await tell({ path: '/Appointment/booking-1', scope: 'patient/appointment.write' }, provider)).status).toBe(
      200,
    )
    expect((await tell({ path: '/Appointment/booking-1' }, provider)).status).toBe(403)
  })
})

describe('the order of what is looked at', () => {
  it('begins with the token: without one nobody learns what exists', async () => {
    const headers: Ask['headers'] = (h) => h.without('Authorization')
    expect((await tell({ path: '/Appointment/unknown', headers })).status).toBe(403)
    expect((await tell({ path: '/Appointment', method: 'POST', body: '{', headers })).status).toBe(403)
  })

  it('keeps the requests', async () => {
    const provider = make()
    await provider.answer(request(statement))
    expect(provider.requests()).toHaveLength(1)
  })
})
