import type { Deviation } from '../../deviation.js'
import { queryValue, withoutQuery } from '../../encode.js'
import { ukDayAfter } from '../search.js'
import { localTime, ukInstant } from '../uk-instant.js'
import type { Parameter } from '../../sender.js'

type Change = (query: readonly Parameter[]) => readonly Parameter[]

const queryIn = (path: string): Parameter[] =>
  path.includes('?') ? [...new URLSearchParams(path.slice(path.indexOf('?') + 1))] : []

/** A deviation of the parameters of a search. */
const query = (name: string, change: Change): Deviation => ({
  name,
  hop: 'any',
  apply(plan) {
    const changed = change(queryIn(plan.path)).map(([key, value]) => `${key}=${queryValue(value)}`)
    return { ...plan, path: [withoutQuery(plan.path), ...(changed.length > 0 ? [changed.join('&')] : [])].join('?') }
  },
})

const without =
  (...names: readonly string[]): Change =>
  (all) =>
    all.filter(([name]) => !names.includes(name))

const valueOf = (all: readonly Parameter[], name: string): string => all.find(([key]) => key === name)?.[1] ?? ''

/** Another value for a parameter; `day` is the date behind its prefix. */
const value =
  (name: string, change: (day: string, prefix: string) => string): Change =>
  (all) =>
    all.map(([key, old]) => (key === name ? [key, change(old.slice(2, 12), old.slice(0, 2))] : [key, old]))

/** What can be wrong with one end of the range of a slot search. */
const ofTheRange = (name: 'start' | 'end', good: string, foreign: readonly string[]): readonly Deviation[] => [
  query(`search without ${name}`, without(name)),
  ...foreign.map((prefix) =>
    query(
      `${name} with prefix ${prefix}`,
      value(name, (day) => `${prefix}${day}`),
    ),
  ),
  query(
    `${name} without a prefix`,
    value(name, (day) => day),
  ),
  query(
    `${name} of a year alone`,
    value(name, (day) => `${good}${day.slice(0, 4)}`),
  ),
  query(
    `${name} of a month alone`,
    value(name, (day) => `${good}${day.slice(0, 7)}`),
  ),
  query(
    `${name} in a thirteenth month`,
    value(name, (day) => `${good}${day.slice(0, 4)}-13-01`),
  ),
  query(
    `${name} that is no date`,
    value(name, () => `${good}XXXX`),
  ),
  query(
    `empty ${name}`,
    value(name, () => ''),
  ),
  query(
    `${name} without an offset`,
    value(name, (day) => `${good}${day}T12:00:00`),
  ),
  query(
    `${name} in Zulu time`,
    value(name, (day) => `${good}${new Date(ukInstant(day, '12:00')).toISOString().slice(0, 19)}Z`),
  ),
  query(
    `${name} with milliseconds`,
    value(name, (day) => `${good}${localTime(day, '12:00').replace(/(?=[+-]\d\d:\d\d$)/, '.000')}`),
  ),
]

/** Deviations of a slot search. Spec facts 10.1. */
const slotSearch: readonly Deviation[] = [
  ...ofTheRange('start', 'ge', ['gt', 'le', 'lt', 'eq', 'ne', 'xx']),
  ...ofTheRange('end', 'le', ['lt', 'ge', 'gt', 'eq', 'ne', 'xx']),
  query('search without start and end', without('start', 'end')),
  query('start twice', (all) => [...all, ['start', `ge${valueOf(all, 'end').slice(2)}`]]),
  query('end twice', (all) => [...all, ['end', `le${valueOf(all, 'start').slice(2)}`]]),
  query('search without status', without('status')),
  query('status busy', (all) => all.map(([k, v]) => [k, k === 'status' ? 'busy' : v])),
  query('status Free', (all) => all.map(([k, v]) => [k, k === 'status' ? 'Free' : v])),
  query('empty status', (all) => all.map(([k, v]) => [k, k === 'status' ? '' : v])),
  query('search without _include', without('_include')),
  query('unknown search filter', (all) => [...all, ['searchFilter', 'https://example.org/Id/unknown-filter|Dx02']]),
]

/** Changes one bound of a retrieval: the first start has ge, the second le. */
const bound =
  (index: 0 | 1, change: (day: string, prefix: string) => string): Change =>
  (all) =>
    all.map(([key, old], i) => (i === index ? [key, change(old.slice(2), old.slice(0, 2))] : [key, old]))

const dropped =
  (...indexes: readonly number[]): Change =>
  (all) =>
    all.filter((_, i) => !indexes.includes(i))

const ofOneBound = (words: string, index: 0 | 1, foreign: readonly string[]): readonly Deviation[] => [
  query(`${words} bound missing`, dropped(index)),
  ...foreign.map((prefix) =>
    query(
      `${words} bound with prefix ${prefix}`,
      bound(index, (day) => `${prefix}${day}`),
    ),
  ),
  query(
    `${words} bound without a prefix`,
    bound(index, (day) => day),
  ),
  query(
    `${words} bound with a time`,
    bound(index, (day, prefix) => `${prefix}${localTime(day, '00:00')}`),
  ),
  query(
    `${words} bound of a year alone`,
    bound(index, (day, prefix) => `${prefix}${Number(day.slice(0, 4)) + 1}`),
  ),
  query(
    `${words} bound of a month alone`,
    bound(index, (day, prefix) => `${prefix}${Number(day.slice(0, 4)) + 1}-01`),
  ),
  query(
    `impossible ${words} bound`,
    bound(index, (day, prefix) => `${prefix}${Number(day.slice(0, 4)) + 1}-02-30`),
  ),
]

/** Deviations of the retrieval of a patient's appointments. Spec facts 10.3. */
const retrieval: readonly Deviation[] = [
  ...ofOneBound('lower', 0, ['gt', 'eq', 'ne', 'xx', 'le']),
  ...ofOneBound('upper', 1, ['lt', 'eq', 'ne', 'xx', 'ge']),
  query('both bounds missing', dropped(0, 1)),
  query(
    'upper bound before the lower',
    bound(1, (day, prefix) => `${prefix}${ukDayAfter(new Date(`${day}T12:00:00Z`), -3)}`),
  ),
]

/** Deviations of searches for slots and appointments. */
export const searchDeviations: readonly Deviation[] = [...slotSearch, ...retrieval]
