import fc from 'fast-check'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  asArray,
  asString,
  epochSeconds,
  fixedClock,
  GpcError,
  HarnessError,
  Headers,
  inPackage,
  inWords,
  isObject,
  messageOf,
  objects,
  uuid,
  without,
} from '../../src/core/index.js'

describe('headers', () => {
  const headers = Headers.fromRaw(['X-One', '1', 'x-one', '2', 'Other', 'o'])

  it('names have no case, repeats are kept in order', () => {
    expect(headers.all('X-ONE')).toEqual(['1', '2'])
    expect(headers.get('x-One')).toBe('1, 2')
    expect(headers.get('absent')).toBeUndefined()
    expect(headers.has('other')).toBe(true)
  })

  it('every change is a new list', () => {
    expect(headers.without('x-one').toRaw()).toEqual(['Other', 'o'])
    expect(headers.with('X-ONE', '3').toRaw()).toEqual(['X-ONE', '3', 'Other', 'o'])
    expect(headers.and('x-one', '3').all('x-one')).toEqual(['1', '2', '3'])
    expect(headers.with('New', 'n').get('new')).toBe('n')
    expect(headers.toRaw()).toEqual(['X-One', '1', 'x-one', '2', 'Other', 'o'])
  })

  it('the raw form comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
        expect(Headers.fromRaw(fields.flat()).toRaw()).toEqual(fields.flat())
      }),
    )
  })
})

describe('JSON', () => {
  it('tells objects, lists and strings apart', () => {
    expect([{}, [], null, 'a', 1].map(isObject)).toEqual([true, false, false, false, false])
    expect(asArray('no list')).toEqual([])
    expect(objects([1, { a: 1 }, null, []])).toEqual([{ a: 1 }])
    expect([asString('a'), asString(1)]).toEqual(['a', undefined])
  })

  it('puts values into words and leaves members out', () => {
    expect([inWords('a'), inWords({ a: 1 }), inWords(undefined)]).toEqual(['a', '{"a":1}', 'nothing'])
    expect(without({ a: 1, b: 2, c: 3 }, 'a', 'c')).toEqual({ b: 2 })
  })
})

describe('errors', () => {
  it('a user’s error ends with 2, the harness’s own with 3', () => {
    expect(new GpcError('code', 'text')).toMatchObject({ code: 'code', message: 'text', exitCode: 2 })
    expect(new HarnessError('code', 'text')).toMatchObject({ code: 'code', exitCode: 3 })
  })

  it('whatever is thrown has a text', () => {
    expect([new Error('a'), { message: 'b' }, 'c'].map(messageOf)).toEqual(['a', 'b', 'c'])
    fc.assert(fc.property(fc.anything(), (thrown) => typeof messageOf(thrown) === 'string'))
    expect(messageOf({ toString: '' })).toMatch(/no text/)
  })
})

describe('time, ids and places', () => {
  it('a fixed clock stands still, in whole seconds', () => {
    const clock = fixedClock('2024-06-01T10:00:00.900Z')
    expect(epochSeconds(clock.now())).toBe(1717236000)
    expect(clock.now()).toEqual(clock.now())
  })

  it('UUIDs are in lower case and differ', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(uuid()).not.toBe(uuid())
  })

  it('the package is found from its code', () => expect(existsSync(inPackage('package.json'))).toBe(true))
})
