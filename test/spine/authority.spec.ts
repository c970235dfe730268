import { X509Certificate, createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuthority, fqdns, makeTestPki, processTestPki } from '../../src/spine/index.js'

describe('the test authority', () => {
  it('issues certificates that it vouches for, each with its own key', async () => {
    const { authority, consumer, ssp, provider } = await makeTestPki()
    const root = new X509Certificate(authority.ca)
    expect(root.ca).toBe(true)
    for (const end of [consumer, ssp, provider]) {
      const leaf = new X509Certificate(end.cert)
      expect(leaf.checkIssued(root)).toBe(true)
      expect(leaf.verify(root.publicKey)).toBe(true)
      expect(leaf.checkPrivateKey(createPrivateKey(end.key))).toBe(true)
      expect(leaf.ca).toBe(false)
    }
    expect(new Set([consumer, ssp, provider].map((e) => e.serial)).size).toBe(3)
  })

  it('names the ends, and the loopback for those that listen', async () => {
    const { ssp, consumer } = await makeTestPki({ alsoFor: ['lab.test'] })
    const leaf = new X509Certificate(ssp.cert)
    for (const name of [fqdns.ssp, 'localhost', 'lab.test']) expect(leaf.checkHost(name)).toBe(name)
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(new X509Certificate(consumer.cert).checkHost('localhost')).toBeUndefined()
  })

  it('limits what a certificate is for', async () => {
    const { consumer, ssp, provider } = await processTestPki()
    const [server, client] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']
    const uses = [consumer, ssp, provider].map((e) => new X509Certificate(e.cert).keyUsage)
    expect(uses).toEqual([[client], [server, client], [server]])
  })

  it('writes the dates and the kind of key that are asked for', async () => {
    const authority = await createAuthority('dates', { now: () => new Date('2030-06-15T12:00:00Z') })
    const { cert } = await authority.issue({ fqdn: 'x.test', uses: ['client'], algorithm: 'rsa', validDays: [-10, -3] })
    const leaf = new X509Certificate(cert)
    expect([new Date(leaf.validFrom).toISOString(), new Date(leaf.validTo).toISOString()]).toEqual([
      '2030-06-05T12:00:00.000Z',
      '2030-06-12T12:00:00.000Z',
    ])
    expect(leaf.publicKey.asymmetricKeyType).toBe('rsa')
    expect(leaf.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  })

  it('is made once in a process', () => expect(processTestPki()).toBe(processTestPki()))
})
