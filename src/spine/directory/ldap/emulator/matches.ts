import type { Entry } from './records.js'

/** A search filter as the LDAP library reads it off the wire. */
export interface WireFilter {
  readonly type: string
  readonly attribute?: string
  readonly value?: unknown
  readonly initial?: string
  readonly any?: readonly string[]
  readonly final?: string
  readonly clauses: readonly WireFilter[]
}

type Judge = (filter: WireFilter, entry: Entry) => boolean

/** The values of an attribute, whose name and values compare without case. */
const valuesOf = ({ attributes }: Entry, { attribute = '' }: WireFilter): readonly string[] =>
  Object.entries(attributes)
    .filter(([name]) => name.toLowerCase() === attribute.toLowerCase())
    .flatMap(([, values]) => values.map((value) => value.toLowerCase()))

const lower = (value: unknown): string => String(value).toLowerCase()

const JUDGES: Readonly<Record<string, Judge>> = {
  AndFilter: ({ clauses }, entry) => clauses.every((clause) => matches(clause, entry)),
  OrFilter: ({ clauses }, entry) => clauses.some((clause) => matches(clause, entry)),
  NotFilter: ({ clauses }, entry) => clauses.every((clause) => !matches(clause, entry)),
  EqualityFilter: (filter, entry) => valuesOf(entry, filter).includes(lower(filter.value)),
  ApproximateFilter: (filter, entry) => valuesOf(entry, filter).includes(lower(filter.value)),
  PresenceFilter: (filter, entry) => valuesOf(entry, filter).length > 0,
  SubstringFilter: (filter, entry) => valuesOf(entry, filter).some((value) => holds(value, filter)),
}

/** True where a record fits a filter; kinds of filters that no look-up uses fit nothing (RFC 4511: undefined). */
export const matches = (filter: WireFilter, entry: Entry): boolean =>
  Object.hasOwn(JUDGES, filter.type) && (JUDGES[filter.type] as Judge)(filter, entry)

/** The parts of a substring filter stand in the value in their order and do not overlap. */
function holds(value: string, { initial = '', any = [], final = '' }: WireFilter): boolean {
  if (!value.startsWith(lower(initial))) return false
  let at = initial.length
  for (const part of any) {
    const found = value.indexOf(lower(part), at)
    if (found < 0) return false
    at = found + part.length
  }
  return value.length - final.length >= at && value.endsWith(lower(final))
}
