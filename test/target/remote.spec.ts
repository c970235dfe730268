import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { fixedClock, type Exchange, type RefusedCertificate, type RequestPlan } from '../../src/core/index.js'
import { processTestPki } from '../../src/spine/index.js'
import { loadTarget, openRemote, openTarget, type Target } from '../../src/target/index.js'
import { answerBytes, fakeServer, plan, type FakeServer } from '../transport/fake-server.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-remote-'))
const closers: (() => Promise<void>)[] = []
let provider: FakeServer

beforeAll(async () => {
  const { authority, ssp, consumer } = await processTestPki()
  const locked = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' },
  }).privateKey
  const files = { 'ca.crt': authority.ca, 'ssp.crt': ssp.cert, 'ssp.key': ssp.key, 'consumer.key': consumer.key, 'locked.key': locked, 'junk.pem': 'junk' } // prettier-ignore
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  provider = await fakeServer((s) => s.write(answerBytes('200 OK', ['Content-Type: application/fhir+json'], '{}')))
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})
afterAll(async () => {
  await provider.close()
  rmSync(folder, { recursive: true, force: true })
})

const DIRECT = { certificate: 'ssp.crt', key: 'ssp.key', ca: 'ca.crt' }

function targetFile(routes: object): string {
  const path = join(folder, 'target.yaml')
  const content = {
    label: 'lab',
    provider: {
      base: `https://localhost:${provider.port}/A20047/STU3/1/gpconnect`,
      asid: '200000000205',
      odsCode: 'A20047',
    },
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
    patients: { normal: { nhsNumber: '9990001006', id: '7', says: 'note', expect: { gender: 'female' } } },
    locations: { main: { id: 'l1' } },
    ...routes,
  }
  writeFileSync(path, stringify(content))
  return path
}

async function open(routes: object, env: NodeJS.ProcessEnv = {}): Promise<Target> {
  const target = await openRemote(loadTarget(targetFile(routes)), { env })
  closers.push(() => target.close())
  return target
}

describe('a remote target', () => {
  it('goes straight, and through our own SSP, with the certificate of an SSP', async () => {
    const target = await open({ direct: DIRECT })
    expect(target.canGoDirect).toBe(true)
    const direct = await target.send(plan({ hop: 'direct' }))
    const proxied = await target.send(plan({ hop: 'ssp' }))
    expect([direct, proxied].map((x) => [x.response?.status, x.answeredBy, x.failure])).toEqual([
      [200, 'provider', undefined],
      [200, 'provider', undefined],
    ])
    expect(proxied.forwarded?.target).toBe('/A20047/STU3/1/gpconnect/Patient?identifier=a%7Cb')
    expect(direct.forwarded).toBeUndefined()
  })

  it('cannot go straight through a real SSP', async () => {
    const target = await open({ ssp: { url: `https://localhost:${provider.port}`, ...DIRECT } })
    expect(target.canGoDirect).toBe(false)
    const x = await target.send(plan({ hop: 'ssp' }))
    expect(x.request.url).toMatch(
      /^https:\/\/localhost:\d+\/https:\/\/localhost:\d+\/A20047\/STU3\/1\/gpconnect\/Patient/,
    )
    await expect(target.send(plan({ hop: 'direct' }))).rejects.toMatchObject({ code: 'no-such-hop' })
  })

  it('knows its records by role', async () => {
    const target = await open({ direct: DIRECT })
    expect(target.record('patients', 'normal')).toEqual({
      role: 'normal',
      identifier: '9990001006',
      id: '7',
      expect: { gender: 'female' },
    })
    expect(target.record('locations', 'main')).toEqual({ role: 'main', id: 'l1' })
    expect(target.record('patients', 'other')).toBeUndefined()
    expect(target.record('patients', 'constructor')).toBeUndefined()
  })

  it('takes certificates from the environment', async () => {
    const { authority, ssp } = await processTestPki()
    const routes = { direct: { certificate: { env: 'C' }, key: { env: 'K' }, ca: { env: 'A' } } }
    const target = await open(routes, { C: ssp.cert, K: ssp.key, A: authority.ca })
    expect((await target.send(plan())).response?.status).toBe(200)
  })

  it.each([
    [
      'a file that is not there',
      { ...DIRECT, key: 'none.key' },
      'certificate-unreadable',
      /direct\.key \(harness to provider\): the file none\.key cannot be read \(ENOENT\)/,
    ],
    [
      'a variable that is not set',
      { ...DIRECT, key: { env: 'NO_SUCH' } },
      'environment-missing',
      /direct\.key \(harness to provider\): the environment variable NO_SUCH is not set/,
    ],
    [
      'a key of another certificate',
      { ...DIRECT, key: 'consumer.key' },
      'key-mismatch',
      /direct\.key \(harness to provider\): the file consumer\.key does not belong to the certificate \(CN=ssp/,
    ],
    [
      'an encrypted key',
      { ...DIRECT, key: 'locked.key' },
      'key-encrypted',
      /the file locked\.key is encrypted: name its passphrase as direct\.passphrase/,
    ],
    [
      'a wrong passphrase',
      { ...DIRECT, key: 'locked.key', passphrase: { env: 'P' } },
      'certificate-unusable',
      /the file locked\.key cannot be used: direct\.passphrase does not open it/,
    ],
    [
      'a certificate that is none',
      { ...DIRECT, certificate: 'junk.pem' },
      'certificate-unusable',
      /direct\.certificate .*: the file junk\.pem cannot be used: it holds no certificate/,
    ],
    [
      'a key that is none',
      { ...DIRECT, key: 'junk.pem' },
      'certificate-unusable',
      /direct\.key .*junk\.pem cannot be used: it holds no private key/,
    ],
    [
      'authorities that are none',
      { ...DIRECT, ca: 'junk.pem' },
      'certificate-unusable',
      /direct\.ca .*junk\.pem cannot be used/,
    ],
  ])('is refused with %s', async (_what, direct, code, message) => {
    const failed = await open({ direct }, { P: 'wrong' }).catch((thrown: unknown) => thrown)
    expect(failed).toMatchObject({ code, message: expect.stringMatching(message) as string, exitCode: 2 })
  })

  it.each([
    ['2001-01-01T00:00:00Z', 'certificate-not-yet-valid', /the file ssp\.crt is not valid before .* GMT/],
    ['2999-01-01T00:00:00Z', 'certificate-expired', /\(harness to provider\): the file ssp\.crt expired on .* GMT/],
  ])('is refused with a certificate that is out of date at %s', async (now, code, message) => {
    const opened = openRemote(loadTarget(targetFile({ direct: DIRECT })), { env: {}, clock: fixedClock(now) })
    await expect(opened).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  it.each([
    ['direct', { ssp: { url: 'https://localhost:1', ...DIRECT }, direct: { ...DIRECT, key: 'consumer.key' } }],
    ['ssp', { ssp: { url: 'https://localhost:1', ...DIRECT, key: 'consumer.key' }, direct: DIRECT }],
  ] as const)('is refused where %s cannot be used, though the other way can', async (route, routes) => {
    await expect(open(routes)).rejects.toMatchObject({
      code: 'key-mismatch',
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`: ${route}\\.key .*consumer\\.key does not belong`)) as string,
    })
  })

  it('names every certificate, key and variable that cannot be used, before it asks a directory', async () => {
    const sent: string[] = []
    const directory = await fakeServer((s) => void (sent.push('asked'), s.destroy()))
    closers.push(() => directory.close())
    const opened = open({
      provider: { odsCode: 'A20047' },
      directory: { fhir: `https://localhost:${directory.port}`, apiKey: { env: 'NO_KEY' }, ca: 'junk.pem' },
      ssp: { url: 'https://localhost:1', ...DIRECT, key: 'none.key' },
      direct: { ...DIRECT, certificate: 'junk.pem', refusedCertificates: 'nowhere' },
    })
    const { message, exitCode } = await opened.then(
      () => ({ message: 'opened', exitCode: 0 }),
      (thrown: unknown) => thrown as { message: string; exitCode: number },
    )
    expect(exitCode).toBe(2)
    expect(message.split('\n').map((line) => / (\w+\.\w+)/.exec(line)?.[1])).toEqual([
      'ssp.key',
      'direct.certificate',
      'direct.refusedCertificates',
      'directory.ca',
    ])
    expect(sent).toEqual([])
  })

  it.each([
    ['a pair that does not belong together', 'consumer.key', /ssp-expired\.key does not belong/],
    ['a key that is none', 'junk.pem', /ssp-expired\.key cannot be used/],
  ])('is refused with certificates to be refused that have %s', async (_what, key, message) => {
    const certs = mkdtempSync(join(folder, 'certs-'))
    writeFileSync(join(certs, 'ssp-expired.crt'), readFileSync(join(folder, 'ssp.crt')))
    writeFileSync(join(certs, 'ssp-expired.key'), readFileSync(join(folder, key)))
    await expect(open({ direct: { ...DIRECT, refusedCertificates: certs } })).rejects.toThrow(message)
  })

  it('shows certificates that must be refused, where the file names a folder of them', async () => {
    const pki = await processTestPki()
    const stranger = await pki.refused('ssp', 'wrong-authority')
    writeFileSync(join(folder, 'ssp-wrong-authority.crt'), stranger.cert)
    writeFileSync(join(folder, 'ssp-wrong-authority.key'), stranger.key)
    const target = await open({ direct: { ...DIRECT, refusedCertificates: '.' } })
    const mutated = (certificate: 'wrong-authority' | 'expired'): RequestPlan =>
      plan({ wellFormed: false, connection: { certificate, protocol: 'TLSv1.2' } })
    const shown = await target.send(mutated('wrong-authority'))
    expect(shown.failure?.hop).toBe('harness to provider')
    const missing = await target.send(mutated('expired'))
    expect(missing.failure?.hop).toBe('harness')
    expect(missing.failure?.message).toMatch(/kind "expired": add to the target file.*refusedCertificates.*certs --out/)
  })

  it('makes those that need no authority of the other side, for the own name', async () => {
    const target = await open({ direct: DIRECT })
    const mutated = (certificate: RefusedCertificate): Promise<Exchange> =>
      target.send(plan({ wellFormed: false, connection: { certificate, protocol: 'TLSv1.2' } }))
    for (const made of ['wrong-authority', 'self-signed'] as const)
      expect((await mutated(made)).failure?.hop).toBe('harness to provider')
    for (const lacking of ['expired', 'revoked', 'wrong-fqdn'] as const)
      expect((await mutated(lacking)).failure?.hop).toBe('harness')
  })

  it('is what openTarget opens for a file', async () => {
    const target = await openTarget({ file: targetFile({ direct: DIRECT }) })
    closers.push(() => target.close())
    expect(target.label).toBe('lab')
  })
})
