import { beforeEach, describe, expect, it } from 'vitest'
import { inWords, objects, without, type JsonObject } from '../../../../src/core/index.js'
import { BASE, errorOf, iid, make, tell, type Ask, type Told } from '../../support.js'

/** Appointment Management of the reference provider, on 1 June 2024 (a Saturday in summer), 11:00 at the practice. */

const PROFILES = 'https://fhir.nhs.uk/STU3/StructureDefinition/'
const WRITE = { requested_scope: 'patient/*.write' }
const json = (headers: Parameters<NonNullable<Ask['headers']>>[0]) =>
  headers.with('Content-Type', 'application/fhir+json;charset=utf-8')

const search = (query: string): Ask => ({ path: `/Slot?${query}`, iid: iid('search:slot') })
const RANGE = 'start=ge2024-06-02&end=le2024-06-15&status=free&_include=Slot:schedule'

const body = (change: JsonObject = {}): JsonObject => ({
  resourceType: 'Appointment',
  meta: { profile: [`${PROFILES}GPConnect-Appointment-1`] },
  contained: [
    {
      resourceType: 'Organization',
      id: 'org',
      meta: { profile: [`${PROFILES}CareConnect-GPC-Organization-1`] },
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z98765' }],
      name: 'Hub',
      telecom: [{ system: 'phone', value: '01130000009', use: 'work' }],
    },
  ],
  extension: [{ url: `${PROFILES}Extension-GPConnect-BookingOrganisation-1`, valueReference: { reference: '#org' } }],
  status: 'booked',
  description: 'Ear pain',
  comment: 'Call first',
  start: '2024-06-03T09:00:00+01:00',
  end: '2024-06-03T09:10:00+01:00',
  slot: [{ reference: 'Slot/morning-20240603-0900' }],
  created: '2024-06-01T11:00:00+01:00',
  participant: [
    { actor: { reference: 'Patient/pat-thornbury' }, status: 'accepted' },
    { actor: { reference: 'Location/loc-main-surgery' }, status: 'accepted' },
  ],
  ...change,
})

const at = (...slots: [day: string, time: string][]): JsonObject => {
  const [first, last] = [slots[0], slots.at(-1)] as [[string, string], [string, string]]
  const end = new Date(Date.parse(`${last[0]}T${last[1]}:00Z`) + 600_000).toISOString().slice(11, 16)
  return {
    slot: slots.map(([day, time]) => ({
      reference: `Slot/morning-${day.replaceAll('-', '')}-${time.replace(':', '')}`,
    })),
    start: `${first[0]}T${first[1]}:00+01:00`,
    end: `${last[0]}T${end}:00+01:00`,
  }
}

const book = (change: JsonObject = {}, more: Partial<Ask> = {}): Ask => ({
  path: '/Appointment',
  iid: iid('create:appointment'),
  method: 'POST',
  claims: WRITE,
  body: JSON.stringify(body(change)),
  headers: json,
  ...more,
})

const put = (what: 'update' | 'cancel', appointment: JsonObject, version = '1'): Ask => ({
  path: `/Appointment/${inWords(appointment['id'])}`,
  iid: iid(`${what}:appointment`),
  method: 'PUT',
  claims: WRITE,
  body: JSON.stringify(appointment),
  headers: (h) => json(h).with('If-Match', `W/"${version}"`),
})

const cancelled = (appointment: JsonObject, reason = 'Better'): JsonObject => ({
  ...appointment,
  status: 'cancelled',
  extension: [
    ...objects(appointment['extension']),
    { url: `${PROFILES}Extension-GPConnect-AppointmentCancellationReason-1`, valueString: reason },
  ],
})

const of = (told: Told, type: string): JsonObject[] =>
  objects(told.resource['entry']).flatMap(({ resource }) =>
    (resource as JsonObject)['resourceType'] === type ? [resource as JsonObject] : [],
  )

let provider = make()
beforeEach(() => void (provider = make()))
const ask = (what: Ask): Promise<Told> => tell(what, provider)

describe('slot search', () => {
  it('gives free, open slots inside the range with their schedules and the practice', async () => {
    const told = await ask(search(RANGE))
    const slots = of(told, 'Slot')
    expect(told.status).toBe(200)
    expect(slots.length).toBeGreaterThan(100)
    expect(
      slots.map((s) => inWords(s['start']).slice(0, 10)).every((d) => d >= '2024-06-02' && d <= '2024-06-15'),
    ).toBe(true)
    expect(new Set(of(told, 'Schedule').map(({ id }) => id))).toEqual(
      new Set(slots.map((s) => inWords((s['schedule'] as JsonObject)['reference']).slice('Schedule/'.length))),
    )
    expect(of(told, 'Organization')).toHaveLength(1)
    expect(of(told, 'Practitioner')).toHaveLength(0)
    expect(of(told, 'Location')).toHaveLength(0)
  })

  it.each([
    ['none', '', [false, false, false]],
    [
      'type',
      '&searchFilter=https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7Cgp-practice',
      [true, false, false],
    ],
    ['code', '&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CZ98765', [false, true, false]],
    [
      'both',
      '&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CZ98765&searchFilter=https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7Cgp-practice',
      [true, true, true],
    ],
  ])('restrictions with filter: %s', async (_, filter, expected) => {
    const ids = of(await ask(search(RANGE + filter)), 'Slot').map(({ id }) => inWords(id))
    expect(['for-practices', 'for-one', 'for-both'].map((s) => ids.some((id) => id.startsWith(s)))).toEqual(expected)
    expect(ids.some((id) => id.startsWith('not-bookable') || id.startsWith('embargoed'))).toBe(false)
  })

  it.each([
    ['start=ge2024-06-02', '400 invalid BAD_REQUEST'],
    [RANGE.replace('ge', 'gt'), '422 invalid INVALID_PARAMETER'],
    [RANGE.replace('le2024-06-15', 'le2024-06-17'), '422 invalid INVALID_PARAMETER'],
    [RANGE.replace('ge2024-06-02', 'ge2024-06'), '422 invalid INVALID_PARAMETER'],
    [RANGE.replace('ge2024-06-02', 'ge2024-06-02T09:00:00Z'), '422 invalid INVALID_PARAMETER'],
    [RANGE.replace('status=free', 'status=busy'), '422 invalid INVALID_PARAMETER'],
    [RANGE.replace('&_include=Slot:schedule', ''), '400 invalid BAD_REQUEST'],
  ])('refuses %s', async (query, expected) => expect(errorOf(await ask(search(query)))).toBe(expected))

  it('of an empty range is an empty Bundle without Organization', async () => {
    const told = await ask(search(RANGE.replace('06-02', '07-20').replace('06-15', '07-25')))
    expect(told.resource).toEqual({ resourceType: 'Bundle', type: 'searchset' })
  })
})

describe('book', () => {
  it('answers 201 with Location and ETag; the slot is gone, the appointment can be read and listed', async () => {
    const made = await ask(book())
    const { id } = made.resource
    expect(made.status).toBe(201)
    expect(made.header('Location')).toBe(`${BASE}/Appointment/${inWords(id)}/_history/1`)
    expect(made.header('ETag')).toBe('W/"1"')
    expect(of(await ask(search(RANGE)), 'Slot').map((s) => s['id'])).not.toContain('morning-20240603-0900')
    const read = await ask({
      path: `/Appointment/${inWords(id)}`,
      iid: iid('read:appointment'),
      claims: { requested_scope: 'patient/*.read' },
    })
    expect(read.resource).toEqual(made.resource)
    const list = await ask({
      path: '/Patient/pat-thornbury/Appointment?start=ge2024-06-01&start=le2024-06-10',
      iid: iid('search:patient_appointments'),
    })
    expect(of(list, 'Appointment')).toEqual([made.resource])
  })

  it.each<[string, JsonObject, string]>([
    [
      'no patient',
      { participant: [{ actor: { reference: 'Location/loc-main-surgery' }, status: 'accepted' }] },
      '422 invalid INVALID_RESOURCE',
    ],
    ['unknown slot', { slot: [{ reference: 'Slot/none' }] }, '422 invalid REFERENCE_NOT_FOUND'],
    ['reason', { reason: [{ text: 'x' }] }, '422 invalid INVALID_RESOURCE'],
    ['unknown element', { colour: 'red' }, '422 invalid INVALID_RESOURCE'],
    ['slot as object', { slot: { reference: 'Slot/morning-20240603-0900' } }, '422 invalid INVALID_RESOURCE'],
    ['other end', { end: '2024-06-03T09:05:00+01:00' }, '422 invalid INVALID_RESOURCE'],
    ['a gap', at(['2024-06-03', '09:00'], ['2024-06-03', '09:20']), '422 invalid INVALID_RESOURCE'],
    [
      'embargoed',
      { ...at(['2024-06-23', '09:00']), slot: [{ reference: 'Slot/embargoed-20240623-0900' }] },
      '422 invalid INVALID_RESOURCE',
    ],
    [
      'past',
      { ...at(['2024-05-30', '09:00']), slot: [{ reference: 'Slot/past-20240530-0900' }] },
      '422 invalid INVALID_RESOURCE',
    ],
    ['status proposed', { status: 'proposed' }, '422 invalid INVALID_RESOURCE'],
    ['another type', { resourceType: 'Patient' }, '422 invalid INVALID_RESOURCE'],
    ['too long', { description: 'x'.repeat(101) }, '422 invalid INVALID_RESOURCE'],
  ])('refuses %s and books nothing', async (_, change, expected) => {
    expect(errorOf(await ask(book(change)))).toBe(expected)
    expect((await ask(book())).status).toBe(201)
  })

  it('books adjacent slots as one, and refuses a slot that is taken, whole', async () => {
    const both = at(['2024-06-03', '09:00'], ['2024-06-03', '09:10'])
    expect((await ask(book(at(['2024-06-03', '09:10'])))).status).toBe(201)
    expect(errorOf(await ask(book(both)))).toBe('409 duplicate DUPLICATE_REJECTED')
    expect((await ask(book())).status).toBe(201)
  })

  it('refuses a body that is no JSON, and answers nothing but headers where asked to', async () => {
    expect(errorOf(await ask(book({}, { body: '{' })))).toBe('400 invalid BAD_REQUEST')
    const told = await ask(book({}, { headers: (h) => json(h).with('Prefer', 'return=minimal') }))
    expect([told.status, told.text]).toEqual([201, ''])
  })
})

describe('amend and cancel', () => {
  const made = async (): Promise<JsonObject> => (await ask(book())).resource

  it('amends description and comment, and counts the version', async () => {
    const kept = await made()
    const told = await ask(put('update', { ...kept, description: 'Ear ache' }))
    expect([told.status, told.header('ETag'), told.resource['description']]).toEqual([200, 'W/"2"', 'Ear ache'])
    expect(errorOf(await ask(put('update', { ...kept, comment: 'x' })))).toBe('409 conflict FHIR_CONSTRAINT_VIOLATION')
  })

  it('accepts what the pages leave out, and refuses any other change', async () => {
    const kept = await made()
    const bare = without(kept, 'serviceType', 'serviceCategory')
    expect((await ask(put('update', { ...bare, comment: 'x' }))).status).toBe(200)
    for (const change of [{ priority: 3 }, { start: '2024-06-03T09:20:00+01:00' }, { status: 'noshow' }])
      expect(errorOf(await ask(put('update', { ...kept, ...change }, '2')))).toBe('422 invalid INVALID_RESOURCE')
    expect(errorOf(await ask(put('update', cancelled(kept), '2')))).toBe('422 invalid INVALID_RESOURCE')
  })

  it('cancels with a reason, once; the slot is free again', async () => {
    const kept = await made()
    expect(errorOf(await ask(put('cancel', { ...kept, status: 'cancelled' })))).toBe('422 invalid INVALID_RESOURCE')
    expect(errorOf(await ask(put('cancel', cancelled({ ...kept, comment: 'x' }))))).toBe('422 invalid INVALID_RESOURCE')
    const told = await ask(put('cancel', cancelled(kept)))
    expect([told.status, told.resource['status']]).toEqual([200, 'cancelled'])
    expect(errorOf(await ask(put('cancel', cancelled(kept), '2')))).toBe('422 invalid INVALID_RESOURCE')
    expect((await ask(book())).status).toBe(201)
  })

  it('refuses past appointments and unknown ids', async () => {
    const kept = await made()
    expect(errorOf(await ask(put('update', { ...kept, id: 'appt-past' })))).toBe('422 invalid INVALID_RESOURCE')
    expect(errorOf(await ask(put('update', { ...kept, id: 'none' })))).toBe('404 not-found NO_RECORD_FOUND')
  })
})

describe('a patient’s appointments', () => {
  const list = (query: string, id = 'pat-featherstone'): Ask => ({
    path: `/Patient/${id}/Appointment?${query}`,
    iid: iid('search:patient_appointments'),
  })

  it('are all of the range: the practice’s, others’, cancelled, earlier today', async () => {
    const ids = of(await ask(list('start=ge2024-06-01&start=le2024-06-20')), 'Appointment').map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'appt-booked-in-practice',
        'appt-booked-elsewhere',
        'appt-cancelled',
        'appt-earlier-today',
      ]),
    )
    expect(ids).not.toContain('appt-past')
  })

  it.each([
    'start=ge2024-06-01',
    'start=ge2024-05-30&start=le2024-06-10',
    'start=ge2024-06-01T00:00:00%2B01:00&start=le2024-06-10',
    'start=ge2024-06-10&start=le2024-06-01',
    'start=ge2024-06&start=le2024-06-10',
    'start=ge2024-06-01&start=ge2024-06-10',
  ])('refuses %s', async (query) => expect(errorOf(await ask(list(query)))).toBe('422 invalid INVALID_PARAMETER'))

  it('of an unknown patient are not found', async () => {
    expect(errorOf(await ask(list('start=ge2024-06-01&start=le2024-06-10', 'none')))).toBe(
      '404 not-found PATIENT_NOT_FOUND',
    )
  })
})
