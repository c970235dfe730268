import { isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Check } from '../check.js'
import { at } from '../toolkit/located.js'
import { every, filled } from '../toolkit/make.js'

/** Where addresses stand: what the resource's own are called in check ids, and the element. */
const OWNERS = [
  { prefix: 'address', path: 'address', reqs: [] },
  { prefix: 'contact-address', path: 'contact.address', reqs: ['SPINE-RES-022'] },
] as const

const object = (value: Json): JsonObject => (isObject(value) ? value : {})
const PARTS = ['line', 'city', 'district', 'postalCode', 'country']

const isEmpty = (value: Json | undefined): boolean =>
  value === '' || (Array.isArray(value) && (value.length === 0 || value.some(isEmpty)))

/** The rules of the Address table (spec facts 8.5) that hold wherever an address stands. */
const RULES = [
  {
    rule: 'is-in-parts',
    reqs: ['SPINE-RES-008'],
    expected: 'line, city, district, postalCode or country, not text alone',
    holds: (a: Json) => PARTS.some((part) => object(a)[part] !== undefined),
  },
  {
    rule: 'has-no-state',
    reqs: ['SPINE-RES-008'],
    expected: 'no state: the county stands in district',
    holds: (a: Json) => object(a).state === undefined,
  },
  {
    rule: 'has-no-empty-part',
    reqs: ['SPINE-RES-010'],
    expected: 'parts that do not exist are left out',
    holds: (a: Json) => !Object.values(object(a)).some(isEmpty),
  },
  {
    rule: 'has-no-text',
    reqs: ['SPINE-RES-011'],
    expected: 'no text',
    holds: (a: Json) => object(a).text === undefined,
  },
]

const owned = ({ prefix, path, reqs }: (typeof OWNERS)[number]): Check[] =>
  RULES.map((r) => {
    // SPINE-RES-022 is a SHALL over rules of which one is a SHOULD NOT: that one keeps its own level.
    const about = { id: `${prefix}-${r.rule}`, reqs: [...r.reqs, ...(r.rule === 'has-no-text' ? [] : reqs)] }
    return every(about, at(path), r.expected, r.holds)
  })

const hasUse = (value: Json): boolean => filled(object(value).use)

const [own, contact] = OWNERS

/** For the addresses of any resource. */
export const addressRules: readonly Check[] = owned(own)

/** For the addresses of a patient: the same and use. */
export const patientAddressRules: readonly Check[] = [
  ...addressRules,
  every({ id: 'patient-address-has-use', reqs: ['SPINE-RES-012'] }, at(own.path), 'use', hasUse),
]

/** For the addresses of a patient's contacts. */
export const contactAddressRules: readonly Check[] = [
  ...owned(contact),
  every({ id: 'contact-address-has-use', reqs: ['SPINE-RES-012', 'SPINE-RES-022'] }, at(contact.path), 'use', hasUse),
]

/** SPINE-RES-013. Elsewhere use is a SHOULD. */
export const addressShouldHaveUse: Check = every(
  { id: 'address-of-a-practice-has-use', reqs: ['SPINE-RES-013'] },
  at(own.path),
  'use',
  hasUse,
)
