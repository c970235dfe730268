import { describe, expect, it } from 'vitest'
import { providerAnswers } from '../../src/checks/index.js'
import type { Exchange } from '../../src/core/index.js'
import { sspFaults } from '../../src/spine/index.js'
import { answerBytes, type Answering } from '../transport/fake-server.js'
import { open, raw, type Setup } from './ssp-setup.js'

/** Each answer is another one. */
const counting = (): Answering => {
  let count = 0
  return (socket) => {
    const text = `{"a":"${'x'.repeat(500)}","count":${(count += 1)}}`
    const fields = ['Cache-Control: no-store', 'Content-Type: application/fhir+json', 'ETag: W/"1"']
    socket.write(answerBytes('200 OK', fields, text))
  }
}

/** Three requests, one after the other: by each of the two clients, and one with a body. */
async function three({ sender }: Setup): Promise<Exchange[]> {
  const gone: Exchange[] = []
  for (const over of [{ wellFormed: true }, {}, { method: 'POST', body: '{"b":1}' }]) {
    gone.push(await sender.send(raw(over)))
  }
  return gone
}

const verdicts = (exchanges: readonly Exchange[]): string[] => exchanges.map((x) => providerAnswers(x).verdict)
const harmful = sspFaults.filter((f) => !f.harmless && !f.hangs).map((f) => [f.id])

describe('a fault of the SSP', () => {
  it.each(harmful)('%s ends in an error and is never laid to the provider', async (id) => {
    const found = verdicts(await three(await open(counting(), { ssp: { faults: [id] } })))
    expect(found).toContain('error')
    expect(found.filter((verdict) => verdict !== 'error' && verdict !== 'pass')).toEqual([])
  })

  // The second waits until the provider has certainly answered: had it not, the silence would be the provider's.
  it.each([
    ['ssp.hangs-before', 150],
    ['ssp.hangs-after', 2000],
  ])('%s ends in an error too, after %i ms', async (id, answerMs) => {
    const { sender } = await open(counting(), { answerMs, ssp: { faults: [id] } })
    const x = await sender.send(raw())
    expect([providerAnswers(x).verdict, x.failure?.kind, x.failure?.hop]).toEqual([
      'error',
      'timeout',
      'harness to SSP',
    ])
  })

  it.each(sspFaults.filter((f) => f.harmless).map((f) => [f.id]))('%s is not noticed', async (id) => {
    expect(verdicts(await three(await open(counting(), { ssp: { faults: [id] } })))).toEqual(['pass', 'pass', 'pass'])
  })

  it('is not seen in an honest one', async () => {
    expect(verdicts(await three(await open(counting())))).toEqual(['pass', 'pass', 'pass'])
  })

  it('says what was changed, and on which hop', async () => {
    const { sender, ssp } = await open(counting(), { ssp: { faults: ['ssp.strips-receiver'] } })
    const said = async (id: string): Promise<string | undefined> => {
      ssp.useFaults([id])
      const { failure } = await sender.send(raw({ method: 'POST', body: '{}' }))
      return failure && `${failure.hop}: ${failure.message}`
    }
    expect(await said('ssp.strips-receiver')).toBe(
      "harness to SSP: the SSP changed the request's header fields at Ssp-To",
    )
    expect(await said('ssp.own-host')).toContain("the request's Host: ssp.gpc-assure.test instead of localhost")
    expect(await said('ssp.drops-query')).toContain('the request target')
    expect(await said('ssp.garbles-request')).toContain("the request's body")
    expect(await said('ssp.changes-status')).toContain('the status: 500 instead of 200')
    expect(await said('ssp.adds-answer-field')).toContain("the answer's header fields at Set-Cookie")
    expect(await said('ssp.shortens')).toContain("the answer's header fields at Content-Length")
    expect(await said('ssp.garbles-body')).toContain("the answer's body")
  })

  it('is switched on and off while the proxy runs', async () => {
    const { sender, ssp } = await open(counting())
    ssp.useFaults(['ssp.changes-status', 'ssp.late'])
    expect((await sender.send(raw())).response?.status).toBe(500)
    ssp.useFaults([])
    expect((await sender.send(raw())).response?.status).toBe(200)
    expect(() => ssp.useFaults(['ssp.none'])).toThrow(new RangeError('the SSP has no fault ssp.none'))
  })

  it('that mixes answers up remembers nothing from before it was switched on', async () => {
    const { sender, ssp } = await open(counting())
    ssp.useFaults(['ssp.mixes-up'])
    await sender.send(raw())
    ssp.useFaults(['ssp.mixes-up'])
    expect((await sender.send(raw())).answeredBy).toBe('provider')
  })
})

describe('the provider behind an honest SSP is still accused of what it does', () => {
  it.each([
    ['breaks off', (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"half":')],
    ['closes', (s) => s.destroy()],
    ['says what is no HTTP', (s) => s.end('HELLO\r\n\r\n')],
    ['says a status that is none', (s) => s.write(answerBytes('099 None', [], '{}'))],
  ] satisfies [string, Answering][])('where it %s', async (_says, answer) => {
    const { sender } = await open(answer)
    // One lost answer of a command may be a hiccup: the second in a row is not.
    const command = (): Promise<Exchange> => sender.send(raw({ method: 'POST', body: '{}' }))
    await command()
    const found = providerAnswers(await command())
    expect([found.verdict, found.note?.startsWith('SSP to provider: ')]).toEqual(['fail', true])
  })

  it('where it is silent', async () => {
    const { sender } = await open(() => undefined, { answerMs: 150 })
    expect(providerAnswers(await sender.send(raw())).verdict).toBe('fail')
  })
})
