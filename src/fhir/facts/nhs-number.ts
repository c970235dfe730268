const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2] as const

/**
 * The check digit of the first nine digits of an NHS number: 11 minus the weighted sum modulo 11, where 11 counts as 0
 * (NHS Data Dictionary, NHS NUMBER).
 *
 * @param nine - nine digits
 * @returns undefined where no check digit exists (the remainder asks for 10) or the text is not nine digits
 */
export function nhsNumberCheckDigit(nine: string): number | undefined {
  if (!/^\d{9}$/.test(nine)) return undefined
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(nine[i]), 0)
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? undefined : digit
}

/** True for ten digits, without spaces, whose last one is the check digit of the others. */
export const isNhsNumber = (text: string): boolean =>
  /^\d{10}$/.test(text) && nhsNumberCheckDigit(text.slice(0, 9)) === Number(text[9])
