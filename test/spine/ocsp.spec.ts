import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { X509Certificate } from 'node:crypto'
import {
  createAuthority,
  makeTestPki,
  startRevocation,
  type Authority,
  type TestPki,
  type Revocation,
} from '../../src/spine/index.js'
import { ocspResponse } from '../../src/spine/ocsp/responder.js'

/** An OCSPResponse of status malformedRequest, and nothing more (RFC 6960 section 4.2.1). */
const MALFORMED = Buffer.from('30030a0101', 'hex')

const folder = mkdtempSync(join(tmpdir(), 'gpc-ocsp-'))
const openssl = spawnSync('openssl', ['version']).status === 0
let revocation: Revocation
let pki: TestPki

beforeAll(async () => {
  revocation = await startRevocation()
  pki = await makeTestPki({ revocationUrl: revocation.url })
  revocation.speakFor(pki.authority)
  const files = {
    'ca.crt': pki.authority.ca,
    'good.crt': pki.ssp.cert,
    'revoked.crt': (await pki.refused('ssp', 'revoked')).cert,
    'stranger.crt': (await pki.refused('ssp', 'wrong-authority')).cert,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterAll(async () => {
  await revocation.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What OpenSSL, which shares no code with us, makes of the responder. */
function asked(certificate: string, ...more: string[]): Promise<string> {
  const args = [
    'ocsp',
    '-issuer',
    'ca.crt',
    '-cert',
    certificate,
    '-url',
    `${revocation.url}/ocsp`,
    '-CAfile',
    'ca.crt',
    ...more,
  ]
  // Not at once: the responder lives in this process.
  return new Promise((resolve) => {
    execFile('openssl', args, { cwd: folder }, (_problem, out, complaints) => resolve(`${complaints}${out}`))
  })
}

describe('the OCSP responder', () => {
  it.skipIf(!openssl)('is understood and believed by OpenSSL', async () => {
    expect(await asked('good.crt')).toMatch(/Response verify OK[^]*good\.crt: good/)
    expect(await asked('revoked.crt')).toMatch(/Response verify OK[^]*revoked\.crt: revoked[^]*keyCompromise/)
    expect(await asked('stranger.crt')).toMatch(/stranger\.crt: unknown/)
  })

  it.skipIf(!openssl)('repeats the nonce, and takes SHA-256 as well', async () => {
    const said = await asked('good.crt', '-sha256', '-cert', 'good.crt', '-text')
    expect(said).toMatch(/good\.crt: good/)
    expect(said.match(/OCSP Nonce/g)?.length).toBe(2)
    expect(said).not.toContain('WARNING: no nonce')
  })

  it('stands in the certificates, with the revocation list', async () => {
    expect(new X509Certificate(pki.ssp.cert).infoAccess).toContain(`${revocation.url}/ocsp`)
    const list = await fetch(`${revocation.url}/ca.crl`)
    expect([list.status, list.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
  })

  it('answers in the path, and knows nothing else', async () => {
    const bad = await fetch(`${revocation.url}/ocsp/${encodeURIComponent(Buffer.from('junk').toString('base64'))}`)
    expect(Buffer.from(await bad.arrayBuffer())).toEqual(MALFORMED)
    expect((await fetch(`${revocation.url}/other`)).status).toBe(404)
  })

  it('says nothing before it knows for whom', async () => {
    const mute = await startRevocation()
    expect((await fetch(`${mute.url}/ocsp`)).status).toBe(503)
    await mute.close()
  })

  it('calls anything that is no request malformed', async () => {
    const authority: Authority = await createAuthority()
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(ocspResponse(Buffer.from(bytes), authority)).toEqual(MALFORMED)
      }),
    )
  })
})
