import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interaction } from '../../src/catalogue/index.js'
import { processEnds, startNational, type National } from '../../src/spine/index.js'
import { locate } from '../../src/target/locate.js'
import { remoteSchema, type RemoteFile } from '../../src/target/schema.js'
import { deadPort } from '../transport/fake-server.js'

const IID = interaction('get-capability-statement').interactionId
const BASE = 'https://provider.test/A20047/STU3/1/gpconnect'
const entry = { odsCode: 'A20047', base: BASE, asid: '200000000205' }
const LIMITS = { connectMs: 2000, answerMs: 5000, responseBytes: 1_000_000 }
let national: National
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  const { authority, provider } = await processEnds()
  national = await startNational({
    cert: provider.cert,
    key: provider.key,
    entries: [{ ...entry, partyKey: 'A20047-1', interactions: [IID] }],
    patients: [{ nhsNumber: '9990001006', odsCode: 'A20047' }],
  })
  env = { KEY: 'k', CA: authority.ca }
})
afterAll(() => national.close())

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
    ['neither ODS code nor PDS', { provider: {}, directory: { table: [entry] } }, 'provider.odsCode'],
    ['neither root nor directory', { provider: { odsCode: 'A20047', asid: '200000000205' } }, 'provider.base'],
    ['neither ASID nor directory', { provider: { odsCode: 'A20047', base: BASE } }, 'provider.asid'],
  ])('by a file with %s', (_what, over, path) => {
    expect(() => file(over)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: path.split('.') })] }) as Error,
    )
  })
})
