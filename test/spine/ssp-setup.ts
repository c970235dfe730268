import { afterEach } from 'vitest'
import type { Exchange, RequestPlan } from '../../src/core/index.js'
import { processTestPki, startSsp, type AuditEntry, type Ssp, type SspOptions } from '../../src/spine/index.js'
import { createSender, type Sender, type TlsIdentity } from '../../src/transport/index.js'
import { answerBytes, fakeServer, identityOf, plan, type Answering, type FakeServer } from '../transport/fake-server.js'

/** The path of the service root, with a doubled slash in it. */
export const ROOT = '/A20047//STU3/1/gpconnect'
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A provider made of bytes, our SSP before it, and a harness that calls through it. */
export interface Setup {
  server: FakeServer
  sender: Sender
  ssp: Ssp
  /** Where the provider listens, or does not. */
  base: URL
}

/** Opens all three; they are closed after the test. */
export async function open(
  answer: Answering,
  over: { port?: number; answerMs?: number; identity?: TlsIdentity; tls?: object; ssp?: Partial<SspOptions> } = {},
): Promise<Setup> {
  const pki = await processTestPki()
  const server = await fakeServer(answer, over.tls)
  const base = `https://localhost:${over.port ?? server.port}${ROOT}`
  const ssp = await startSsp({
    server: { cert: pki.ssp.cert, key: pki.ssp.key, ca: pki.authority.ca },
    client: identityOf(pki, pki.ssp),
    registry: {
      consumers: [{ asid: '200000000115', interactions: 'any' }],
      providers: [{ asid: '200000000205', base, interactions: 'any' }],
      agreements: 'all',
    },
    ...over.ssp,
    connectMs: 2000,
  })
  const route = {
    root: `${ssp.url}/${base}`,
    identity: over.identity ?? identityOf(pki, pki.consumer),
    hop: 'harness to SSP',
    attribute: ssp.attribute,
  }
  const limits = { connectMs: 2000, answerMs: over.answerMs ?? 20_000, responseBytes: 20_000_000 }
  const sender = createSender({ routes: { ssp: route }, limits })
  closers.push(
    () => sender.close(),
    () => ssp.close(),
    server.close,
  )
  return { server, sender, ssp, base: new URL(base) }
}

/** A request that goes out as it is. */
export const raw = (over: Partial<RequestPlan> = {}): RequestPlan => plan({ hop: 'ssp', wellFormed: false, ...over })
/** Answers 200 with two bytes of JSON. */
export const good: Answering = (s) => s.write(answerBytes('200 OK', ['content-type: application/fhir+json'], '{}'))
/** The body that came, as text. */
export const body = (x: Exchange): string => Buffer.from(x.response?.body ?? []).toString()

/** The line that the SSP writes of one request. */
export const audited = async (
  answer: Answering,
  request: RequestPlan,
  over: Parameters<typeof open>[1] = {},
): Promise<AuditEntry> => {
  const clock = { now: () => new Date('2030-01-02T03:04:05Z') }
  let written: (entry: AuditEntry) => void = () => undefined
  const line = new Promise<AuditEntry>((resolve) => (written = resolve))
  const { sender } = await open(answer, { ...over, ssp: { audit: (entry) => written(entry), clock } })
  await sender.send(request)
  return line
}
