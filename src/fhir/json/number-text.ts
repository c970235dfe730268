/**
 * Numbers as they were written, beside the tree: `1.00` and `1` are the same JavaScript number and different FHIR
 * decimals (the precision counts). Kept by the object or array that holds the number; a copy of the container loses it.
 */
const texts = new WeakMap<object, Map<string | number, string>>()

/** Remembers how a number was written, where JavaScript would write it otherwise. */
export function noteNumberText(holder: object, key: string | number, text: string): void {
  const known = texts.get(holder)
  if (known === undefined) texts.set(holder, new Map([[key, text]]))
  else known.set(key, text)
}

/**
 * How a number is written: as it came, while the number is still the same, or as JavaScript writes it.
 *
 * @param holder - the object or array that holds it
 */
export function numberText(holder: object, key: string | number, value: number): string {
  const text = texts.get(holder)?.get(key)
  return text !== undefined && Object.is(Number(text), value) ? text : String(value)
}
