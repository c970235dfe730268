import { afterEach, describe, expect, it } from 'vitest'
import { providerAnswers as judged } from '../../src/checks/index.js'
import type { Exchange, RequestPlan } from '../../src/core/index.js'
import { exchangeText } from '../../src/evidence/exchange-text.js'
import { recordExchange } from '../../src/recording/record.js'
import { processTestPki } from '../../src/spine/index.js'
import { createSender, providerAnswers, type Sender } from '../../src/transport/index.js'
import { answerBytes, fakeServer, identityOf, plan, type Answering, type FakeServer } from './fake-server.js'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const whole: Answering = (s) => s.write(answerBytes('200 OK', ['Content-Type: application/fhir+json'], '{}'))
const HALF = 'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"half":'

/** Ways to break off. */
const BREAKS: Readonly<Record<string, readonly [Answering, string]>> = {
  'a reset before the answer': [(s) => s.destroy(), 'reset'],
  'a reset in the middle': [(s) => s.write(HALF, () => s.destroy()), 'truncated'],
  'half a body': [(s) => s.end(HALF), 'truncated'],
  'a stalled answer': [(s) => void s.write(HALF), 'timeout'],
  'no answer at all': [() => undefined, 'timeout'],
}

/** Ways that end by our own time-out: all others have as long as they take. */
const isSilent = (way: Answering | undefined): boolean => way === BREAKS['a stalled answer']?.[0] || way === BREAKS['no answer at all']?.[0] // prettier-ignore

/** A server that answers its requests one by one as told, the last way for all that follow. */
async function opened(...ways: readonly Answering[]): Promise<{ server: FakeServer; sender: Sender }> {
  const pki = await processTestPki()
  const server: FakeServer = await fakeServer((socket, seen) => ways[Math.min(server.seen.length, ways.length) - 1]?.(socket, seen)) // prettier-ignore
  const sender = createSender({
    routes: {
      direct: {
        root: `https://localhost:${server.port}/A20047/STU3/1/gpconnect`,
        identity: identityOf(pki, pki.ssp),
        hop: 'harness to provider',
        attribute: providerAnswers,
      },
    },
    limits: { connectMs: 5000, answerMs: ways.some(isSilent) ? 500 : 10_000, responseBytes: 1_000_000 },
  })
  closers.push(() => sender.close(), () => server.close()) // prettier-ignore
  return { server, sender }
}

describe.each([
  ['fhir-kit-client', true],
  ['the raw client', false],
])('through %s', (_name, wellFormed) => {
  const read = (sender: Sender, over: Partial<RequestPlan> = {}): Promise<Exchange> =>
    sender.send(plan({ wellFormed, ...over }))

  describe.each(Object.entries(BREAKS))('%s', (_what, [way, kind]) => {
    it('is asked for once more over a new connection; twice is the provider’s, and both are kept', async () => {
      const { server, sender } = await opened(way)
      const x = await read(sender)
      expect([server.seen.length, server.connections()]).toEqual([2, 2])
      expect([x.failure?.kind, x.former?.failure.kind]).toEqual([kind, kind])
      expect(judged(x)).toMatchObject({ verdict: 'fail', received: kind })
      expect(judged(x).note).toContain('Before it harness to provider: ')
    })

    it('is nobody’s where it happens once', async () => {
      const { server, sender } = await opened(way, whole)
      const x = await read(sender)
      expect([server.seen.length, x.response?.status, x.failure]).toEqual([2, 200, undefined])
      expect(judged(x)).toMatchObject({ verdict: 'error', received: kind })
      expect(judged(x).note).toContain('asked once more, it answered')
    })

    it('is not asked for again where a command lost its answer: the next one tells', async () => {
      const { server, sender } = await opened(way)
      const first = await read(sender, { method: 'POST', body: '{}' })
      expect([server.seen.length, first.former]).toEqual([1, undefined])
      expect(judged(first)).toMatchObject({ verdict: 'error', received: kind })
      expect(judged(first).note).toContain('A command is not sent again')
      const next = await read(sender, { method: 'POST', body: '{}' })
      expect([server.seen.length, next.former?.another]).toEqual([2, true])
      expect(judged(next).verdict).toBe('fail')
    })
  })

  it('forgets a lost command where the next of the interaction is answered', async () => {
    const { sender } = await opened((s) => s.destroy(), whole, (s) => s.destroy()) // prettier-ignore
    const verdicts: string[] = []
    for (let i = 0; i < 3; i += 1) verdicts.push(judged(await read(sender, { method: 'PUT', body: '{}' })).verdict)
    expect(verdicts).toEqual(['error', 'pass', 'error'])
  })

  it('does not lay one interaction’s lost command to another', async () => {
    const { sender } = await opened((s) => s.destroy())
    for (const interaction of ['book-appointment', 'cancel-appointment'])
      expect(judged(await read(sender, { method: 'PUT', body: '{}', interaction })).verdict).toBe('error')
  })

  it('does not ask again for what is whole, broken HTTP included', async () => {
    const { server, sender } = await opened((s) => s.write('hello\r\n\r\n'))
    expect(judged(await read(sender))).toMatchObject({ verdict: 'fail', received: 'protocol' })
    expect(server.seen).toHaveLength(1)
  })

  it('keeps both attempts as evidence, without secrets', async () => {
    const { sender } = await opened((s) => s.end(HALF), whole)
    const x = await read(sender)
    const token = x.request.headers.get('authorization') ?? 'none'
    const text = exchangeText(recordExchange(x))
    expect(text).toMatch(/# the first attempt, [^]*{"half":[^]*# no whole answer: truncated/)
    expect(text).toMatch(/# asked once more, over a new connection\nHTTP\/1\.\S+ 200 OK/)
    expect(text).not.toContain(token)
  })
})

it('leaves alone what a connection that has to be refused ends like', async () => {
  const { server, sender } = await opened((s) => s.destroy())
  const x = await sender.send(plan({ wellFormed: false, connection: { protocol: 'TLSv1.2' } }))
  expect([server.seen.length, x.failure?.kind, x.former]).toEqual([1, 'reset', undefined])
})

it('says what a server may mean that hangs up before any answer', async () => {
  const { sender } = await opened((s) => s.destroy())
  expect((await sender.send(plan())).failure?.message).toContain('client certificate may be missing, foreign or out of')
})
