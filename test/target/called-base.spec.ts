import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { isOwnMachine } from '../../src/core/index.js'
import { loadTarget, openRemote, type Target } from '../../src/target/index.js'
import { plan } from '../transport/fake-server.js'

const folder = mkdtempSync(join(tmpdir(), 'gpc-base-'))
const seen: (string | undefined)[] = []
let server: Server
let base: string

beforeAll(async () => {
  server = createServer((request, answer) => {
    seen.push(request.url)
    answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const PUBLISHED = 'https://provider.example.nhs.uk/A20047/STU3/1/gpconnect'

function targetFile(provider: object, more: object = {}): string {
  const path = join(folder, 'target.yaml')
  const content = {
    label: 'lab',
    provider: { asid: '200000000205', odsCode: 'A20047', ...provider },
    consumer: { asid: '200000000115', odsCode: 'Z98765', organisation: 'Hub', issuer: 'https://consumer.test/' },
    direct: {},
    ...more,
  }
  writeFileSync(path, stringify(content))
  return path
}

async function using<T>(provider: object, act: (target: Target) => Promise<T> | T): Promise<T> {
  const target = await openRemote(loadTarget(targetFile(provider)), { env: {} })
  try {
    return await act(target)
  } finally {
    await target.close()
  }
}

describe('a system on a developer’s own machine', () => {
  it('is called without TLS, straight and through our own SSP, by both clients', () =>
    using({ base }, async (target) => {
      for (const hop of ['direct', 'ssp'] as const)
        for (const wellFormed of [true, false]) {
          const { response, failure, tls, curl } = await target.send(plan({ hop, wellFormed }))
          expect([response?.status, failure]).toEqual([200, undefined])
          if (hop === 'direct') expect([tls, curl?.includes('--cert')]).toEqual([undefined, false])
        }
      expect(new Set(seen)).toEqual(new Set(['/fhir/Patient?identifier=a%7Cb']))
    }))

  it('says so to whoever reads the report', () =>
    using({ base }, (target) => {
      expect(target.plain).toBe(true)
      expect(target.notes).toEqual([expect.stringContaining('without TLS') as string])
    }))

  it('has no published root, unless the file says which', async () => {
    expect(await using({ base }, ({ unpublished }) => unpublished)).toBe(true)
    expect(await using({ base, publishedBase: PUBLISHED }, ({ unpublished }) => unpublished)).toBe(false)
  })

  it.each([
    ['http://127.0.0.1/fhir', true],
    ['http://localhost:8080/fhir', true],
    ['http://10.1.2.3/fhir', true],
    ['http://172.16.0.1/fhir', true],
    ['http://172.32.0.1/fhir', false],
    ['http://192.168.1.20/fhir', true],
    ['http://[::1]:8080/fhir', true],
    ['http://[fd00::1]/fhir', true],
    ['http://[2001:db8::1]/fhir', false],
    ['http://10.example.com/fhir', false],
    ['http://localhost.example.com/fhir', false],
    ['http://provider.example.nhs.uk/fhir', false],
    ['http://8.8.8.8/fhir', false],
  ])('is one at %s: %s', (root, own) => {
    expect(isOwnMachine(root)).toBe(own)
    const read = () => loadTarget(targetFile({ base: root }))
    if (own) expect(read).not.toThrow()
    else expect(read).toThrow(/provider\.base must be https: plain http is for a developer's own machine/)
  })

  it('has no SSP in front of it', () => {
    const ssp = { url: 'https://proxy.example.nhs.uk', certificate: 'a', key: 'b' }
    expect(() => loadTarget(targetFile({ base }, { ssp }))).toThrow(/ssp is of no use where "provider.base" is plain/)
  })

  it('needs certificates where it has TLS', () =>
    expect(() => loadTarget(targetFile({ base: PUBLISHED }))).toThrow(/direct is incomplete: TLS needs/))
})

describe('a published service root beside the address that is called', () => {
  it('is what everything goes by, but for the connection', () =>
    using({ base, publishedBase: PUBLISHED }, async (target) => {
      seen.length = 0
      expect(target.base).toBe(PUBLISHED)
      const { request } = await target.send(plan({ hop: 'direct' }))
      expect(request.url.startsWith(base)).toBe(true)
      await target.send(plan({ hop: 'ssp' }))
      expect(seen).toHaveLength(2)
      expect(target.notes?.at(-1)).toBe(`Called at ${base}; judged as what is published as ${PUBLISHED}.`)
    }))

  it('is an https one', () =>
    expect(() => loadTarget(targetFile({ base, publishedBase: base }))).toThrow(/publishedBase must be an https URL/))
})
