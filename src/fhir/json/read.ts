import { asArray, isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Limits } from '../limits.js'
import { lineTable, type LineTable } from '../text/lines.js'
import type { FormatRule } from '../text/rules.js'
import { pathText, Unreadable, type ProblemList } from '../text/problems.js'
import { noteNumberText } from './number-text.js'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERALS: readonly (readonly [text: string, value: boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Reads the JSON form of a resource in one pass, strictly by RFC 8259 and by the rules that FHIR adds: no duplicate
 * keys, nothing empty, null only to pad arrays of primitives.
 *
 * @returns the resource, or undefined where the text could not be read; then the problems say why
 */
export function readJson(text: string, limits: Limits, problems: ProblemList): JsonObject | undefined {
  try {
    return new JsonReader(text, limits, problems).document()
  } catch (thrown) {
    if (thrown instanceof Unreadable) return undefined
    throw thrown
  }
}

class JsonReader {
  private readonly text: string
  private readonly limits: Limits
  private readonly problems: ProblemList
  private readonly place: LineTable
  private readonly path: (string | number)[] = []
  private i = 0
  private depth = 0
  private nodes = 0
  /** Set by {@link array}: whether the array that was just read holds null. */
  private heldNull = false

  constructor(text: string, limits: Limits, problems: ProblemList) {
    this.text = text
    this.limits = limits
    this.problems = problems
    this.place = lineTable(text)
  }

  document(): JsonObject {
    this.space()
    const start = this.i
    const root = this.value({}, '')
    this.space()
    if (this.i < this.text.length) {
      const rest = JSON.stringify(this.text.slice(this.i, this.i + 20))
      this.report('json-trailing-bytes', `the resource ends here, and ${rest} follows`, this.i)
    }
    if (isObject(root)) return root
    this.report('json-not-an-object', 'a resource is a JSON object', start)
    throw new Unreadable()
  }

  private value(holder: object, key: string | number): Json {
    if (++this.nodes > this.limits.maxNodes) {
      this.stop('too-many-values', `more than ${String(this.limits.maxNodes)} values`)
    }
    const c = this.text.charCodeAt(this.i)
    if (c === QUOTE) {
      const start = this.i
      const string = this.string()
      if (string === '') this.report('json-empty-string', 'a string is empty; leave the element out instead', start)
      return string
    }
    if (c === 0x7b) return this.object()
    if (c === 0x5b) return this.array()
    if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return this.number(holder, key)
    for (const [word, value] of LITERALS) {
      if (this.text.startsWith(word, this.i)) {
        this.i += word.length
        return value
      }
    }
    return this.unexpected('a value')
  }

  private object(): JsonObject {
    const start = this.i
    const object: JsonObject = {}
    let withNulls: [key: string, at: number][] | undefined
    this.enter()
    this.space()
    let empty = true
    if (this.text.charCodeAt(this.i) === 0x7d) this.i++
    else {
      do {
        this.space()
        const keyAt = this.i
        if (this.text.charCodeAt(keyAt) !== QUOTE) this.unexpected('a property name in double quotes')
        const key = this.string()
        this.space()
        if (this.text.charCodeAt(this.i) !== 0x3a) this.unexpected("':'")
        this.i++
        this.space()
        this.path.push(key)
        if (Object.hasOwn(object, key)) {
          this.report('json-duplicate-key', `the property ${JSON.stringify(key)} stands twice in one object`, keyAt)
        }
        const valueAt = this.i
        const value = this.value(object, key)
        if (value === null) this.report('json-null', 'null is no value; leave the element out instead', valueAt)
        else if (this.heldNull && Array.isArray(value)) (withNulls ??= []).push([key, valueAt])
        this.heldNull = false
        if (key === '__proto__') {
          this.report('json-proto-key', 'a property named __proto__ is refused and left out', keyAt)
        } else object[key] = value
        this.path.pop()
        empty = false
        this.space()
      } while (this.more(0x7d, "',' or '}'"))
    }
    this.depth--
    if (empty) this.report('json-empty-object', 'an object is empty; leave the element out instead', start)
    if (withNulls !== undefined) this.padding(object, withNulls)
    return object
  }

  private array(): Json[] {
    const start = this.i
    const array: Json[] = []
    let nulls = false
    this.enter()
    this.space()
    if (this.text.charCodeAt(this.i) === 0x5d) this.i++
    else {
      do {
        this.space()
        this.path.push(array.length)
        const itemAt = this.i
        const value = this.value(array, array.length)
        if (this.heldNull && Array.isArray(value)) {
          this.report('json-null', 'null is no value; leave the element out instead', itemAt)
        }
        this.heldNull = false
        nulls ||= value === null
        array.push(value)
        this.path.pop()
        this.space()
      } while (this.more(0x5d, "',' or ']'"))
    }
    this.depth--
    if (array.length === 0) this.report('json-empty-array', 'an array is empty; leave the element out instead', start)
    this.heldNull = nulls
    return array
  }

  /** Null pads an array of primitives where the twin (`given` and `_given`) has something at the same index. */
  private padding(object: JsonObject, arrays: readonly (readonly [key: string, at: number])[]): void {
    for (const [key, at] of arrays) {
      const isTwin = key.startsWith('_')
      const other = asArray(object[isTwin ? key.slice(1) : `_${key}`])
      const array = asArray(object[key])
      // Where both hold null, the primitive's own array answers for it.
      const unpadded = (item: Json, i: number): boolean =>
        item === null && (other[i] === undefined || (other[i] === null && !isTwin))
      const bad = isTwin || !array.some(isObject) ? array.findIndex(unpadded) : array.indexOf(null)
      if (bad < 0) continue
      const message = 'null stands for a primitive that has only extensions, and there are none at this index'
      this.problems.error('json-null', message, this.place(at), [...this.path, key, bad])
    }
  }

  private number(holder: object, key: string | number): number {
    NUMBER.lastIndex = this.i
    const text = NUMBER.exec(this.text)?.[0]
    if (text === undefined) return this.unexpected('a digit')
    const value = Number(text)
    if (String(value) !== text) noteNumberText(holder, key, text)
    if (/[eE]/.test(text)) this.report('json-number-form', `${text.slice(0, 40)} has an exponent; write it out`, this.i)
    if (!Number.isFinite(value)) this.report('json-number-range', `${text.slice(0, 40)} is out of range`, this.i)
    this.i = NUMBER.lastIndex
    if (/[\d.]/.test(this.text.charAt(this.i))) this.unexpected('the end of the number')
    return value
  }

  private string(): string {
    const text = this.text
    const start = this.i + 1
    let i = start
    let escaped = false
    let c = text.charCodeAt(i)
    // The comparison is false for the NaN past the end.
    while (c !== QUOTE && c >= 0x20) {
      if (c === BACKSLASH) {
        escaped = true
        i++
      }
      c = text.charCodeAt(++i)
    }
    this.i = i
    if (c !== QUOTE) {
      this.unexpected(c < 0x20 ? 'an escape instead of a control character' : 'the closing quote of a string')
    }
    this.i = i + 1
    return escaped ? this.unescape(start, i) : text.slice(start, i)
  }

  private unescape(start: number, end: number): string {
    const raw = this.text.slice(start - 1, end + 1)
    let string: string
    try {
      string = JSON.parse(raw) as string
    } catch {
      this.i = this.badEscape(start)
      return this.unexpected('an escape sequence of JSON')
    }
    if (LONE_SURROGATE.test(string)) {
      this.report('lone-surrogate', 'an escape stands for half of a surrogate pair: the string is no Unicode', start)
    }
    return string
  }

  /** The first backslash from an offset on that begins no escape of JSON. */
  private badEscape(from: number): number {
    let at = this.text.indexOf('\\', from)
    for (;;) {
      ESCAPE.lastIndex = at
      if (!ESCAPE.test(this.text)) return at
      at = this.text.indexOf('\\', ESCAPE.lastIndex)
    }
  }

  private more(close: number, expected: string): boolean {
    const c = this.text.charCodeAt(this.i)
    if (c !== 0x2c && c !== close) this.unexpected(expected)
    this.i++
    return c === 0x2c
  }

  private space(): void {
    let c = this.text.charCodeAt(this.i)
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = this.text.charCodeAt(++this.i)
  }

  private enter(): void {
    if (++this.depth > this.limits.maxDepth) {
      this.stop('too-deep', `more than ${String(this.limits.maxDepth)} objects and arrays within one another`)
    }
    this.i++
  }

  private report(rule: FormatRule, message: string, at: number): void {
    this.problems.error(rule, message, this.problems.full ? undefined : this.place(at), this.path)
  }

  private stop(rule: FormatRule, message: string): never {
    const shown = this.path.slice(0, 12)
    const path = pathText(shown) + (shown.length < this.path.length ? ' ...' : '')
    this.problems.add({ rule, severity: 'error', path, ...this.place(this.i), message })
    throw new Unreadable()
  }

  private unexpected(expected: string): never {
    const rest = this.text.slice(this.i, this.i + 20)
    const found = rest === '' ? 'the end of the text' : JSON.stringify(rest)
    const other = this.nodes <= 1 && rest.startsWith('<') ? ': this looks like XML, not JSON' : ''
    return this.stop('json-syntax', `expected ${expected}, found ${found}${other}`)
  }
}
