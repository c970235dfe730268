import { describe, expect, it } from 'vitest'
import { findVariant, interactionOf, withTokens, type Variant } from '../../src/catalogue/index.js'
import { asString, fixedClock, isObject, objects, type JsonObject } from '../../src/core/index.js'
import { isNhsNumber } from '../../src/fhir/index.js'
import {
  deviate,
  standardOf,
  findDeviation,
  GROUPS,
  inOffset,
  requestFor,
  withoutParameters,
  withParameter,
  type RequestInput,
  type FreeSlot,
  type Sender,
} from '../../src/requests/index.js'
import { createValidator } from '../../src/validator/index.js'

const NOW = new Date('2030-01-01T09:00:00Z')
const variantOf = (spec: string): Variant => findVariant(`care-connect-scheduling@${spec}`) as Variant

const senderOf = (variant: Variant): Sender => ({
  base: 'https://booking.example.nhs.uk/STU3/1/harness',
  providerAsid: '200000000317',
  consumer: {
    asid: '200000000115',
    odsCode: 'Z98765',
    organisation: 'Imaginary Hub',
    issuer: 'https://consumer.example.nhs.uk/',
  },
  clock: fixedClock(NOW),
  standard: standardOf(variant),
})

const SLOT: FreeSlot = {
  id: 's1',
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: '5a889965-3db4-4c29-8003-676c247a763e' }],
  start: '2030-01-02T09:00:00.000Z',
  end: '2030-01-02T09:15:00.000Z',
  schedule: 'Schedule/d1',
  actors: [],
}

const plan = (id: string, ask: RequestInput = {}, variant = variantOf('2.0.4')) =>
  requestFor(interactionOf(variant, id), ask, senderOf(variant))

const claimsOf = (id: string): JsonObject => {
  const { authorization } = plan(id, { id: 'a1' })
  if (authorization.kind !== 'token') throw new Error(authorization.kind)
  return authorization.claims
}

const search = { from: '2030-01-02', to: '2030-01-02', consumer: senderOf(variantOf('2.0.4')).consumer, service: '124' }
const booking = (patient = '9476719931'): JsonObject =>
  standardOf(variantOf('2.0.4')).bookingOf(
    { patient, slots: [SLOT], description: 'Test' },
    senderOf(variantOf('2.0.4')),
  )
const contained = (of: JsonObject, type: string): JsonObject =>
  objects(of['contained']).find((one) => one['resourceType'] === type) ?? {}

describe('a request of Care Connect', () => {
  it('goes out under the interaction id of its variant, with an X-Request-ID of its own', () => {
    const [one, other] = [plan('search-slot', { query: [] }), plan('search-slot', { query: [] }, variantOf('a2si'))]
    expect(one.headers.get('Ssp-InteractionID')).toBe('urn:nhs:names:services:careconnect:fhir:rest:search:slot')
    expect(other.headers.get('Ssp-InteractionID')).toBe('urn:nhs:names:services:a2si:fhir:rest:search:slot')
    const ids = [one, other].map(({ headers }) => headers.get('X-Request-ID'))
    expect(new Set(ids).size).toBe(2)
    expect(ids.join()).toMatch(/^[0-9a-f-]{36},[0-9a-f-]{36}$/)
    expect(plan('search-slot', { requestId: 'again' }).headers.get('X-Request-ID')).toBe('again')
  })

  it('has the token of the form that the system expects', () => {
    expect(plan('search-slot').authorization.kind).toBe('token')
    expect(plan('search-slot', {}, variantOf('a2si')).authorization).toEqual({
      kind: 'issued',
      groups: [GROUPS.search, GROUPS.book],
    })
    const signed = withTokens(variantOf('2.0.4'), 'signed')
    expect(plan('search-slot', {}, signed).authorization.kind).toBe('issued')
  })

  it.each(variantOf('2.0.4').interactions.map(({ id, scope }) => [id, scope] as const))(
    '%s: the unsigned token has the scope %s and lives five minutes',
    (id, scope) => {
      const claims = claimsOf(id)
      expect(claims).toMatchObject({
        iss: 'https://consumer.example.nhs.uk/',
        aud: 'https://booking.example.nhs.uk/STU3/1/harness',
        reason_for_request: 'directcare',
        requested_scope: scope,
        iat: NOW.getTime() / 1000,
        exp: NOW.getTime() / 1000 + 300,
      })
      expect(Object.keys(claims)).not.toContain('requested_record')
      for (const name of ['requesting_device', 'requesting_organization']) expect(claims[name]).not.toHaveProperty('id')
      const practitioner = claims['requesting_practitioner']
      expect(isObject(practitioner) && practitioner['id']).toBe(claims['sub'])
    },
  )
})

describe('the slot search', () => {
  it('of 2.0.4 has two starts and the service of the directory', () => {
    expect(plan('search-slot', { query: standardOf(variantOf('2.0.4')).slotQuery(search) }).path).toBe(
      '/Slot?schedule.actor:healthcareservice=124&start=ge2030-01-02T00:00:00Z&start=le2030-01-02T23:59:59Z&status=free' +
        '&_include=Slot:schedule&_include:iterate=Schedule:actor:Practitioner&_include:iterate=Schedule:actor:PractitionerRole' +
        '&_include:iterate=Schedule:actor:HealthcareService&_include:iterate=HealthcareService:Organization' +
        '&_include:iterate=HealthcareService:location',
    )
  })

  it('of the seed has start and end, and a parameter with an underscore', () => {
    expect(plan('search-slot', { query: standardOf(variantOf('a2si')).slotQuery(search) }).path).toBe(
      '/Slot?start=ge2030-01-02T00:00:00Z&end=le2030-01-02T23:59:59Z&status=free&_schedule.actor:healthcareservice=124' +
        '&_include=Slot:schedule&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location',
    )
  })

  it('writes the same window in another offset, its plus sign encoded', () => {
    const query = inOffset(standardOf(variantOf('2.0.4')).slotQuery(search), '+01:00')
    expect(plan('search-slot', { query }).path).toContain(
      'start=ge2030-01-02T01:00:00%2B01:00&start=le2030-01-03T00:59:59%2B01:00',
    )
    expect(inOffset([['start', 'ge2030-01-02T00:30:00Z']], '-01:30')).toEqual([
      ['start', 'ge2030-01-01T23:00:00-01:30'],
    ])
  })

  it('takes and leaves parameters, whatever the sources call them', () => {
    const query = standardOf(variantOf('a2si')).slotQuery(search)
    expect(withoutParameters(query, 'healthcareservice').map(([name]) => name)).not.toContain(
      '_schedule.actor:healthcareservice',
    )
    expect(withParameter([], 'a=b=c')).toEqual([['a', 'b=c']])
  })
})

describe('the booking', () => {
  it('contains document, patient and slot, each referred to, and has no id', () => {
    const body = booking()
    expect(body).not.toHaveProperty('id')
    expect(body).toMatchObject({
      resourceType: 'Appointment',
      status: 'booked',
      start: SLOT.start,
      end: SLOT.end,
      created: '2030-01-01T09:00:00.000Z',
      slot: [{ reference: '#slot' }],
      supportingInformation: [{ reference: '#document' }],
      participant: [{ actor: { reference: '#patient' }, status: 'accepted' }],
    })
    expect(contained(body, 'Slot')).toMatchObject({
      identifier: SLOT.identifier,
      schedule: { reference: 'Schedule/d1' },
      status: 'busy',
    })
    const [document] = objects(contained(body, 'DocumentReference')['identifier'])
    expect(document).toMatchObject({ system: 'https://tools.ietf.org/html/rfc4122' })
    expect(asString(document?.['value'])).not.toBe(
      objects(contained(booking(), 'DocumentReference')['identifier'])[0]?.['value'],
    )
  })

  it('has one contact of rank 1, an address, and an NHS number where one is known', () => {
    const patient = contained(booking(), 'Patient')
    expect(objects(patient['telecom']).map(({ rank }) => rank)).toEqual([1])
    expect(objects(patient['address'])).toHaveLength(1)
    expect(objects(patient['identifier'])).toMatchObject([{ use: 'official', value: '9476719931' }])
    expect(contained(booking(''), 'Patient')).not.toHaveProperty('identifier')
  })

  it('conforms to its profiles', () => {
    const result = createValidator().validateResource(booking())
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('is cancelled by its status alone, from the version that was read', () => {
    const stored = { ...booking(), id: 'a1', meta: { versionId: 'v-1' } }
    const body = standardOf(variantOf('2.0.4')).cancellationOf(stored, 'not said')
    expect(body).toEqual({ ...stored, status: 'cancelled' })
    const { method, path, headers } = plan('cancel-appointment', { id: 'a1', version: 'v-1', body })
    expect([method, path, headers.get('If-Match')]).toEqual(['PUT', '/Appointment/a1', 'W/"v-1"'])
  })

  it('is listed by the NHS number, and cannot be where there is none', () => {
    const list = standardOf(variantOf('2.0.4')).listing('9476719931', '2030-01-02')
    expect(list && plan(list.interaction, list.ask).path).toBe(
      '/Appointment?Appointment.participant.actor:Patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C9476719931',
    )
    expect(standardOf(variantOf('2.0.4')).listing('', '2030-01-02')).toBeUndefined()
  })
})

describe('its deviations', () => {
  const mutated = (
    name: string,
    id = 'book-appointment',
    ask: RequestInput = { body: booking() },
    variant = variantOf('2.0.4'),
  ) => deviate(plan(id, ask, variant), findDeviation(name), senderOf(variant))
  const bodyOf = (name: string): JsonObject => JSON.parse(String(mutated(name).body)) as JsonObject

  it('leave a part out together with its reference', () => {
    const body = bodyOf('no contained document')
    expect(contained(body, 'DocumentReference')).toEqual({})
    expect(body).not.toHaveProperty('supportingInformation')
    expect(contained(body, 'Patient')).toHaveProperty('id', 'patient')
  })

  it('change the contained patient and slot', () => {
    const [identifier] = objects(
      contained(bodyOf('contained patient with an invalid NHS number'), 'Patient')['identifier'],
    )
    expect(isNhsNumber(asString(identifier?.['value']) ?? '')).toBe(false)
    expect(contained(bodyOf('slot that was never offered'), 'Slot')['schedule']).toEqual({
      reference: 'Schedule/no-such-schedule',
    })
    expect(contained(bodyOf('contained slot of status free'), 'Slot')['status']).toBe('free')
    expect(objects(contained(bodyOf('two contacts of rank 1'), 'Patient')['telecom']).map(({ rank }) => rank)).toEqual([
      1, 1,
    ])
    expect(objects(bodyOf('second patient inside')['participant'])).toHaveLength(2)
  })

  it('ask the authorisation server for a token with one flaw, or with one group', () => {
    const of = (name: string) => mutated(name, 'search-slot', {}, variantOf('a2si')).authorization
    expect(of('signed token with the flaw tampered')).toMatchObject({ kind: 'issued', flaw: 'tampered' })
    expect(of('signed token with the group of the booking alone')).toMatchObject({ groups: [GROUPS.book] })
    expect(mutated('signed token with the flaw tampered').authorization.kind).toBe('token')
  })

  it('make an unsigned token of another scope, or one that is past its time', () => {
    const { authorization } = mutated('token expired an hour ago', 'search-slot', {})
    const claims = authorization.kind === 'token' ? authorization.claims : {}
    expect(claims['exp']).toBe(NOW.getTime() / 1000 - 3600)
    expect(mutated('scope patient/appointment.read').authorization).toMatchObject({
      claims: { requested_scope: 'patient/appointment.read' },
    })
    expect(mutated('token expired an hour ago', 'search-slot', {}, variantOf('a2si')).authorization.kind).toBe('issued')
  })

  it('cut the body, and say or leave what they name', () => {
    expect(() => JSON.parse(String(mutated('body cut off').body)) as unknown).toThrow()
    const ask = { id: 'a1', version: '1', body: booking() }
    expect(mutated('no If-Match', 'cancel-appointment', ask).headers.has('If-Match')).toBe(false)
    expect(mutated('JSON body, no word on the answer').headers.has('Accept')).toBe(false)
  })
})
