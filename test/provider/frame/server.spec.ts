import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { request as httpsRequest } from 'node:https'
import * as x509 from '@peculiar/x509'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, Headers } from '../../../src/core/index.js'
import { startProvider, type RunningProvider } from '../../../src/provider/index.js'
import { ASID, BASE, good, NOW, request } from '../support.js'

x509.cryptoProvider.set(webcrypto)
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const YEAR = 365 * 24 * 3600 * 1000
const validity = { notBefore: new Date(Date.now() - YEAR), notAfter: new Date(Date.now() + YEAR) }

interface Pair {
  readonly cert: string
  readonly key: string
}
type Keys = Awaited<ReturnType<typeof webcrypto.subtle.generateKey>> & {
  privateKey: webcrypto.CryptoKey
  publicKey: webcrypto.CryptoKey
}

const makeKeys = (): Promise<Keys> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

async function authority(name: string) {
  const keys = await makeKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  })
  return {
    pem: certificate.toString('pem'),
    async issue(fqdn: string): Promise<Pair> {
      const leaf = await makeKeys()
      const issued = await x509.X509CertificateGenerator.create({
        serialNumber: '02',
        subject: `CN=${fqdn}`,
        issuer: certificate.subject,
        ...validity,
        signingKey: keys.privateKey,
        publicKey: leaf.publicKey,
        signingAlgorithm: ALGORITHM,
        extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: fqdn }])],
      })
      const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', leaf.privateKey)).toString('base64')
      return { cert: issued.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n` }
    },
  }
}

let provider: RunningProvider
let ca: string
let ssp: Pair
let consumer: Pair
let stranger: Pair

beforeAll(async () => {
  const spine = await authority('Test Root')
  ca = spine.pem
  const own = await spine.issue('localhost')
  ssp = await spine.issue('ssp.example')
  consumer = await spine.issue('consumer.example')
  stranger = await (await authority('Other Root')).issue('ssp.example')
  provider = await startProvider({
    variant: 'foundations@1.2.7',
    base: BASE,
    asid: ASID,
    clock: fixedClock(NOW),
    tls: { ca, ...own },
    sspFqdn: ['ssp.example'],
  })
})
afterAll(() => provider.close())

interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly protocol: string | null
  /** Statuses of interim answers. */
  readonly interim: readonly number[]
}

function get(tls: Partial<Pair> & { maxVersion?: 'TLSv1.1' }, interaction = 'read-patient'): Promise<Got> {
  const { target, headers } = request(good(interaction))
  const interim: number[] = []
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(
      {
        host: 'localhost',
        port: provider.port,
        path: target,
        ca,
        ...tls,
        agent: false,
        headers: ['Host', 'localhost', ...headers.fields.flat()],
      },
      (answer) => {
        const { socket } = answer
        const protocol = 'getProtocol' in socket ? (socket as { getProtocol(): string | null }).getProtocol() : null
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Headers.fromRaw(answer.rawHeaders),
            text,
            protocol,
            interim,
          }),
        )
      },
    )
    sent.on('information', ({ statusCode }) => interim.push(statusCode))
    sent.on('error', reject)
    sent.end()
  })
}

describe('the listening provider', () => {
  it('answers the SSP on TLS 1.2, header fields as they were made', async () => {
    const got = await get(ssp)
    expect([got.status, got.protocol]).toEqual([200, 'TLSv1.2'])
    expect(got.headers.fields.map(([name]) => name).slice(0, 5)).toEqual([
      'Date',
      'Content-Type',
      'Cache-Control',
      'Strict-Transport-Security',
      'ETag',
    ])
    expect(got.headers.all('Date')).toEqual([new Date(NOW).toUTCString()])
    expect(got.headers.get('Content-Location')).toBe(`${BASE}/Patient/pat-thornbury/_history/2`)
    expect(JSON.parse(got.text)).toMatchObject({ resourceType: 'Patient', id: 'pat-thornbury' })
  })

  it.each([
    ['none', () => ({})],
    ['of another authority', () => stranger],
    ['of another system', () => consumer],
    ['good, on TLS 1.1', () => ({ ...ssp, maxVersion: 'TLSv1.1' as const })],
  ])('refuses the client certificate: %s', async (_, tls) => {
    const before = provider.requests().length
    await expect(get(tls())).rejects.toThrow()
    expect(provider.requests()).toHaveLength(before)
  })

  it('sends interim answers where its dress does, and none of itself', async () => {
    expect((await get(ssp)).interim).toEqual([])
    provider.useDress('proxy-in-front')
    try {
      const got = await get(ssp)
      expect([got.status, got.interim]).toEqual([200, [100, 103]])
    } finally {
      provider.useDress(undefined)
    }
  })

  it('keeps the requests that it saw', async () => {
    await get(ssp, 'find-patient')
    const last = provider.requests().at(-1)
    expect(last?.target).toBe(request(good('find-patient')).target)
    expect(last?.headers.get('Ssp-To')).toBe(ASID)
  })

  it('refuses faults that it does not have', () => {
    expect(() => provider.useFaults(['no-such-fault'])).toThrow(RangeError)
  })
})
