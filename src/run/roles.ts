import { kinds, type FoundRecords } from '../catalogue/index.js'
import { slotNeeds } from '../requests/index.js'

/**
 * The lists of a target file in which roles stand; `pool` holds people without one, and `slots` stand in the system
 * alone: their role is what a scenario needs of them.
 */
export type RoleList = FoundRecords | 'sessions' | 'appointments' | 'cases' | 'pool' | 'slots'

/** A record that a scenario asks for. */
export interface AskedRole {
  readonly list: RoleList
  /** Of the pool: whether the person is `spent` or `kept`; of slots: words. */
  readonly role: string
  /** True where the scenario goes by the logical id and no search gives it. */
  readonly byId: boolean
}

type Form = readonly [form: RegExp, list: RoleList, roles?: readonly string[]]

const USUAL = ['normal'] as const

/** What a scenario books where it does not say. */
const ANY_SLOT = slotNeeds[0]?.words ?? ''
const NEEDS = [...slotNeeds].map(({ words }) => words).sort((a, b) => b.length - a.length)

/** Steps that name a role in quotes, and those that mean one without naming it. */
const FORMS: readonly Form[] = [
  ...kinds().map(({ word, records }): Form => [new RegExp(`\\b${word} "([^"]+)"`), records]),
  [/\bthe service "([^"]+)"/, 'services'],
  [/\bslots? of "([^"]+)"/, 'services'],
  [/\b(?:booked|it|appointments) (?:for|of) the "([^"]+)"/, 'patients'],
  [/\bsession "([^"]+)"/, 'sessions'],
  [/\bappointment "([^"]+)"/, 'appointments'],
  [/\bperson "([^"]+)"/, 'cases'],
  [/^a person to register$/, 'pool', ['spent']],
  [/^a person who is not to be registered$/, 'pool', ['kept']],
  [new RegExp(`^(?:an appointment in )?(${NEEDS.join('|')})$`), 'slots'],
  [
    /^an appointment(?: of the patient .*| that another organisation has booked)?$|^two slots of which/,
    'slots',
    [ANY_SLOT],
  ],
  [/^an appointment(?: in .*| that another organisation has booked)?$/, 'patients', USUAL],
  [/^two slots of which one is taken$/, 'patients', USUAL],
  [/^as many bookings as the session/, 'patients', USUAL],
  [/^two patients are booked/, 'patients', ['normal', 'second-normal']],
  [/^two visitors are booked/, 'patients', ['visitor', 'second-visitor']],
]

/** A role as target files write it: features may use words. */
export const inKebab = (role: string): string => role.toLowerCase().replaceAll(' ', '-')

const isById = (step: string, list: RoleList): boolean =>
  /\bknown id of the /.test(step) || (list === 'locations' && /\bid of the /.test(step))

/** The records that the steps of a scenario ask for, each once. */
export function rolesIn(steps: readonly string[]): AskedRole[] {
  const asked = steps.flatMap((step) =>
    FORMS.flatMap(([form, list, roles]) => {
      const [found, named = ''] = form.exec(step) ?? []
      if (found === undefined) return []
      const given = list === 'slots' ? named : inKebab(named)
      return (roles ?? [given]).map((role) => ({ list, role, byId: isById(step, list) }))
    }),
  )
  const known = new Map<string, AskedRole>()
  for (const one of asked) {
    const key = `${one.list} ${one.role}`
    known.set(key, { ...one, byId: one.byId || (known.get(key)?.byId ?? false) })
  }
  return [...known.values()]
}
