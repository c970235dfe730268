import { asArray, asString, without, type JsonObject } from '../../../core/index.js'
import type { Deviation } from '../../deviation.js'
import { homeAddress } from '../register-patient.js'
import { ADDRESSES, alsoGiven, extended, language, name, patient, put, renamed, TELECOMS } from './parts.js'

type Order = <T>(list: T[]) => T[]

/** The whole of what may be sent, lists in the given order. */
const full = (all: JsonObject, order: Order): JsonObject => ({
  ...all,
  extension: [language],
  telecom: order(Object.values(TELECOMS)),
  address: order([ADDRESSES.home, ADDRESSES.temp]),
})

/** What may be sent beside or instead of the usual details: all of it is to be accepted. */
export const allowed: readonly Deviation[] = [
  patient('minimum details alone', (all) => without(all, 'gender', 'address', 'telecom')),
  patient('all details that may be sent', (all) => full(all, (list) => list)),
  patient('all details in the reverse order, five given names, prefix and text', (all) =>
    renamed(
      full(all, (list) => list.toReversed()),
      (good) => ({
        ...alsoGiven(good, 'Ash', 'Briar', 'Clover', 'Dale'),
        text: 'as the card has it',
        prefix: ['Mx'],
      }),
    ),
  ),
  patient('no gender', (all) => without(all, 'gender')),
  name('two given names', (good) => alsoGiven(good, 'Ash')),
  extended('one language', language),
  put('type in the address', 'address', [{ ...homeAddress, type: 'physical' }]),
]

const bornOn = (all: JsonObject, change: (date: string) => string): JsonObject => ({
  ...all,
  birthDate: change(asString(all['birthDate']) ?? ''),
})
const otherDay = (date: string): string => `${date.slice(0, 8)}${date.endsWith('01') ? '02' : '01'}`
const otherMonth = (date: string): string =>
  `${date.slice(0, 5)}${date.slice(5, 7) === '12' ? '11' : '12'}${date.slice(7)}`
const begins = (text: unknown, letters: number): string => String(text).slice(0, letters)

/** Demographics that differ from PDS: by the day alone, and in what is compared beside it (FND-REGPAT-028). */
export const differing: readonly Deviation[] = [
  patient('another day of birth', (all) => bornOn(all, otherDay)),
  patient('another day of birth, names that begin alike', (all) =>
    renamed(bornOn(all, otherDay), (good) => ({
      ...good,
      family: `${begins(good['family'], 3)}xyz`,
      given: [`${begins(asArray(good['given'])[0], 1)}xyz`],
    })),
  ),
  patient('another day of birth, another family name', (all) =>
    renamed(bornOn(all, otherDay), (good) => ({ ...good, family: 'Zzyzx' })),
  ),
  patient('another day of birth, another given name', (all) =>
    renamed(bornOn(all, otherDay), (good) => ({ ...good, given: ['Xyzzy'] })),
  ),
  patient('another day and month of birth', (all) => bornOn(all, (date) => otherMonth(otherDay(date)))),
]

type Kinds = Readonly<Record<string, JsonObject>>

/** Two of each kind in both orders; of one kind twice, the second has a value of its own. */
const pairs = (what: string, element: string, kinds: Kinds, other: (one: JsonObject) => JsonObject): Deviation[] =>
  Object.entries(kinds).flatMap(([first, one]) =>
    Object.entries(kinds).map(([second, two]) =>
      put(`${what} ${first} and ${second}`, element, [one, first === second ? other(two) : two]),
    ),
  )

/** Every pair of addresses and of telecoms, those that may be sent and those that may not. */
export const pairsOfDetails: readonly Deviation[] = [
  ...pairs('addresses', 'address', ADDRESSES, (one) => ({ ...one, line: ['99 Elsewhere Road'] })),
  ...pairs('telecoms', 'telecom', TELECOMS, (one) => ({ ...one, value: `0${asString(one['value']) ?? ''}` })),
]
