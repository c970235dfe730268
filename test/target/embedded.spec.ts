import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultVariant, interaction, interactionOf, variants } from '../../src/catalogue/index.js'
import { systemClock, type Exchange } from '../../src/core/index.js'
import { standardOf, requestFor } from '../../src/requests/index.js'
import { openTarget, startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import { plan } from '../transport/fake-server.js'

let target: EmbeddedTarget
beforeAll(async () => {
  target = await startEmbedded({ variant: defaultVariant() })
})
afterAll(() => target.close())

const capabilities = (hop: 'ssp' | 'direct'): Promise<Exchange> =>
  target.send(requestFor(interaction('get-capability-statement'), {}, { ...target, clock: systemClock }, hop))

describe('the embedded target', () => {
  it.each(['ssp', 'direct'] as const)('answers over mutual TLS on the way %s', async (hop) => {
    const x = await capabilities(hop)
    expect([x.response?.status, x.answeredBy, x.failure]).toEqual([200, 'provider', undefined])
    expect(x.request.url.endsWith(`${target.base}/metadata`)).toBe(true)
  })

  it('shows what the provider saw', async () => {
    const before = target.requests().length
    const x = await capabilities('ssp')
    expect(
      target
        .requests()
        .slice(before)
        .map((r) => r.target),
    ).toEqual([x.forwarded?.target])
  })

  it('knows what the SSP refused', async () => {
    const x = await target.send(plan({ hop: 'ssp', wellFormed: false, headers: plan().headers.without('Ssp-To') }))
    expect(x.answeredBy).toBe('ssp')
  })

  it.each(['ssp', 'direct'] as const)('answers the same without sockets on the way %s', async (hop) => {
    const sender = { ...target, clock: systemClock }
    const asked = [
      requestFor(interaction('get-capability-statement'), {}, sender, hop),
      plan({ hop, wellFormed: false, headers: plan().headers.without('Ssp-To') }),
      plan({ hop, wellFormed: false, path: '/Patient/no-such-patient' }),
    ]
    const told = async (sockets: boolean): Promise<unknown[]> => {
      target.useSockets(sockets)
      const all: unknown[] = []
      for (const one of asked) {
        const { answeredBy, response, failure, forwarded, tls } = await target.send(one)
        const { status, reason, headers, body } = response ?? {}
        expect(tls !== undefined).toBe(sockets)
        all.push({
          answeredBy,
          status,
          reason,
          headers: headers?.without('Date'),
          body: Buffer.from(body ?? []).toString(),
          failure,
          forwarded,
        })
      }
      return all
    }
    try {
      expect(await told(false)).toEqual(await told(true))
    } finally {
      target.useSockets(true)
    }
  })

  it('turns faults and variations on and off, and refuses unknown ones', () => {
    expect(() => target.useFaults(['no-such-fault'])).toThrow(RangeError)
    expect(() => target.useBenign(['no-such-variation'])).toThrow(RangeError)
    target.useFaults([])
    expect([target.faults(), target.benign()]).toEqual([[], []])
  })

  it('turns faults of the SSP on and off, and refuses unknown ones', async () => {
    expect(() => target.useSspFaults(['ssp.no-such-fault'])).toThrow(RangeError)
    target.useSspFaults(['ssp.changes-status'])
    expect((await capabilities('ssp')).failure?.hop).toBe('harness to SSP')
    expect((await capabilities('direct')).answeredBy).toBe('provider')
    target.useSspFaults([])
    expect((await capabilities('ssp')).answeredBy).toBe('provider')
  })

  it('has its records by role', () => {
    expect(target.odsCode).toBe('A20047')
    expect(target.record('patients', 'no-such-role')).toBeUndefined()
  })

  it('is what openTarget opens without a file', async () => {
    const other = await openTarget({})
    expect(other.label).toBe('embedded')
    await other.close()
  })

  it.each(variants().map((v) => v.id))('starts for %s beside another one', async (id) => {
    const variant = variants().find((v) => v.id === id)
    if (!variant) throw new Error(id)
    const other = await startEmbedded({ variant })
    const standard = standardOf(variant)
    const asked = interactionOf(variant, 'get-capability-statement')
    const x = await other.send(requestFor(asked, {}, { ...other, standard, clock: systemClock }))
    expect(x.response?.status).toBe(200)
    await other.close()
    const gone = await other.send(plan({ hop: 'direct', wellFormed: false }))
    expect(gone.failure?.kind).toBe('refused')
  })
})
