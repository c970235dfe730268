import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { providerAnswers } from '../../src/checks/index.js'
import type { Exchange } from '../../src/core/index.js'
import { processTestPki, type Issued } from '../../src/spine/index.js'
import { createSender, providerAnswers as attribute } from '../../src/transport/index.js'
import { plan } from '../transport/fake-server.js'

const open: Server[] = []
const stop = async (): Promise<void> => {
  for (const server of open.splice(0)) await new Promise((done) => server.close(done))
}
afterEach(stop)
afterAll(stop)

/** What comes of a good request to a provider that shows this certificate. */
async function requestTo({ cert, key }: Issued): Promise<Exchange> {
  const { authority, ssp } = await processTestPki()
  const server = createServer({ cert, key }, (_request, answer) => answer.end('{}'))
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const root = `https://localhost:${(server.address() as AddressInfo).port}/A20047/STU3/1/gpconnect`
  const identity = { cert: ssp.cert, key: ssp.key, ca: authority.ca }
  const direct = { root, identity, hop: 'harness to provider', attribute }
  const sender = createSender({
    routes: { direct },
    limits: { connectMs: 5000, answerMs: 5000, responseBytes: 1e6 },
  })
  try {
    return await sender.send(plan({ hop: 'direct' }))
  } finally {
    await sender.close()
  }
}

describe('the provider’s own certificate', () => {
  it.each([
    ['expired', /expired/],
    ['not-yet-valid', /not yet valid/],
    ['wrong-fqdn', /localhost/],
    ['wrong-authority', /verify|issuer/],
    ['self-signed', /self-signed|self signed|verify|issuer/],
    ['wrong-usage', /purpose/],
  ] as const)('that is %s is not believed; the finding says why and accuses nobody', async (kind, why) => {
    const exchange = await requestTo(await (await processTestPki()).refused('provider', kind))
    expect(exchange.failure).toMatchObject({ kind: 'tls', hop: 'harness to provider', ended: 'own' })
    const { verdict, note } = providerAnswers(exchange)
    expect(verdict).toBe('error')
    expect(note).toMatch(why)
  })

  it('is recorded with its key and its last day', async () => {
    const { provider } = await processTestPki()
    const { tls } = await requestTo(provider)
    expect(tls).toMatchObject({ peerKey: 'EC, 256 bits' })
    expect(tls?.peerSubject).toContain('CN=provider.gpc-assure.test')
    expect(Date.parse(tls?.peerUntil ?? '')).toBeGreaterThan(Date.now())
  })

  it('with an RSA key says the size of it', async () => {
    const { tls } = await requestTo(await (await processTestPki()).withRsa('provider'))
    expect(tls?.peerKey).toBe('RSA, 2048 bits')
  })
})
