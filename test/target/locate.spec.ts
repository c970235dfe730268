import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interaction } from '../../src/catalogue/index.js'
import { processTestPki, startLdap, startNational, type LdapServer, type National } from '../../src/spine/index.js'
import { locate } from '../../src/target/locate.js'
import { remoteSchema, type RemoteFile } from '../../src/target/schema.js'
import { deadPort } from '../transport/fake-server.js'

const IID = interaction('get-capability-statement').interactionId
const BASE = 'https://provider.test/A20047/STU3/1/gpconnect'
const entry = { odsCode: 'A20047', base: BASE, asid: '200000000205' }
const LIMITS = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
const OTHER = 'urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1'
let national: National
let ldap: LdapServer
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  const { authority, provider, consumer } = await processTestPki()
  national = await startNational({
    cert: provider.cert,
    key: provider.key,
    entries: [{ ...entry, partyKey: 'A20047-1', interactions: [IID] }],
    patients: [{ nhsNumber: '9990001006', odsCode: 'A20047' }],
  })
  ldap = await startLdap({
    cert: provider.cert,
    key: provider.key,
    ca: authority.ca,
    systems: [
      { ...entry, partyKey: 'A20047-1', interactions: [IID] },
      { ...entry, odsCode: 'A20048', asid: '200000000306', partyKey: 'A20048-1', interactions: [OTHER] },
    ],
  })
  env = { KEY: 'k', CA: authority.ca, CERT: consumer.cert, OWN: consumer.key, ALIEN: provider.key }
})
afterAll(async () => {
  await national.close()
  await ldap.close()
})

const file = (over: object): RemoteFile =>
  remoteSchema.parse({
    label: 'lab',
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
    direct: { certificate: 'c', key: 'k' },
    ...over,
  })
const found = (over: object): ReturnType<typeof locate> =>
  locate(file(over), { file: 'lab.yaml', folder: '.', env }, LIMITS)
const fhir = (): object => ({ fhir: national.url, apiKey: { env: 'KEY' }, ca: { env: 'CA' } })
const secure = (over: object = {}): object => ({
  ldap: ldap.url,
  certificate: { env: 'CERT' },
  key: { env: 'OWN' },
  ca: { env: 'CA' },
  ...over,
})
const pds = (nhsNumber: string): object => ({ url: national.url, nhsNumber, ca: { env: 'CA' } })

describe('a provider is found', () => {
  it('where the file says it is, without asking anybody', async () => {
    const dead = { fhir: `https://localhost:${await deadPort()}`, apiKey: { env: 'KEY' } }
    expect(await found({ provider: entry, directory: dead })).toEqual(entry)
  })
  it('by its ODS code in the directory', async () =>
    expect(await found({ provider: { odsCode: 'A20047' }, directory: fhir() })).toEqual(entry))
  it("by a patient's NHS number", async () =>
    expect(await found({ provider: {}, pds: pds('9990001006'), directory: fhir() })).toEqual(entry))
  it.each([
    ['LDAP with TLS', () => secure()],
    ['LDAP with TLS in the older order', () => secure({ order: 'as-first' })],
    ['LDAP without TLS', () => ({ ldap: ldap.plainUrl })],
  ])('by its ODS code in the directory by %s', async (_what, directory) =>
    expect(await found({ provider: { odsCode: 'A20047' }, directory: directory() })).toEqual(entry),
  )
  it("by a patient's NHS number, then by LDAP", async () =>
    expect(await found({ provider: {}, pds: pds('9990001006'), directory: secure() })).toEqual(entry))
  it.each([
    ['that the file names', { directory: () => secure({ interactionId: OTHER }) }],
    ["of the file's variant", { variant: 'appointment-management@1.2.7', directory: () => secure() }],
  ])('by the interaction id %s', async (_what, { directory, ...over }) =>
    expect(await found({ ...over, provider: { odsCode: 'A20048' }, directory: directory() })).toMatchObject({
      asid: '200000000306',
    }),
  )
  it('in a table of the file', async () =>
    expect(await found({ provider: { odsCode: 'A20047' }, directory: { table: [entry] } })).toEqual(entry))
  it('with what the file says before what the directory says', async () =>
    expect(await found({ provider: { odsCode: 'A20047', asid: '999999999999' }, directory: fhir() })).toEqual({
      ...entry,
      asid: '999999999999',
    }))
})

describe('a provider is not found', () => {
  it.each([
    [
      'where the directory has no entry',
      () => ({ provider: { odsCode: 'B10000' }, directory: fhir() }),
      /^directory https:.*B10000/,
    ],
    [
      'where the directory has none by LDAP',
      () => ({ provider: { odsCode: 'B10000' }, directory: secure() }),
      /^directory ldaps:\/\/localhost:\d+: ODS code B10000, interaction urn:\S+: no nhsMhs record/,
    ],
    [
      'where the directory wants another certificate',
      () => ({ provider: { odsCode: 'A20047' }, directory: secure({ key: { env: 'ALIEN' } }) }),
      /^lab\.yaml: directory\.key: the .* does not belong to the certificate/,
    ],
    [
      'where the table has none',
      () => ({ provider: { odsCode: 'B10000' }, directory: { table: [entry] } }),
      /lab\.yaml: directory\.table.*no entry/,
    ],
    [
      'where PDS does not know the number',
      () => ({ provider: {}, pds: pds('9990001073'), directory: fhir() }),
      /^PDS .*9990001073: 404/,
    ],
    [
      'where the key is not set',
      () => ({ provider: { odsCode: 'A20047' }, directory: { fhir: national.url, apiKey: { env: 'NONE' } } }),
      /lab\.yaml: directory\.apiKey: .*NONE is not set/,
    ],
  ])('%s', async (_what, over, message) => {
    const failed = found(over())
    await expect(failed).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) as string })
  })

  it.each([
    ['ldaps without a certificate', { ldap: 'ldaps://sds.test' }, ['directory', 'certificate'], /ldaps needs/],
    ['a path in its URL', { ldap: 'ldap://sds.test/o=nhs' }, ['directory', 'ldap'], /must be ldaps/],
    ['a label that is none', { ldap: 'ldap://sds.test', oder: 'as-first' }, ['directory'], /Unrecognized key: "oder"/],
    ['no form that is known', { sds: 'x' }, ['directory'], /must be \{ ldap: URL/],
  ])('by a directory with %s', (_what, directory, path, message) => {
    expect(() => file({ provider: { odsCode: 'A20047' }, directory })).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ path, message: expect.stringMatching(message) as string })],
      }) as Error,
    )
  })

  it.each([
    ['neither ODS code nor PDS', { provider: {}, directory: { table: [entry] } }, 'provider.odsCode'],
    ['neither root nor directory', { provider: { odsCode: 'A20047', asid: '200000000205' } }, 'provider.base'],
    ['neither ASID nor directory', { provider: { odsCode: 'A20047', base: BASE } }, 'provider.asid'],
  ])('by a file with %s', (_what, over, path) => {
    expect(() => file(over)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: path.split('.') })] }) as Error,
    )
  })
})
