import { isTime, parseMoment, type MomentType } from '../../fhir/index.js'

/** A primitive type of FHIR STU3: how JSON writes it and what its text must look like. */
export interface Primitive {
  readonly json: 'string' | 'boolean' | 'number'
  /** True where the value is well formed; absent where every value of the JSON type is. */
  readonly form?: (value: never) => boolean
  /** What the value should look like, for messages. */
  readonly says: string
}

const text = (form: (value: string) => boolean, says: string): Primitive => ({ json: 'string', form, says })
const number = (form: (value: number) => boolean, says: string): Primitive => ({ json: 'number', form, says })
const matching = (regex: RegExp, says: string): Primitive => text((value) => regex.test(value), says)

const URI = /^\S+$/
const moment = (type: MomentType, says: string): Primitive => text((v) => parseMoment(v, type) !== undefined, says)

/** Base64 in groups of four; white space between lines is allowed. Linear in the length of the value. */
function isBase64(value: string): boolean {
  const plain = /\s/.test(value) ? value.replace(/\s/g, '') : value
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain)
}

/** Blanks at the ends and runs of white space are what `code` forbids. */
const isCode = (value: string): boolean => !/^\s|\s$|\s\s/.test(value) && !/[\t\n\r]/.test(value)

const INT = 2 ** 31
const whole = (least: number, says: string): Primitive =>
  number((value) => Number.isInteger(value) && value >= least && value < INT, says)

/** By type code. The official regexes are not anchored and let a day 00 pass: these are ours, from the type's prose. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map(
  Object.entries({
    boolean: { json: 'boolean', says: 'true or false' },
    integer: whole(-INT, 'a whole number'),
    unsignedInt: whole(0, 'a whole number, 0 or more'),
    positiveInt: whole(1, 'a whole number, 1 or more'),
    decimal: { json: 'number', says: 'a number such as 0.5, without an exponent' },
    string: { json: 'string', says: 'text' },
    markdown: { json: 'string', says: 'text' },
    code: text(isCode, 'a code: no blanks at the ends, no line breaks, single blanks inside'),
    id: matching(/^[A-Za-z0-9\-.]{1,64}$/, 'an id: 1 to 64 letters, digits, hyphens and full stops'),
    uri: matching(URI, 'a URI, without white space'),
    oid: matching(/^urn:oid:[0-2](\.(0|[1-9]\d*))+$/, 'an OID such as urn:oid:2.16.840.1'),
    uuid: matching(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'a UUID such as urn:uuid:c757873d-...'),
    base64Binary: text(isBase64, 'base64'),
    date: moment('date', 'a date that exists: YYYY, YYYY-MM or YYYY-MM-DD'),
    dateTime: moment('dateTime', 'a date that exists, or a date with time (seconds included) and time zone'),
    instant: moment('instant', 'a date with time (seconds included) and time zone'),
    time: text(isTime, 'a time hh:mm:ss'),
  } satisfies Record<string, Primitive>),
)
