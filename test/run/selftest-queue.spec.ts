import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue, MIN_TASKS, weigh } from '../../src/run/selftest/queue.js'
import type { Task } from '../../src/run/selftest/types.js'

const tasks = (variant: string, count: number): Task[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'fault',
    at: 'body',
    variant,
    id: `${variant} ${i}`,
    interactions: 'any',
    expected: [],
  }))

const variantOf = (entry: ReturnType<Queue['next']>): string | undefined => entry?.[1].variant

describe('the queue of the self-test', () => {
  it('keeps a process with the variant that it has opened', () => {
    const queue = new Queue([...tasks('a', 2), ...tasks('b', 3)])
    const own = new Set<string>()
    expect([1, 2, 3].map(() => variantOf(queue.next(own)))).toEqual(['b', 'b', 'b'])
    expect(variantOf(queue.next(own))).toBe('a')
  })

  it('gives a second process a variant of its own', () => {
    const queue = new Queue([...tasks('a', 100), ...tasks('b', 3)])
    expect(variantOf(queue.next(new Set()))).toBe('a')
    expect(variantOf(queue.next(new Set()))).toBe('b')
  })

  it('lets a second process help only where enough is left', () => {
    const long = new Queue(tasks('a', MIN_TASKS + 1))
    long.next(new Set())
    expect(variantOf(long.next(new Set()))).toBe('a')
    const short = new Queue(tasks('a', MIN_TASKS))
    short.next(new Set())
    expect(short.next(new Set())).toBeUndefined()
  })

  it('takes a dress for as much work as an honest run, and for little where an earlier variant was dressed', () => {
    const [fault] = tasks('a', 1)
    if (!fault) throw new Error('no task')
    const dress: Task = { ...fault, kind: 'dress' }
    expect([[fault], [dress], [{ ...dress, after: ['a'] }]].map(weigh)).toEqual([1, MIN_TASKS, 1])
    const queue = new Queue([fault, dress])
    queue.next(new Set())
    expect(queue.next(new Set())?.[1].kind).toBe('dress')
  })

  it('hands out every task once, however many processes ask', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (sizes, processes) => {
          const all = sizes.flatMap((size, i) => tasks(`v${i}`, size))
          const queue = new Queue(all)
          const seen: number[] = []
          const asking = Array.from({ length: processes }, () => new Set<string>())
          while (asking.length > 0) {
            for (const own of [...asking]) {
              const entry = queue.next(own)
              if (entry) seen.push(entry[0])
              else asking.splice(asking.indexOf(own), 1)
            }
          }
          expect(seen.toSorted((a, b) => a - b)).toEqual(all.map((_, i) => i))
        },
      ),
    )
  })
})
