import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import { selfSigned, type Issued } from '../../src/spine/authority/authority.js'
import { separated } from '../../src/target/pem.js'

describe('PEM files that were joined', () => {
  let one: Issued
  let other: Issued
  beforeAll(async () => {
    one = await selfSigned({ fqdn: 'one.test', uses: ['server'] })
    other = await selfSigned({ fqdn: 'other.test', uses: ['server'] })
  })
  const certificates = (pem: string): string[] => separated(pem).split(/(?<=-----END CERTIFICATE-----\n)/)

  it.each(['', ' '])('are read though a boundary stands behind another one, with %j between', (between) => {
    const glued = `${one.cert.trimEnd()}${between}${other.cert.trimEnd()}`
    expect(glued).toMatch(/-----END CERTIFICATE----- ?-----BEGIN CERTIFICATE-----/)
    expect(certificates(glued).map((pem) => new X509Certificate(pem).subject.split('\n')[0])).toEqual([
      'CN=one.test',
      'CN=other.test',
    ])
    expect(() => createSecureContext({ ca: separated(glued) })).not.toThrow()
  })

  it('are read where a key follows a certificate', () => {
    const glued = `${one.cert.trimEnd()}${one.key.trimEnd()}`
    expect(new X509Certificate(separated(glued)).checkPrivateKey(createPrivateKey(separated(glued)))).toBe(true)
  })

  it('stay as they are where they are apart', () =>
    expect(separated(one.cert + other.cert)).toBe(one.cert + other.cert))

  it('are no certificate where there is none', () => {
    expect(() => new X509Certificate(separated('-----BEGIN CERTIFICATE----------END CERTIFICATE-----'))).toThrow()
  })
})
