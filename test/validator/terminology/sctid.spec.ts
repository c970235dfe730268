import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sctidProblem, verhoeffHolds } from '../../../src/validator/terminology/index.js'
import { isSnomedExpression } from '../../../src/validator/terminology/sctid.js'

const checkDigit = (digits: string): string =>
  [...'0123456789'].find((digit) => verhoeffHolds(digits + digit)) ?? 'there is none'

describe('the Verhoeff check digit', () => {
  it('is that of published identifiers', () => {
    expect(['22298006', '73211009', '999000051000001100', '37436014'].filter((id) => !verhoeffHolds(id))).toEqual([])
  })

  it('shows every single wrong digit and every swap of neighbours', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 17 }).map((d) => d.join(''))
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (start, where, by) => {
        const good = start + checkDigit(start)
        const at = where % good.length
        const wrong = String((Number(good[at]) + by) % 10)
        expect(verhoeffHolds(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false)
        const next = good[at + 1]
        if (next === undefined || next === good[at]) return
        expect(verhoeffHolds(good.slice(0, at) + next + good.charAt(at) + good.slice(at + 2))).toBe(false)
      }),
    )
  })
})

describe('a SNOMED CT identifier', () => {
  it.each([
    ['22298006', 'concept'],
    ['999000051000001100', 'concept'],
    ['322236009', 'concept'],
    ['37436014', 'description'],
  ] as const)('%s names a %s', (id, kind) => expect(sctidProblem(id, kind)).toBeUndefined())

  it.each([
    ['22298007', /check digit/],
    ['12345', /6 to 18 digits, this one 5/],
    ['1234567890123456789', /this one 19/],
    ['022298006', /leading zero/],
    ['G30..00', /digits only/],
    ['', /digits only/],
    ['37436014', /of a description, not of a concept/],
  ])('%s is refused', (id, why) => expect(sctidProblem(id)).toMatch(why))

  it('of no known partition is refused', () => {
    const id = `12345${'5'}5`
    expect(sctidProblem(id + checkDigit(id))).toMatch(/partition/)
  })

  it('is told from an expression', () => {
    expect(isSnomedExpression('397956004:363704007=24136001')).toBe(true)
    expect(isSnomedExpression('22298006')).toBe(false)
  })
})
