import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, includes, same, unmatched } from '../../../src/checks/comparison/compare.js'
import type { Json } from '../../../src/core/index.js'

const json = fc.jsonValue() as fc.Arbitrary<Json>

describe('includes', () => {
  it('asks of the received for what the seed has, and no more', () => {
    expect(includes({ a: 1, b: 2 }, { a: 1 })).toBe(true)
    expect(includes({ a: 1 }, { a: 1, b: 2 })).toBe(false)
    expect(includes(undefined, { a: 1 })).toBe(false)
    expect(includes([{ a: 2 }, { a: 1, b: 1 }], [{ a: 1 }])).toBe(true)
    expect(includes({ line: ['a', 'b'] }, { line: ['a'] })).toBe(false)
    expect(includes({ line: ['b', 'a'] }, { line: ['a', 'b'] })).toBe(false)
  })

  it('uses each received member once', () => {
    expect(unmatched([{ a: 1 }], [{ a: 1 }, { a: 1 }])).toEqual([{ a: 1 }])
  })

  it('holds for any value and itself', () => {
    fc.assert(fc.property(json, (value) => includes(value, value)))
  })
})

describe('same', () => {
  it('does not mind the order of keys and list members', () => {
    expect(same({ a: [1, 2], b: 3 }, { b: 3, a: [2, 1] })).toBe(true)
    expect(same({ a: [1, 2] }, { a: [1, 1] })).toBe(false)
    expect(same({ a: 1 }, { a: '1' })).toBe(false)
  })

  it('is the equality of canonical forms, which are their own', () => {
    fc.assert(fc.property(json, (value) => same(value, canonical(value))))
    fc.assert(fc.property(fc.array(json), (list) => same(list, [...list].reverse())))
  })
})
