import type { Place } from '../text/places.js'

const SPACE = /[ \t\n\r]*/y
const SCALAR = /[^,\]}\s]+/y

/**
 * The places of everything in a JSON text that {@link readJson} has read without a syntax error. A second pass, made
 * only when a place is asked for, so that reading a sound document costs nothing for it.
 */
export function jsonPlaces(text: string): Place {
  let i = 0
  const skip = (pattern: RegExp): void => {
    pattern.lastIndex = i
    pattern.exec(text)
    i = pattern.lastIndex
  }
  const string = (): string => {
    const start = i++
    for (let c = text.charAt(i); c !== '"'; c = text.charAt(i)) i += c === '\\' ? 2 : 1
    i++
    return text.slice(start, i)
  }
  const each = (close: string, one: () => void): void => {
    i++
    skip(SPACE)
    while (text.charAt(i) !== close) {
      one()
      skip(SPACE)
      if (text.charAt(i) === ',') i++
      skip(SPACE)
    }
    i++
  }
  const value = (at: number): Place => {
    const first = text.charAt(i)
    if (first === '{') {
      const members = new Map<string, Place>()
      each('}', () => {
        const keyAt = i
        const key = JSON.parse(string()) as string
        skip(SPACE)
        i++
        skip(SPACE)
        members.set(key, value(keyAt))
      })
      return { at, members }
    }
    if (first === '[') {
      const items: Place[] = []
      each(']', () => items.push(value(i)))
      return { at, items }
    }
    if (first === '"') string()
    else skip(SCALAR)
    return { at }
  }
  skip(SPACE)
  return value(i)
}
