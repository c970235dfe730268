import { describe, expect, it } from 'vitest'
import { versionsOf } from '../../src/register/editions.js'
import { condense } from '../../tools/register/condense.js'

const refuse = (message: string): never => {
  throw new Error(message)
}

/** Every selection of some things. */
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((found, one) => [...found, ...found.map((some) => [...some, one])], [[]])

describe('the versions of a row', () => {
  const ORDER = ['1.2.7', '1.2.8', '1.2.9']

  it.each([
    [{}, ORDER],
    [{ since: '1.2.8' }, ['1.2.8', '1.2.9']],
    [{ until: '1.2.8' }, ['1.2.7', '1.2.8']],
    [{ since: '1.2.8', until: '1.2.8' }, ['1.2.8']],
    [{ not: ['1.2.8'] }, ['1.2.7', '1.2.9']],
    [{ only: ['draft'] }, ['draft']],
    [{ since: '1.2.9', only: ['draft'] }, ['1.2.9', 'draft']],
    [{ since: '1.2.7', only: ['1.5.1'] }, ['1.2.7', '1.2.8', '1.2.9', '1.5.1']],
    [{ until: '1.2.7', only: ['1.5.1', '1.6.0'] }, ['1.2.7', '1.5.1', '1.6.0']],
    [{ only: ['1.6.0', '1.6.2'] }, ['1.6.0', '1.6.2']],
  ])('%o', (said, versions) => expect(versionsOf(said, ORDER, refuse)).toEqual(versions))

  it('grow with the order where no end is said', () => {
    expect(versionsOf({ since: '1.2.9' }, [...ORDER, '1.2.10'], refuse)).toEqual(['1.2.9', '1.2.10'])
    expect(versionsOf({ until: '1.2.9' }, [...ORDER, '1.2.10'], refuse)).toEqual(ORDER)
  })

  it.each([
    [{ since: '1.2.6' }, ORDER, '"1.2.6" is no version of this register'],
    [{ not: ['draft'] }, ORDER, '"draft" is no version of this register'],
    [{ since: '1.2.9', until: '1.2.7' }, ORDER, 'stands in no version'],
    [{}, [], 'stands in no version'],
  ])('%o: refused', (said, order, message) => expect(() => versionsOf(said, order, refuse)).toThrow(message))
})

describe('a list of versions', () => {
  const ORDER = ['a', 'b', 'c', 'd', 'e']

  it('comes back from its short form, whatever it holds', () => {
    const lists = subsets([...ORDER, 'x', 'y']).filter((list) => list.length > 0)
    expect(lists).toHaveLength(127)
    for (const list of lists) expect(versionsOf(condense(list, ORDER), ORDER, refuse)).toEqual(list)
  })

  it('is as short as it gets', () => {
    expect(condense(ORDER, ORDER)).toEqual({})
    expect(condense(['c', 'd', 'e'], ORDER)).toEqual({ since: 'c' })
    expect(condense(['a', 'c'], ORDER)).toEqual({ until: 'c', not: ['b'] })
    expect(condense([...ORDER, 'x'], ORDER)).toEqual({ since: 'a', only: ['x'] })
    expect(condense(['x'], [])).toEqual({ only: ['x'] })
  })
})
