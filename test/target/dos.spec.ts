import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { findVariant } from '../../src/catalogue/index.js'
import { processTestPki, startLdap, startNational, type LdapServer, type National } from '../../src/spine/index.js'
import { bookingAddress } from '../../src/target/dos.js'
import { loadEmbedded } from '../../src/target/index.js'
import { locate } from '../../src/target/locate.js'
import { remoteSchema, type RemoteFile } from '../../src/target/schema.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-dos-'))
const PAGE = join(folder, 'dos.yaml')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const booking = (address: string): object => ({ transport: 'http', format: 'FHIR', interaction: 'Scheduling', address })
const page = (endpoints: readonly object[], id = '7'): string => {
  writeFileSync(PAGE, stringify({ services: { [id]: { name: 'Clinic', endpoints } } }))
  return PAGE
}

describe('the page of the Directory of Services', () => {
  it('leads from each service of the embedded booking system to that system', () => {
    const { services, provider } = loadEmbedded('care-connect')
    const ids = Object.entries(services).flatMap(([role, { dosServiceId }]) =>
      role === 'an-unknown-service' || dosServiceId === undefined ? [] : [dosServiceId],
    )
    expect(ids.length).toBeGreaterThan(2)
    for (const id of ids)
      expect([{ asid: provider.asid }, { odsCode: provider.odsCode }]).toContainEqual(bookingAddress(id))
  })

  it('has both forms of address', () => {
    expect(bookingAddress('2000010001')).toEqual({ asid: '200000000317' })
    expect(bookingAddress('2000010003')).toEqual({ odsCode: 'RQX90' })
  })

  it('leaves endpoints for other things alone', () => {
    const others = [
      { ...booking('x'), format: 'PDF' },
      { ...booking('x'), interaction: 'Referral' },
      booking('ODS:A1001'),
    ]
    expect(bookingAddress('7', page(others))).toEqual({ odsCode: 'A1001' })
  })

  it.each([
    ['no such service', [booking('ODS:A1001')], '8', /dos\.yaml: the service 8 is not there/],
    ['no such service, by a name that all objects have', [booking('ODS:A1001')], 'constructor', /is not there/],
    ['no endpoint', [], '7', /the service 7 has no endpoint for bookings \(http, FHIR, Scheduling\)/],
    ['two endpoints', [booking('ODS:A1001'), booking('ODS:A1002')], '7', /more than one/],
    [
      'an ASID of eleven digits',
      [booking('ASID:20000000031')],
      '7',
      /services\.7\.endpoints\.0\.address must be ASID:12/,
    ],
    ['another kind of address', [booking('URL:x')], '7', /must be ASID:12 digits or ODS:code/],
    ['an unknown label', [{ ...booking('ODS:A1001'), port: 443 }], '7', /endpoints\.0\.port is no label/],
  ])('is no help with %s, and says so', (_what, endpoints, id, words) => {
    expect(() => bookingAddress(id, page(endpoints))).toThrow(words)
  })

  it('is no help where a service id is none', () => {
    expect(() => bookingAddress('7', page([], 'clinic'))).toThrow(/services\.clinic/)
  })
})

describe('a Care Connect provider is found', () => {
  const BASE = 'https://provider.test/STU3/1/quarry-vale'
  const entry = { odsCode: 'RQX90', base: BASE, asid: '200000000317' }
  const CARE = findVariant('care-connect-scheduling@2.0.4')
  let ldap: LdapServer
  let national: National
  let env: Record<string, string>
  beforeAll(async () => {
    const { authority, provider, consumer } = await processTestPki()
    const interactions = (CARE?.interactions ?? []).map((i) => i.interactionId)
    const systems = [{ ...entry, partyKey: 'RQX90-1', interactions }]
    ldap = await startLdap({ cert: provider.cert, key: provider.key, ca: authority.ca, systems })
    national = await startNational({ cert: provider.cert, key: provider.key, entries: systems, patients: [] })
    env = { KEY: 'k', CA: authority.ca, CERT: consumer.cert, OWN: consumer.key }
  })
  afterAll(async () => {
    await ldap.close()
    await national.close()
  })

  const secure = (): object => ({
    ldap: ldap.url,
    certificate: { env: 'CERT' },
    key: { env: 'OWN' },
    ca: { env: 'CA' },
  })
  const fhir = (): object => ({ fhir: national.url, apiKey: { env: 'KEY' }, ca: { env: 'CA' } })
  const file = (over: object): RemoteFile =>
    remoteSchema.parse({
      label: 'lab',
      variant: CARE?.id,
      consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
      direct: { certificate: 'ssp.crt', key: 'ssp.key' },
      ...over,
    })
  const limits = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
  const found = (over: object, run = CARE): ReturnType<typeof locate> =>
    locate(file(over), { file: 'lab.yaml', folder, env }, limits, run)

  it.each([
    ['its ASID, by LDAP', () => ({ provider: { asid: entry.asid }, directory: secure() })],
    ['its ASID though the ODS code is known', () => ({ provider: { asid: entry.asid, odsCode: 'RQX90' }, directory: secure() })], // prettier-ignore
    ['its ASID in a table', () => ({ provider: { asid: entry.asid }, directory: { table: [entry] } })],
    ['a service whose address is an ASID', () => ({ provider: { dosServiceId: '2000010001' }, directory: secure() })],
    [
      'a service whose address is an ODS code',
      () => ({ provider: { dosServiceId: '2000010003' }, directory: secure() }),
    ],
    ['the same by the FHIR API', () => ({ provider: { dosServiceId: '2000010003' }, directory: fhir() })],
    ['a service, in a table', () => ({ provider: { dosServiceId: '2000010001' }, directory: { table: [entry] } })],
  ])('by %s', async (_what, over) => expect(await found(over())).toEqual(entry))

  it('by a service of the tester’s own page, beside the target file', async () => {
    page([booking(`ASID:${entry.asid}`)])
    expect(await found({ provider: { dosServiceId: '7' }, dos: 'dos.yaml', directory: secure() })).toEqual(entry)
  })

  it('by the variant of the run where the file names none', async () => {
    const over = { variant: undefined, provider: { asid: entry.asid, odsCode: 'RQX90' }, directory: secure() }
    expect(await found(over)).toEqual(entry)
  })

  it('with what the file says before what the pages say', async () => {
    const provider = { dosServiceId: '2000010001', odsCode: 'RQX91', base: 'https://other.test/STU3/1/x' }
    expect(await found({ provider })).toEqual({ ...entry, odsCode: 'RQX91', base: provider.base })
  })

  it.each([
    ['an ASID at the FHIR API', () => ({ provider: { asid: entry.asid }, directory: fhir() }), /no search by ASID: name the directory by LDAP/], // prettier-ignore
    ['an ASID that the directory does not have', () => ({ provider: { asid: '200000000999' }, directory: secure() }), /ASID 200000000999, .*: no record of the ASID/], // prettier-ignore
    ['a service that nobody knows', () => ({ provider: { dosServiceId: '1' }, directory: secure() }), /directory-of-services\.yaml: the service 1 is not there/], // prettier-ignore
    ['an ASID without a directory', () => ({ provider: { dosServiceId: '2000010001', base: BASE } }), /lab\.yaml: directory is missing/], // prettier-ignore
  ])('not by %s', async (_what, over, words) => {
    await expect(found(over())).rejects.toThrow(words)
  })

  it('and GP Connect still asks by the ODS code', async () => {
    const gp = { ...entry, asid: '200000000205' }
    const over = {
      variant: 'foundations@1.2.7',
      provider: { odsCode: 'RQX90', asid: '200000000999' },
      directory: { table: [gp] },
    }
    expect(await found(over, undefined)).toEqual({ ...gp, asid: '200000000999' })
  })
})
