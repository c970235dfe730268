import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNhsNumber, nhsNumberCheckDigit } from '../../../src/fhir/index.js'

describe('an NHS number', () => {
  it.each(['9476719931', '9658218873', '9434765919', '4010232137'])('%s is sound', (text) => {
    expect(isNhsNumber(text)).toBe(true)
  })

  it.each(['9476719932', '947671993', '94767199311', '947 671 9931', '947671993X', '', '٩٤٧٦٧١٩٩٣١'])(
    '%j is not',
    (text) => {
      expect(isNhsNumber(text)).toBe(false)
    },
  )

  it('has exactly one check digit, or none', () => {
    const nine = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'))
    fc.assert(
      fc.property(nine, (text) => {
        const sound = [...'0123456789'].filter((digit) => isNhsNumber(text + digit))
        const digit = nhsNumberCheckDigit(text)
        expect(sound).toEqual(digit === undefined ? [] : [String(digit)])
      }),
    )
  })

  it('shows any single wrong digit and any exchange of neighbours', () => {
    const place = fc.integer({ min: 0, max: 8 })
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'9476719931']
        const wrong = digits.with(at, String((Number(digits[at]) + by) % 10)).join('')
        expect(isNhsNumber(wrong)).toBe(false)
        const [a = '', b = ''] = digits.slice(at)
        if (a !== b)
          expect(
            isNhsNumber(
              digits
                .with(at, b)
                .with(at + 1, a)
                .join(''),
            ),
          ).toBe(false)
      }),
    )
  })

  it('without a check digit exists for no last digit', () => {
    expect(nhsNumberCheckDigit('000000006')).toBeUndefined()
    expect(nhsNumberCheckDigit('12345678')).toBeUndefined()
  })
})
