import { describe, expect, it } from 'vitest'
import { Headers, type HeaderField } from '../../src/core/index.js'
import { canBeHandedOver, handOver, type HandedBack } from '../../src/transport/handover.js'
import { wireRequest, type WireRequest } from '../../src/transport/wire.js'
import { plan } from './fake-server.js'

const ordinary = wireRequest({ ...plan(), authorization: { kind: 'none' } }, 'https://provider.example/A20047')

const having = (...fields: HeaderField[]): WireRequest => ({
  ...ordinary,
  headers: new Headers([...ordinary.headers.fields, ...fields]),
})

describe('a request that can be handed over', () => {
  it('is ordinary HTTP, framed by its length', () => {
    expect(canBeHandedOver(ordinary)).toBe(true)
    expect(canBeHandedOver(having(['X-Odd', 'a\tb \xe4']))).toBe(true)
    expect(canBeHandedOver(having(['Accept', 'a'], ['Accept', 'b']))).toBe(true)
    expect(canBeHandedOver({ ...having(['Content-Length', '2']), body: Buffer.from('{}') })).toBe(true)
  })

  it.each<[string, WireRequest]>([
    ['another length than its own', { ...having(['Content-Length', '3']), body: Buffer.from('{}') }],
    ['two lengths', { ...having(['Content-Length', '2'], ['Content-Length', '2']), body: Buffer.from('{}') }],
    ['a body without length', { ...ordinary, body: Buffer.from('{}') }],
    ['chunks', { ...having(['Transfer-Encoding', 'chunked']), body: Buffer.from('{}') }],
    ['two hosts', having(['Host', 'x'])],
    ['an expectation', having(['Expect', '100-continue'])],
    ['blanks at the end of a value', having(['X-Odd', 'a '])],
    ['a control character', having(['X-Odd', 'a\u0000b'])],
    ['a name that is no token', having(['X Odd', 'a'])],
    ['a verb that no parser knows', { ...ordinary, method: 'FETCH' }],
    ['a blank in its target', { ...ordinary, to: { ...ordinary.to, target: '/a b' } }],
    ['a very long head', having(['X-Odd', 'x'.repeat(12_000)])],
    ['an upgrade', having(['Connection', 'Upgrade'])],
  ])('has not %s', (_, wire) => expect(canBeHandedOver(wire)).toBe(false))
})

describe('what is handed back', () => {
  const back = (over: Partial<HandedBack> = {}): Promise<HandedBack> =>
    Promise.resolve({ status: 200, headers: new Headers([['ETag', 'W/"1"']]), body: Buffer.from('{}'), ...over })

  it('is taken for what arrived over a connection of its own, or a kept one', async () => {
    const kept = await handOver({ ...ordinary, alone: false }, () => back())
    expect(kept.head).toMatchObject({ status: 200, reason: 'OK', httpVersion: '1.1' })
    expect(kept.head?.headers.fields).toEqual([
      ['ETag', 'W/"1"'],
      ['Connection', 'keep-alive'],
      ['Keep-Alive', 'timeout=5'],
    ])
    expect(kept.raw.toString()).toBe('{}')
    const alone = await handOver({ ...ordinary, alone: true }, () => back({ reason: 'Fine' }))
    expect(alone.head?.reason).toBe('Fine')
    expect(alone.head?.headers.get('connection')).toBe('close')
  })

  it('is no interim answer', () =>
    expect(handOver(ordinary, () => back({ status: 103 }))).rejects.toThrow('needs a connection'))
})
