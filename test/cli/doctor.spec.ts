import type { X509Certificate } from 'node:crypto'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { defaultVariant } from '../../src/catalogue/index.js'
import { failed } from '../../src/cli/doctor/advice.js'
import { verdictOn } from '../../src/cli/doctor/answer.js'
import { asText } from '../../src/cli/doctor/as-text.js'
import { look } from '../../src/cli/doctor/certificate.js'
import { clockProbe } from '../../src/cli/doctor/clock.js'
import { examineRemote } from '../../src/cli/doctor/examine.js'
import { exitCodeOf, type Probe } from '../../src/cli/doctor/probe.js'
import { registrationProbe } from '../../src/cli/doctor/registrations.js'
import { main } from '../../src/cli/main.js'
import { writeFiles } from '../../src/cli/serve/files.js'
import { secretFolder } from '../../src/cli/serve/folder.js'
import { variantOption } from '../../src/cli/serve/options.js'
import { startServed, type Served } from '../../src/cli/serve/start.js'
import { GpcError, Headers, type ReceivedResponse } from '../../src/core/index.js'
import { processTestPki, type RefusedKind } from '../../src/spine/index.js'
import { withTypeScript } from '../run/typescript.js'
import { answerBytes, deadPort, fakeServer, tcpServer } from '../transport/fake-server.js'

withTypeScript()

const folder = mkdtempSync(join(tmpdir(), 'gpc-doctor-'))
const closers: (() => Promise<void>)[] = []
let served: Served

beforeAll(async () => {
  const options = { variant: defaultVariant(), fault: [] }
  served = await startServed(options, () => undefined)
  await writeFiles(secretFolder(folder), served, options)
})
afterEach(async () => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  for (const close of closers.splice(0)) await close()
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true, force: true })
})

type Content = Record<string, unknown>

/** Examines a target file of the served system, mutated. */
async function examined(
  file: 'target' | 'target-by-ldap' | 'target-by-patient' | 'target-by-service',
  mutation: (content: Content) => Content = (c) => c,
  where = folder,
): Promise<Probe[]> {
  const path = join(where, 'mutated.yaml')
  writeFileSync(path, stringify(mutation(parse(readFileSync(join(where, `${file}.yaml`), 'utf8')) as Content)))
  const probes: Probe[] = []
  await examineRemote(
    path,
    { DIRECTORY_KEY: 'k' },
    (probe) => probes.push(probe),
    () => Promise.resolve(),
  )
  return probes
}

/** What is not in order, as lines. */
const bad = (probes: readonly Probe[]): string[] =>
  probes.filter(({ health }) => health === 'not').map(({ hop, tried, found }) => `${hop} ${tried}: ${found}`)

/** The file with some labels of a section changed. */
const within =
  (section: string, over: Content) =>
  (content: Content): Content => ({ ...content, [section]: { ...(content[section] as Content), ...over } })

/** All but one label. */
const without = <T extends object>(content: T, label: string): T =>
  Object.fromEntries(Object.entries(content).filter(([name]) => name !== label)) as T

const hops = (probes: readonly Probe[]): string[] => [...new Set(probes.map(({ hop }) => hop))]

describe('a system in order', () => {
  it('is said to be so, hop by hop, from an NHS number to the statement', async () => {
    const probes = await examined('target-by-patient')
    expect(bad(probes)).toEqual([])
    expect(probes.filter(({ health }) => health === 'skipped')).toEqual([])
    expect(hops(probes)).toEqual([
      'target file',
      'certificate',
      'PDS',
      'directory',
      'SSP',
      'provider',
      'clock',
      'records',
    ])
    expect(exitCodeOf(probes)).toBe(0)
    expect(probes.find(({ hop, tried }) => hop === 'directory' && tried.startsWith('A20047'))?.found).toBe(
      `${served.target.base}, ASID 200000000205`,
    )
  })
  it('is asked for no more than its file names', async () => {
    const probes = await examined('target')
    expect(probes.filter(({ health }) => health === 'skipped').map(({ hop }) => hop)).toEqual(['PDS', 'directory'])
    expect(bad(probes)).toEqual([])
  })
  it('may go without a real SSP, and without TLS to its directory', async () => {
    const probes = await examined('target-by-ldap', (content) => ({
      ...without(content, 'ssp'),
      directory: { ldap: served.ldap.plainUrl },
    }))
    expect(bad(probes)).toEqual([])
    expect(probes.filter(({ hop }) => hop === 'directory').map(({ tried }) => tried.split(',')[0])).toEqual([
      'name',
      'TCP',
      'A20047',
      'interactions of foundations@1.2.7',
    ])
    expect(probes.filter(({ tried }) => tried.startsWith('GET /metadata')).length).toBe(2)
  })
  it('may have a file that says otherwise than the directory', async () => {
    const probes = await examined('target-by-ldap', within('provider', { asid: '999999999999' }))
    const directory = probes.find(({ hop, health }) => hop === 'directory' && health === 'warn')
    expect(directory?.advice).toContain('provider.asid')
  })
})

describe('certificates and keys that cannot be used', () => {
  beforeAll(() => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' },
    })
    writeFileSync(join(folder, 'locked.key'), privateKey)
    writeFileSync(join(folder, 'junk.pem'), 'junk')
  })
  it.each([
    [
      'that is not there',
      { certificate: 'none.crt' },
      /direct\.certificate \(harness to provider\): the file none\.crt cannot be read \(ENOENT\)/,
    ],
    [
      'whose key is of another',
      { key: 'consumer.key' },
      /direct\.key .*: the file consumer\.key does not belong to the certificate/,
    ],
    ['whose key is encrypted', { key: 'locked.key' }, /direct\.key .*: the file locked\.key is encrypted/],
    ['whose passphrase is not set', { passphrase: { env: 'NO_SUCH' } }, /NO_SUCH is not set/],
    ['that is none', { certificate: 'junk.pem' }, /direct\.certificate .*: the file junk\.pem cannot be used/],
    [
      'that has expired',
      { certificate: 'ssp-expired.crt', key: 'ssp-expired.key' },
      /direct\.certificate .*: the file ssp-expired\.crt expired on /,
    ],
    [
      'that is not valid yet',
      { certificate: 'ssp-not-yet-valid.crt', key: 'ssp-not-yet-valid.key' },
      /the file ssp-not-yet-valid\.crt is not valid before /,
    ],
  ])('one %s', async (_what, over, message) => {
    const probes = await examined('target', within('direct', over))
    expect(bad(probes)).toEqual([expect.stringMatching(message)])
    expect(bad(probes)[0]).toMatch(/^certificate direct/)
    expect(exitCodeOf(probes)).toBe(2)
    // The other way is looked at all the same.
    expect(probes.filter(({ hop, health }) => hop === 'SSP' && health === 'ok').length).toBe(3)
    expect(probes.filter(({ tried }) => tried === 'GET /metadata').map(({ health }) => health)).toContain('skipped')
  })
})

describe("a server's certificate", () => {
  const at = async (kind: RefusedKind | undefined): Promise<Probe[]> => {
    const { pki } = served.target
    const { cert, key } = kind === undefined ? pki.provider : await pki.refused('provider', kind)
    const answer = answerBytes(
      '200 OK',
      ['Content-Type: application/fhir+json'],
      '{"resourceType":"CapabilityStatement"}',
    )
    const server = await fakeServer((s) => s.write(answer), { cert, key, ca: pki.authority.ca })
    closers.push(server.close)
    const base = `https://localhost:${server.port}/A20047/STU3/1/gpconnect`
    return examined('target', (content) => within('provider', { base })(without(content, 'ssp')))
  }
  it('is in order', async () => expect(bad(await at(undefined))).toEqual([]))
  it.each([
    ['expired', /expired at/],
    ['not-yet-valid', /not valid before/],
    ['wrong-fqdn', /it is not for localhost: DNS:not-provider/],
    ['wrong-authority', /: .*\((UNABLE_TO_|CERT_SIGNATURE)/],
    ['self-signed', /it is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)/],
    ['wrong-usage', /it is not for servers .*\(INVALID_PURPOSE\)/],
  ] as const)('is %s', async (kind, message) => {
    const probes = await at(kind)
    expect(bad(probes)).toEqual([expect.stringMatching(message)])
    expect(bad(probes)[0]).toMatch(/^provider TLS: /)
    expect(exitCodeOf(probes)).toBe(1)
  })
})

describe('a hop that is out of order', () => {
  it('is down', async () => {
    const probes = await examined('target', within('ssp', { url: `https://localhost:${await deadPort()}` }))
    expect(bad(probes)).toEqual([expect.stringMatching(/^SSP TCP: refused: /)])
    expect(probes.filter(({ tried }) => tried.startsWith('GET /metadata')).map(({ tried }) => tried)).toEqual([
      'GET /metadata straight, as the SSP',
    ])
  })
  it('has no name', async () => {
    const mutated = (c: Content): Content => ({
      ...within('ssp', { url: 'https://no-such-host.invalid' })(c),
      timeouts: { connectSeconds: 3 },
    })
    expect(bad(await examined('target', mutated))).toEqual([expect.stringMatching(/^SSP name: dns: /)])
  })
  it('says nothing when it should agree on TLS', async () => {
    const { port, close } = await tcpServer(() => undefined)
    closers.push(close)
    const mutated = (c: Content): Content => ({
      ...within('ssp', { url: `https://localhost:${port}` })(c),
      timeouts: { connectSeconds: 0.2 },
    })
    expect(bad(await examined('target', mutated))).toContainEqual(
      expect.stringMatching(/^SSP TLS: timeout: TLS was not agreed on/),
    )
  })
  it('does not trust the certificate that it is shown', async () => {
    const shown = { certificate: 'consumer-wrong-authority.crt', key: 'consumer-wrong-authority.key' }
    const [line] = bad(await examined('target', within('ssp', shown)))
    expect(line).toMatch(/^(provider|SSP) GET \/metadata through the SSP: /)
  })
  it('refuses as the SSP does', async () => {
    const probes = await examined('target', within('consumer', { asid: '999999999999' }))
    expect(bad(probes)).toEqual([
      expect.stringMatching(
        /^SSP GET \/metadata through the SSP: the SSP answered 403: .*ASID_CHECK_FAILED.*999999999999/,
      ),
    ])
  })
  it('knows no such practice', async () => {
    const probes = await examined('target-by-ldap', within('provider', { odsCode: 'B10000' }))
    expect(bad(probes)).toEqual([
      expect.stringMatching(/^directory B10000, urn:\S+ directory ldaps:.*no nhsMhs record/),
    ])
    expect(probes.find(({ health }) => health === 'not')?.advice).toContain('not registered')
  })
  it('knows no such patient', async () =>
    expect(bad(await examined('target-by-patient', within('pds', { nhsNumber: '9990000018' })))).toEqual([
      expect.stringMatching(/^PDS practice of 9990000018: PDS https:.*404/),
    ]))
  it('is a directory that wants another certificate', async () => {
    const own = { certificate: 'consumer-wrong-authority.crt', key: 'consumer-wrong-authority.key' }
    expect(bad(await examined('target-by-ldap', within('directory', own)))).toEqual([
      expect.stringMatching(/^directory (TLS|A20047, urn:\S+ directory ldaps:.*: (tls|reset))/),
    ])
  })
})

describe('a booking system of Care Connect', () => {
  const own = join(folder, 'care-connect')
  let booking: Served
  beforeAll(async () => {
    const options = { variant: variantOption('care-connect-scheduling@a2si'), fault: [] }
    booking = await startServed(options, () => undefined)
    await writeFiles(secretFolder(own), booking, options)
    writeFileSync(join(own, 'junk.pem'), 'junk')
  })
  afterAll(() => booking.close())
  const mutated = (mutation?: (content: Content) => Content): Promise<Probe[]> =>
    examined('target-by-service', mutation, own)

  it('is found by its ASID, and asked with a signed token', async () => {
    const probes = await examined('target-by-ldap', undefined, own)
    expect(bad(probes)).toEqual([])
    expect(hops(probes)).toContain('token server')
    expect(probes.filter(({ tried }) => tried.startsWith('GET /metadata')).map(({ found }) => found)).toEqual([
      '200 CapabilityStatement',
      '200 CapabilityStatement',
    ])
    const { providerAsid } = booking.target
    const entry = probes.find(({ hop, tried }) => hop === 'directory' && tried.startsWith(providerAsid))
    expect(entry?.health).toBe('ok')
  })
  it('is found by a service of the Directory of Services', async () => expect(bad(await mutated())).toEqual([]))
  it('has a service that nobody knows', async () =>
    expect(bad(await mutated(within('provider', { dosServiceId: '99' })))).toEqual([
      expect.stringMatching(/^target file provider: .*99/),
    ]))
  it('has a token server that is down', async () => {
    const url = `https://localhost:${await deadPort()}/token`
    expect(bad(await mutated(within('authServer', { url })))).toEqual([
      expect.stringMatching(/^token server TCP: refused/),
      expect.stringMatching(/^provider GET \/metadata through the SSP: harness to authorisation server: /),
      expect.stringMatching(/^provider GET \/metadata straight, as the SSP: harness to authorisation server: /),
    ])
  })
  it('has a key that is none', async () => {
    const probes = await mutated(within('authServer', { privateKey: 'junk.pem' }))
    expect(bad(probes)[0]).toMatch(/^token server key: .*authServer\.privateKey cannot be used/)
    expect(exitCodeOf(probes)).toBe(2)
  })
})

describe('the interactions of a variant', () => {
  const [first, second] = defaultVariant().interactions
  const probe = (roots: Record<string, string>): Promise<Probe> =>
    registrationProbe(
      async (interactionId) => {
        await Promise.resolve()
        const base = roots[interactionId]
        if (base === undefined) throw new GpcError('directory-no-entry', 'none')
        return { base, asid: '200000000205' }
      },
      { ...defaultVariant(), interactions: [first, second].filter((i) => i !== undefined) },
      'https://a.test/A',
      (ms) => Promise.resolve(void waited.push(ms)),
    )
  const waited: number[] = []
  const all = { [first?.interactionId ?? '']: 'https://a.test/A', [second?.interactionId ?? '']: 'https://a.test/A' }
  it('all lead to the service root', async () => expect(await probe(all)).toMatchObject({ health: 'ok' }))
  it('are looked up at a measured pace', async () => {
    waited.length = 0
    await probe(all)
    expect(waited).toEqual([500])
  })
  it.each(['directory-busy', 'directory-down', 'directory-refused'])(
    'are not called unregistered for %s',
    async (code) => {
      const look = (id: string): Promise<never> => Promise.reject(new GpcError(code, `429 for ${id}`))
      const found = await registrationProbe(look, defaultVariant(), 'https://a.test/A')
      expect([found.health, found.found]).toEqual(['not', expect.stringMatching(/^429 for /)])
      expect(found.advice).not.toContain('registered')
    },
  )
  it('are not all registered', async () =>
    expect(await probe(without(all, second?.interactionId ?? ''))).toMatchObject({
      health: 'warn',
      found: expect.stringContaining(
        `1 of 2 do not lead to https://a.test/A: ${second?.id} (directory-no-entry)`,
      ) as string,
    }))
  it('lead elsewhere', async () =>
    expect(await probe({ ...all, [first?.interactionId ?? '']: 'https://b.test/A' })).toMatchObject({
      health: 'warn',
      found: expect.stringContaining(`${first?.id} (https://b.test/A)`) as string,
    }))
  it('are not asked for one after the other in a directory that is down', async () => {
    let asked = 0
    const down = (): Promise<never> => {
      asked += 1
      return Promise.reject(new GpcError('directory-down', 'timeout'))
    }
    expect((await registrationProbe(down, defaultVariant(), 'https://a.test/A')).health).toBe('not')
    expect(asked).toBe(1)
  })
  it('are looked up in the directory of the file', async () => {
    for (const file of ['target-by-ldap', 'target-by-patient'] as const)
      expect((await examined(file)).filter(({ tried }) => tried.startsWith('interactions of'))).toMatchObject([
        { hop: 'directory', health: 'ok', found: expect.stringMatching(/^all \d+ lead to https:/) as string },
      ])
  })
})

describe('a directory by its FHIR API', () => {
  const IDS = 'https://fhir.nhs.uk/Id'
  const identifier = [
    { system: `${IDS}/nhsMhsPartyKey`, value: 'A-1' },
    { system: `${IDS}/nhsSpineASID`, value: '200000000205' },
  ]
  /**
   * What the doctor says of a directory that gives this address; the answer of each search but the first two may
   * differ.
   */
  const asked = async (address: string, later?: Buffer): Promise<Probe[]> => {
    const server = await fakeServer(
      (s, { start }) => {
        const resource = start.includes('/Endpoint') ? { resourceType: 'Endpoint', identifier, address } : { resourceType: 'Device', identifier } // prettier-ignore
        const found = answerBytes('200 OK', [], JSON.stringify({ resourceType: 'Bundle', entry: [{ resource }] }))
        s.write(later && server.seen.length > 2 ? later : found)
      },
      { requestCert: false },
    )
    closers.push(server.close)
    writeFileSync(join(folder, 'directory-ca.crt'), (await processTestPki()).authority.ca)
    const probes = await examined('target-by-patient', (content) => ({
      ...without(content, 'pds'),
      provider: { odsCode: 'A20047' },
      directory: { fhir: `https://localhost:${server.port}`, apiKey: { env: 'DIRECTORY_KEY' }, ca: 'directory-ca.crt' },
    }))
    return probes.filter(({ hop }) => hop === 'directory')
  }

  it('may have a slash at the end of the endpoint, which is used without it', async () => {
    const { base } = served.target
    const probes = await asked(`${base}/`)
    expect(probes.find(({ health }) => health === 'warn')?.found).toContain(`registered as "${base}/"`)
    expect(probes.at(-1)).toMatchObject({ health: 'ok', found: expect.stringContaining(`lead to ${base}`) as string })
  })

  it.each(['429 Too Many Requests', '503 Busy', '500 Broken'])(
    'that then says %s has not said that nothing is registered',
    async (status) => {
      const busy = answerBytes(status, ['Retry-After: 0'], '{}')
      const probe = (await asked(served.target.base, busy)).at(-1)
      expect(probe).toMatchObject({ health: 'not', found: expect.stringContaining(status.slice(0, 3)) as string })
      expect(probe?.found).not.toContain('do not lead')
    },
  )
})

describe('the clock', () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  const at = (theirs: number): Probe =>
    clockProbe(new Date(theirs).toUTCString(), [new Date(now), new Date(now + 500)], 'provider')
  it.each([
    [0, 'ok', /agrees/],
    [-25, 'ok', /agrees/],
    [-40, 'warn', /39 s ahead of/],
    [40, 'warn', /40 s behind/],
    [-3600, 'not', /3599 s ahead of/],
    [3600, 'not', /3600 s behind/],
  ])('%i s off', (seconds, health, found) =>
    expect(at(now + seconds * 1000)).toMatchObject({ health, found: expect.stringMatching(found) as string }),
  )
  it.each([undefined, 'yesterday'])('cannot be compared with %s', (date) =>
    expect(clockProbe(date, [new Date(now), new Date(now)], 'ssp').health).toBe('skipped'),
  )
  it('is never in order and out of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), (seconds) => {
        const { health } = at(now + seconds * 1000)
        expect(health).toBe(Math.abs(seconds) < 29 ? 'ok' : Math.abs(seconds) > 302 ? 'not' : health)
      }),
    )
  })
})

describe('a certificate', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  const certificate = (over: object): X509Certificate =>
    ({
      subject: 'CN=a.test\nO=nhs',
      subjectAltName: 'DNS:a.test',
      validFrom: 'Jan  1 00:00:00 2026 GMT',
      validTo: 'Jan  1 00:00:00 2027 GMT',
      publicKey: { asymmetricKeyType: 'rsa', asymmetricKeyDetails: { modulusLength: 2048 } },
      checkHost: (name: string) => (name === 'a.test' ? name : undefined),
      checkIP: () => undefined,
      ...over,
    }) as unknown as X509Certificate
  const key = (asymmetricKeyType: string, asymmetricKeyDetails: object): object => ({
    publicKey: { asymmetricKeyType, asymmetricKeyDetails },
  })
  it.each([
    [{}, 'a.test', []],
    [{}, undefined, []],
    [{}, 'b.test', [/not for b\.test: DNS:a\.test/]],
    [{ subjectAltName: undefined }, '10.0.0.1', [/not for 10\.0\.0\.1: CN=a\.test.*no subject alternative/]],
    [{ validTo: 'Feb  1 00:00:00 2026 GMT' }, 'a.test', [/^expired at 2026-02-01/]],
    [{ validFrom: 'Apr  1 00:00:00 2026 GMT' }, 'a.test', [/^not valid before 2026-04-01/]],
    [key('rsa', { modulusLength: 1024 }), 'a.test', [/rsa key has 1024 bits, 2048/]],
    [key('ec', { namedCurve: 'secp192k1' }), 'a.test', [/ec key has 192 bits/]],
    [key('ec', { namedCurve: 'secp384r1' }), 'a.test', []],
    [key('ed25519', {}), 'a.test', []],
  ])('%j for %s', (over, host, flaws) =>
    expect(look(certificate(over), now, host).flaws).toEqual(flaws.map((f) => expect.stringMatching(f) as string)),
  )
  it('ends soon', () => {
    expect(look(certificate({ validTo: 'Mar 10 00:00:00 2026 GMT' }), now).soon).toBe(true)
    expect(look(certificate({ validTo: 'Feb 10 00:00:00 2026 GMT' }), now).soon).toBe(false)
    expect(look(certificate({}), now).soon).toBe(false)
  })
})

describe('an answer', () => {
  const response = (status: number, body: string): ReceivedResponse => {
    const bytes = Buffer.from(body)
    return { status, reason: '', httpVersion: '1.1', headers: new Headers([]), raw: bytes, body: bytes }
  }
  it.each([
    [
      200,
      '{"resourceType":"CapabilityStatement","rest":[{"operation":[{"name":"gpc.registerpatient"}]}]}',
      'provider',
      'ok',
      /^200 CapabilityStatement$/,
    ],
    [
      200,
      '{"resourceType":"CapabilityStatement","software":{"name":"Stock FHIR Server"}}',
      'provider',
      'warn',
      /neither an operation nor a profile of GP Connect/,
    ],
    [200, '{"resourceType":"Bundle"}', 'provider', 'not', /^200 Bundle/],
    [200, '<html>', 'provider', 'not', /^200 no FHIR resource/],
    [200, '[]', 'provider', 'not', /^200 no FHIR resource/],
    [
      500,
      '{"resourceType":"OperationOutcome","issue":[{"diagnostics":"down"}]}',
      'provider',
      'not',
      /^500 OperationOutcome: down/,
    ],
    [
      403,
      '{"issue":[{"code":"forbidden","details":{"coding":[{"display":"NO"}]}}]}',
      'ssp',
      'not',
      /SSP answered 403: NO/,
    ],
  ] as const)('%i %s of %s', (status, body, answeredBy, health, found) =>
    expect(verdictOn({ response: response(status, body), answeredBy }, 'gp-connect')).toMatchObject({
      health,
      found: expect.stringMatching(found) as string,
    }),
  )
  it('that does not come', () =>
    expect(
      verdictOn(
        { answeredBy: 'nobody', failure: { kind: 'timeout', hop: 'SSP to provider', message: 'late' } },
        'gp-connect',
      ),
    ).toMatchObject({
      health: 'not',
      found: 'SSP to provider: timeout: late',
      advice: expect.stringContaining('nothing came back') as string,
    }))
})

describe('a probe', () => {
  it('counts for the exit code', () => {
    const probe = (health: Probe['health'], configuration?: true): Probe => ({
      hop: 'x',
      tried: 'y',
      health,
      found: 'z',
      ...(configuration && { configuration }),
    })
    expect(exitCodeOf([probe('ok'), probe('warn'), probe('skipped')])).toBe(0)
    expect(exitCodeOf([probe('ok'), probe('not')])).toBe(1)
    expect(exitCodeOf([probe('not'), probe('not', true)])).toBe(2)
  })
  it('is a line, and one for what to do', () => {
    const probe = failed('directory', 'A20047', new GpcError('directory-no-entry', 'none\nhere'))
    expect(asText(probe, { colour: false })).toMatch(
      /^NOT +directory +A20047: none\n {20}here\n +to do: check ODS code.*\n$/,
    )
    expect(asText({ ...probe, health: 'ok' }, { colour: true })).toContain('\u001b[32m')
  })
  it('has no advice for what is not known', () =>
    expect(failed('x', 'y', new Error('constructor'))).toEqual({
      hop: 'x',
      tried: 'y',
      health: 'not',
      found: 'constructor',
    }))
})

describe('gpc-assure doctor', () => {
  const said = async (...args: string[]): Promise<[number, string]> => {
    const written: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    return [await main(['doctor', ...args]), written.join('')]
  }
  it('looks at the embedded target where none is named', async () => {
    const [code, text] = await said('--json')
    const { inOrder, probes } = JSON.parse(text) as { inOrder: boolean; probes: Probe[] }
    expect([code, inOrder, bad(probes)]).toEqual([0, true, []])
    expect(hops(probes)).toEqual(['target file', 'PDS', 'directory', 'SSP', 'provider', 'clock', 'records'])
  })
  it('says what is wrong with a file, and ends with 2', async () => {
    const [code, text] = await said('--target', 'no-such.yaml')
    expect(code).toBe(2)
    expect(text).toMatch(/^NOT +target file +no-such\.yaml: no-such\.yaml: no such file\n +to do: name a file/)
    expect(text).toContain('see the lines with NOT')
  })
  it('ends with 1 for a hop', async () => {
    const path = join(folder, 'down.yaml')
    const content = parse(readFileSync(join(folder, 'target.yaml'), 'utf8')) as Content
    writeFileSync(path, stringify(within('ssp', { url: `https://localhost:${await deadPort()}` })(content)))
    expect((await said('--target', path))[0]).toBe(1)
  })
})
