import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../src/core/index.js'
import { directoryReply } from '../../src/spine/directory/fhir-emulator.js'
import { demographicsReply } from '../../src/spine/pds/emulator.js'
import {
  fhirDirectory,
  ldapDirectory,
  processTestPki,
  registeredPractice,
  startLdap,
  startNational,
  tableDirectory,
  type LdapServer,
  type National,
  type PdsPatient,
  type TableEntry,
} from '../../src/spine/index.js'
import type { Limits, TlsIdentity } from '../../src/transport/index.js'
import { answerBytes, deadPort, fakeServer } from '../transport/fake-server.js'

const IID = 'urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1'
const good: TableEntry = {
  odsCode: 'A20047',
  base: 'https://provider.test/A20047/STU3/1/gpconnect',
  asid: '200000000205',
  partyKey: 'A20047-8200000',
  interactions: [IID],
}
const entries: readonly TableEntry[] = [
  good,
  { ...good, odsCode: 'TWICE' },
  { ...good, odsCode: 'TWICE', partyKey: 'TWICE-1' },
  { ...good, odsCode: 'NOWHERE', base: '' },
  { ...good, odsCode: 'PLAIN', base: 'http://provider.test/PLAIN/STU3/1/gpconnect' },
  { ...good, odsCode: 'SLASH', base: 'https://provider.test/SLASH/STU3/1/gpconnect/' },
  { ...good, odsCode: 'BLANK', base: ' https://provider.test/BLANK/STU3/1/gpconnect' },
  { ...good, odsCode: 'SHORT', asid: '12' },
]
const patients: readonly PdsPatient[] = [
  { nhsNumber: '9990001006', odsCode: 'A20047' },
  { nhsNumber: '9990001634', odsCode: 'A20047', supersededBy: '9990001073' },
  { nhsNumber: '9990001499' },
]

let national: National
let ldap: LdapServer
let identity: TlsIdentity
const limits: Limits = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  const { authority, provider, consumer } = await processTestPki()
  identity = { ca: authority.ca, cert: consumer.cert, key: consumer.key }
  const { cert, key } = provider
  national = await startNational({ cert, key, entries, patients })
  const systems = entries.map((e, i) => ({ ...e, interactions: [IID], partyKey: `${e.odsCode}-${i}` }))
  ldap = await startLdap({ cert, key, ca: authority.ca, systems })
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})
afterAll(async () => {
  await national.close()
  await ldap.close()
})

const problem = (looked: Promise<unknown>): Promise<string> =>
  looked.then(
    () => 'none',
    (e: { code?: string; message?: string }) => `${e.code} ${e.message}`,
  )

describe.each([
  ['the FHIR API', () => fhirDirectory({ url: national.url, apiKey: 'k', identity, limits })],
  ['a table', () => tableDirectory(entries)],
  ['LDAP with TLS', () => ldapDirectory({ url: ldap.url, identity, limits })],
  ['LDAP without TLS', () => ldapDirectory({ url: ldap.plainUrl, identity: {}, limits })],
  ['LDAP in the older order', () => ldapDirectory({ url: ldap.url, order: 'as-first', identity, limits })],
])('the directory as %s', (_what, open) => {
  const find = (odsCode: string, interactionId = IID): Promise<unknown> => open().find({ odsCode, interactionId })

  it('gives service root and ASID of the one system', async () =>
    expect(await find('A20047')).toEqual({ base: good.base, asid: good.asid }))

  it.each([
    ['NONE', /^directory-no-entry .*NONE.*no (Endpoint|entry|nhsMhs|nhsAs)/],
    ['TWICE', /^directory-ambiguous .*TWICE.*2 records/],
    ['NOWHERE', /^directory-bad-endpoint .*no endpoint/],
    ['PLAIN', /^directory-bad-endpoint .*http:\/\/provider\.test.*no https service root/],
    ['SHORT', /^directory-bad-asid .*ASID 12/],
  ])('says what is wrong with %s', async (odsCode, message) => expect(await problem(find(odsCode))).toMatch(message))

  it.each(['SLASH', 'BLANK'])('uses the root of %s without what is beside it, and says so', async (odsCode) => {
    const base = `https://provider.test/${odsCode}/STU3/1/gpconnect`
    const registered = odsCode === 'SLASH' ? `${base}/` : ` ${base}`
    expect(await find(odsCode)).toEqual({ base, registered, asid: good.asid })
  })

  it('knows which interactions a system serves', async () =>
    expect(await problem(find('A20047', 'urn:other'))).toMatch(/^directory-no-entry .*urn:other/))

  it.each(['A20047*', 'A20047&identifier=x', '*)(objectClass=*', 'A|B', 'Ü #?'])(
    'takes %s for a code, not for a query',
    async (odsCode) => expect(await problem(find(odsCode))).toMatch(/^directory-no-entry/),
  )
})

describe('a directory in trouble', () => {
  const at = (port: number, over: Partial<Limits> = {}): Promise<string> =>
    problem(
      fhirDirectory({ url: `https://localhost:${port}`, apiKey: 'k', identity, limits: { ...limits, ...over } }).find({
        odsCode: 'A20047',
        interactionId: IID,
      }),
    )
  const serving = async (bytes: Buffer | undefined): Promise<number> => {
    const server = await fakeServer((s) => bytes && s.write(bytes), { requestCert: false })
    closers.push(server.close)
    return server.port
  }

  it('is down', async () =>
    expect(await at(await deadPort())).toMatch(/^directory-down directory https:\/\/localhost:\d+: .*refused/))
  it('is slow', async () =>
    expect(await at(await serving(undefined), { answerMs: 80 })).toMatch(/^directory-down .*timeout/))
  it('answers HTML', async () =>
    expect(await at(await serving(answerBytes('200 OK', [], '<html>')))).toMatch(/^directory-down .*no JSON/))
  it('answers a list', async () =>
    expect(await at(await serving(answerBytes('200 OK', [], '[]')))).toMatch(/^directory-down .*no JSON object/))
  it('refuses', async () =>
    expect(await at(await serving(answerBytes('403 No', [], '{"issue":[{"code":"forbidden"}]}')))).toMatch(
      /^directory-refused .*Endpoint: 403 forbidden/,
    ))
  it('breaks down', async () =>
    expect(await at(await serving(answerBytes('500 Oh', [], '{"issue":[{"code":"exception"}]}')))).toMatch(
      /^directory-down .*Endpoint: 500 exception/,
    ))
  it.each(['429 Too Many Requests', '503 Service Unavailable'])('is busy: %s', async (status) => {
    const busy = answerBytes(status, ['Retry-After: 0', 'Content-Type: text/html'], '<html>')
    expect(await at(await serving(busy))).toMatch(/^directory-busy .*Endpoint: .* (429|503) .*asked again after: 0/)
  })
  it('wants a key', async () => {
    const looked = fhirDirectory({ url: national.url, apiKey: '', identity, limits }).find({
      odsCode: 'A',
      interactionId: 'B',
    })
    expect(await problem(looked)).toMatch(/^directory-refused .*401 an apikey is required/)
  })
})

describe('PDS', () => {
  const trace = (
    nhsNumber: string,
    url = national.url,
    over: Partial<Limits> = {},
  ): ReturnType<typeof registeredPractice> =>
    registeredPractice(nhsNumber, { url, identity, limits: { ...limits, ...over } })

  it('gives the registered practice', async () =>
    expect(await trace('9990001006')).toEqual({ nhsNumber: '9990001006', odsCode: 'A20047' }))
  describe('shows more than one practice', () => {
    const gp = (value: string, period?: object, system = 'https://fhir.nhs.uk/Id/ods-organization-code'): object => ({
      identifier: { system, value, ...(period && { period }) },
    })
    const on = async (today: string, ...generalPractitioner: object[]): Promise<string> => {
      const patient = JSON.stringify({ resourceType: 'Patient', id: '9990001006', generalPractitioner })
      const server = await fakeServer((s) => s.write(answerBytes('200 OK', [], patient)), { requestCert: false })
      closers.push(server.close)
      const url = `https://localhost:${server.port}`
      return registeredPractice('9990001006', { url, identity, limits, clock: fixedClock(today) }).then(
        ({ odsCode }) => odsCode,
        (e: Error) => e.message,
      )
    }
    const former = gp('B83002', { start: '2019-01-01', end: '2030-03-31' })
    const now = gp('A20047', { start: '2030-04-01' })

    it('takes the one whose period holds today by the clocks of the practice', async () => {
      expect(await on('2030-03-31T22:30:00Z', former, now)).toBe('B83002')
      // 23:30 in UTC is half past midnight in British Summer Time.
      expect(await on('2030-03-31T23:30:00Z', former, now)).toBe('A20047')
      expect(await on('2030-06-01T12:00:00Z', former, now)).toBe('A20047')
      expect(await on('2030-06-01T12:00:00Z', gp('A20047', { start: '2029', end: '2030-06' }))).toBe('A20047')
      expect(await on('2030-06-01T12:00:00Z', gp('A20047', { end: '2030-06-01T10:00:00+01:00' }))).toBe('A20047')
    })
    it('takes codes of the ODS alone', async () => {
      const other = gp('G1234567', undefined, 'https://fhir.hl7.org.uk/Id/gmp-number')
      expect(await on('2030-06-01T12:00:00Z', other, now)).toBe('A20047')
      expect(await on('2030-06-01T12:00:00Z', other)).toContain('no registered practice is shown for today')
    })
    it('tells of those whose periods do not hold', async () =>
      expect(await on('2030-06-01T12:00:00Z', former)).toContain('for today: B83002 from 2019-01-01 until 2030-03-31'))
  })
  it('may be busy, or break down', async () => {
    const serve = async (status: string): Promise<string> => {
      const bytes = answerBytes(status, ['Retry-After: 0'], '{"issue":[{"code":"throttled"}]}')
      const server = await fakeServer((s) => s.write(bytes), { requestCert: false })
      closers.push(server.close)
      return problem(trace('9990001006', `https://localhost:${server.port}`))
    }
    expect(await serve('429 Too Many Requests')).toMatch(/^pds-busy /)
    expect(await serve('502 Bad Gateway')).toMatch(/^pds-down .*502 throttled/)
  })
  it('gives the number that counts now', async () =>
    expect(await trace('9990001634')).toEqual({ nhsNumber: '9990001073', odsCode: 'A20047' }))
  it.each([
    ['9990001499', /^pds-no-practice /],
    ['9990001561', /^pds-refused .*404 RESOURCE_NOT_FOUND/],
    ['999', /^pds-bad-number /],
    ['../../x', /^pds-bad-number /],
  ])('says what is wrong with %s', async (number, message) => expect(await problem(trace(number))).toMatch(message))
  it('may be down', async () =>
    expect(await problem(trace('9990001006', `https://localhost:${await deadPort()}`))).toMatch(
      /^pds-down PDS https:.*refused/,
    ))
})

describe('the emulators', () => {
  it('demand what the real ones demand', () => {
    expect(directoryReply(entries, '/Endpoint', new URLSearchParams('organization=a|b')).status).toBe(400)
    expect(directoryReply(entries, '/Patient', new URLSearchParams()).status).toBe(404)
    expect(demographicsReply(patients, '/Patient/9990001006', undefined).status).toBe(400)
    expect(demographicsReply(patients, '/Patient/9990001006/x', 'id').status).toBe(404)
  })
  it('answer any request', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, query) => {
        expect(directoryReply(entries, path, new URLSearchParams(query)).status).toBeGreaterThanOrEqual(200)
        expect(demographicsReply(patients, path, query).status).toBeGreaterThanOrEqual(200)
      }),
    )
  })
})
