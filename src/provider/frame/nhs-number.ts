/**
 * True for ten digits whose last one is the modulus 11 check digit: weights 10 to 2, remainder taken from 11, 11
 * written as 0, 10 never issued (NHS Data Dictionary).
 */
export function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0)
  return (11 - (sum % 11)) % 11 === digits[9]
}
