import { describe, expect, it } from 'vitest'
import type { Headers, JsonObject } from '../../../src/core/index.js'
import { at128, BASE, by, claims, errorOf, good, GOOD, iid, NOW, systems, tell, token, type Ask } from '../support.js'

const NOW_SECONDS = Date.parse(NOW) / 1000
const metadata = good('get-capability-statement')
const withHeaders = (headers: (h: Headers) => Headers) => tell({ ...metadata, headers })

describe('Ssp header fields', () => {
  const FIELDS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID']

  it.each(FIELDS)('%s: missing, empty and doubled are refused; its name has no case', async (name) => {
    expect(errorOf(await withHeaders((h) => h.without(name)))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await withHeaders((h) => h.with(name, '')))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await withHeaders((h) => h.and(name, h.get(name) ?? '')))).toBe('400 invalid BAD_REQUEST')
    expect((await withHeaders((h) => h.with(name.toUpperCase(), h.get(name) ?? ''))).status).toBe(200)
  })

  it('refuses an ASID of another provider and a trace id that is no UUID', async () => {
    expect(errorOf(await withHeaders((h) => h.with('Ssp-To', '200000000999')))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await withHeaders((h) => h.with('Ssp-TraceID', 'trace-1')))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await withHeaders((h) => h.with('Ssp-From', 'consumer')))).toBe('400 invalid BAD_REQUEST')
  })

  it('takes any consumer: no list of senders', async () => {
    expect((await withHeaders((h) => h.with('Ssp-From', '999999999999'))).status).toBe(200)
  })

  it.each(Object.keys(GOOD))('%s: only its own interaction id, in its own case', async (id) => {
    const own = good(id)
    const ids = [iid('search:slot'), own.iid.toUpperCase(), `${own.iid}0`].concat(
      Object.values(GOOD).flatMap((other) => (other.iid === own.iid ? [] : [other.iid])),
    )
    for (const wrong of ids) {
      expect(errorOf(await tell({ ...own, iid: wrong }, at128()))).toBe('400 invalid BAD_REQUEST')
    }
  })
})

describe('the URL and the verb', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s on each path is a bad request', async (method) => {
    for (const ask of Object.values(GOOD)) {
      expect(errorOf(await tell({ ...ask, method }, at128()))).toBe('400 invalid BAD_REQUEST')
    }
  })

  it('HEAD is no verb of the API, and its answer has no body', async () => {
    const told = await tell({ ...metadata, method: 'HEAD' })
    expect([told.status, told.text]).toEqual([400, ''])
  })

  it.each([
    ['/metaData', '404 not-found NO_RECORD_FOUND'],
    ['/patient/pat-thornbury', '404 not-found NO_RECORD_FOUND'],
    ['/Observation', '501 not-supported NOT_IMPLEMENTED'],
    ['/Patient/pat-thornbury/_history/2', '501 not-supported NOT_IMPLEMENTED'],
    ['/Patient/$gpc.unknown', '501 not-supported NOT_IMPLEMENTED'],
    ['/HealthcareService', '501 not-supported NOT_IMPLEMENTED'],
    ['/Location?name=Dunmere', '501 not-supported NOT_IMPLEMENTED'],
    ['', '501 not-supported NOT_IMPLEMENTED'],
    ['/Patient/', '400 invalid BAD_REQUEST'],
    ['/metadata?x=%zz', '400 invalid BAD_REQUEST'],
    ['x/metadata', '404 not-found NO_RECORD_FOUND'],
  ])('%s gives %s', async (path, expected) => {
    expect(errorOf(await tell({ path, iid: iid('read:metadata') }))).toBe(expected)
  })

  it('ignores parameters that it does not know', async () => {
    expect((await tell({ ...metadata, path: '/metadata?_count=1&x=y' })).status).toBe(200)
  })

  it('415 for a body that is not FHIR', async () => {
    const headers = (h: Headers) => h.and('Content-Type', 'text/plain')
    expect(errorOf(await tell({ ...metadata, body: 'hello', headers }))).toBe('415 invalid BAD_REQUEST')
    expect(
      (await tell({ ...metadata, body: '{}', headers: (h) => h.and('Content-Type', 'application/fhir+json') })).status,
    ).toBe(200)
  })
})

describe('the bearer token', () => {
  const withAuthorization = (value: string) => withHeaders((h) => h.with('Authorization', value))
  const withClaims = (change: JsonObject) => tell({ ...metadata, claims: change })
  const scoped = claims({ requested_scope: 'organization/*.read' })

  it.each([
    ['none', ''],
    ['Basic', 'Basic dXNlcjpwYXNz'],
    ['no token', 'Bearer'],
    ['two parts', `Bearer ${token(scoped).replace(/\.$/, '')}`],
    ['four parts', `Bearer ${token(scoped)}.`],
    ['padding', `Bearer ${token(scoped).replace('.', '=.')}`],
    ['not base64url', `Bearer a+b.${token(scoped).split('.')[1]}.`],
    ['null payload', `Bearer ${token(null)}`],
    ['payload not JSON', `Bearer ${token(scoped).split('.')[0]}.YWJj.`],
  ])('%s is refused', async (_, value) => {
    expect(errorOf(await withAuthorization(value))).toBe('400 invalid BAD_REQUEST')
  })

  it('is refused when it is missing or doubled, and taken whatever the case of the scheme', async () => {
    expect(errorOf(await withHeaders((h) => h.without('Authorization')))).toBe('400 invalid BAD_REQUEST')
    const twice = await withHeaders((h) => h.and('Authorization', h.get('Authorization') ?? ''))
    expect(errorOf(twice)).toBe('400 invalid BAD_REQUEST')
    expect((await withAuthorization(`bearer ${token(scoped)}`)).status).toBe(200)
  })

  it.each(Object.keys(scoped))('claim %s: missing, null and in another case are refused', async (name) => {
    expect(errorOf(await withClaims({ [name]: undefined }))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await withClaims({ [name]: null }))).toBe('400 invalid BAD_REQUEST')
    const mutated = { [name]: undefined, [name.toUpperCase()]: scoped[name] }
    expect(errorOf(await withClaims(mutated))).toBe('400 invalid BAD_REQUEST')
  })

  it.each<[string, JsonObject]>([
    ['exp of now', { exp: NOW_SECONDS, iat: NOW_SECONDS - 300 }],
    ['exp 10 minutes ago', { exp: NOW_SECONDS - 600, iat: NOW_SECONDS - 900 }],
    ['exp 0', { exp: 0 }],
    ['exp negative', { exp: -5 }],
    ['exp a string', { exp: String(NOW_SECONDS + 300) }],
    ['exp a fraction', { exp: NOW_SECONDS + 300.5 }],
    ['exp a second late', { exp: NOW_SECONDS + 301 }],
    ['exp a second early', { exp: NOW_SECONDS + 299 }],
    ['exp in milliseconds', { exp: (NOW_SECONDS + 300) * 1000 }],
    ['another reason', { reason_for_request: 'secondaryuses' }],
    ['an unknown scope', { requested_scope: 'organization/*.*' }],
    ['the other scope', { requested_scope: 'patient/*.read' }],
    ['an empty iss', { iss: '' }],
    ['an aud of somebody else', { aud: 'https://another.example/A20047/STU3/1/gpconnect' }],
    ['a device that is a Patient', { requesting_device: { resourceType: 'Patient' } }],
    ['an organisation that is a text', { requesting_organization: 'Organization' }],
    ['a practitioner that is a list', { requesting_practitioner: [] }],
  ])('%s is refused', async (_, change) => {
    expect(errorOf(await withClaims(change))).toBe('400 invalid BAD_REQUEST')
  })

  it.each<[string, JsonObject]>([
    ['an unknown element', { requesting_device: { resourceType: 'Device', invalidField: 1 } }],
    ['an object for a list', { requesting_organization: { resourceType: 'Organization', identifier: {} } }],
    ['a list for a text', { requesting_practitioner: { resourceType: 'Practitioner', name: [{ family: ['A'] }] } }],
  ])('%s in the resource of a claim is an invalid resource', async (_, change) => {
    expect(errorOf(await withClaims(change))).toBe('422 invalid INVALID_RESOURCE')
  })

  it.each<[string, JsonObject]>([
    ['iat ahead', { iat: NOW_SECONDS + 200, exp: NOW_SECONDS + 500 }],
    ['one second left', { iat: NOW_SECONDS - 299, exp: NOW_SECONDS + 1 }],
    ['the write scope of the same half', { requested_scope: 'organization/*.write' }],
    ['an aud without routing segment', { aud: BASE.replace('/gpconnect', '') }],
  ])('%s is no fault', async (_, change) => {
    expect((await withClaims(change)).status).toBe(200)
  })
})

describe('searches by identifier', () => {
  const search = (interaction: string, query: string) => {
    const { path, ...rest } = good(interaction)
    return tell({ ...rest, path: `${path.split('?')[0]}${query}` }, at128())
  }
  const CASES: [string, string, string, string][] = [
    ['find-patient', systems.nhs, '9990001561', '400 value INVALID_NHS_NUMBER'],
    ['find-practitioner', systems.sds, 'G99999999', '400 value INVALID_IDENTIFIER_VALUE'],
    ['find-organisation', systems.ods, 'Z99999', '400 value INVALID_IDENTIFIER_VALUE'],
  ]

  it.each(CASES)('%s: every fault of the parameter has its code', async (interaction, system, value, code) => {
    expect(errorOf(await search(interaction, ''))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await search(interaction, by(system, value).replace('id', 'Id')))).toBe('400 invalid BAD_REQUEST')
    const twice = `${by(system, value)}&${by(system, value).slice(1)}`
    expect(errorOf(await search(interaction, twice))).toBe('400 invalid BAD_REQUEST')
    expect(errorOf(await search(interaction, `?identifier=${value}`))).toBe('422 invalid INVALID_PARAMETER')
    expect(errorOf(await search(interaction, by('', value)))).toBe('400 value INVALID_IDENTIFIER_SYSTEM')
    const other = by(`${system}x`, value)
    expect(errorOf(await search(interaction, other))).toBe('400 value INVALID_IDENTIFIER_SYSTEM')
    expect(errorOf(await search(interaction, by(system, '')))).toBe(code)
    expect(errorOf(await search(interaction, by(system, `${value}!`)))).toBe(code)
    const empty = await search(interaction, by(system, value))
    expect(empty.resource).toEqual({ resourceType: 'Bundle', type: 'searchset' })
  })

  it('find-patient: a wrong check digit is a wrong number', async () => {
    expect(errorOf(await search('find-patient', by(systems.nhs, '9990001007')))).toBe('400 value INVALID_NHS_NUMBER')
  })

  it('reads colons and slashes encoded or not', async () => {
    const encoded = `?identifier=${encodeURIComponent(`${systems.nhs}|9990001006`)}`
    expect((await search('find-patient', encoded)).resource['entry']).toHaveLength(1)
  })

  it('find-healthcare-service: all without identifier, refused where it cannot be read', async () => {
    expect((await search('find-healthcare-service', '')).resource['entry']).toHaveLength(2)
    for (const bad of ['%7C', 'abc', `${systems.dos}%7C`]) {
      const told = await search('find-healthcare-service', `?identifier=${bad}`)
      expect(errorOf(told)).toBe('422 invalid INVALID_PARAMETER')
      expect(told.text).toContain('identifier')
    }
    expect((await search('find-healthcare-service', by(systems.dos, '1'))).resource['entry']).toBeUndefined()
  })
})

describe('reads of what is not there', () => {
  it.each([
    ['read-patient', 'PATIENT_NOT_FOUND'],
    ['read-practitioner', 'PRACTITIONER_NOT_FOUND'],
    ['read-organisation', 'ORGANISATION_NOT_FOUND'],
    ['read-location', 'NO_RECORD_FOUND'],
    ['read-healthcare-service', 'NO_RECORD_FOUND'],
  ])('%s: %s for an unknown id and for one of 65 characters', async (interaction, code) => {
    const ask: Ask = good(interaction)
    for (const id of ['nobody', 'x'.repeat(65)]) {
      const told = await tell({ ...ask, path: ask.path.replace(/[^/]+$/, id) }, at128())
      expect(errorOf(told)).toBe(`404 not-found ${code}`)
      expect(told.header('ETag')).toBeUndefined()
    }
  })
})
