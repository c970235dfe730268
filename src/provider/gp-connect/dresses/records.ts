import { loadSeed } from '../seed/load.js'
import type { Seed } from '../seed/schema.js'
import { CHANGED } from '../../frame/dresses/changed.js'

/** What a dress of GP Connect holds. */
export interface Holds {
  readonly seed?: Seed
}

/** Other records, from those that the provider was given. */
export const holding =
  (change: (seed: Seed) => Seed) =>
  ({ seed }: Holds): Holds => ({ seed: change(seed ?? loadSeed()) })

/** The types whose records {@link changedAtOnce} dates and no request changes. */
export const UNCHANGING = ['Practitioner', 'Organization', 'Location', 'HealthcareService']

/** Every record was last changed at one instant. */
export const changedAtOnce = (seed: Seed): Seed => {
  const dated = <R>(record: R): R => ({ ...record, changed: CHANGED })
  return {
    ...seed,
    practice: dated(seed.practice),
    locations: seed.locations.map(dated),
    practitioners: seed.practitioners.map(dated),
    services: seed.services.map(dated),
    patients: seed.patients.map(dated),
  }
}

/** Other ids of records, in every place that names them. */
function renamed(seed: Seed, names: ReadonlyMap<string, string>): Seed {
  const of = (id: string): string => names.get(id) ?? id
  const named = <R extends { readonly id: string }>(record: R): R => ({ ...record, id: of(record.id) })
  return {
    ...seed,
    practice: named(seed.practice),
    practitioners: seed.practitioners.map(named),
    services: seed.services.map(named),
    patients: seed.patients.map((patient) => ({
      ...named(patient),
      ...(patient.usualPractitioner === undefined ? {} : { usualPractitioner: of(patient.usualPractitioner) }),
    })),
    sessions: seed.sessions.map((session) => ({
      ...session,
      ...(session.practitioner === undefined ? {} : { practitioner: of(session.practitioner) }),
      ...(session.service === undefined ? {} : { service: of(session.service) }),
    })),
  }
}

/**
 * Records have numbers for ids, as of a table: those that a search finds. Of the others a tester writes the id down, and
 * of whoever stands in an appointment of the practice.
 */
export function numbered(seed: Seed): Seed {
  const inBook = new Set(
    seed.appointments.flatMap(({ patient, session }) => [
      patient,
      seed.sessions.find(({ id }) => id === session)?.practitioner,
    ]),
  )
  const found = [
    seed.practice,
    ...seed.practitioners,
    ...seed.services,
    ...seed.patients.filter(({ left, died, sensitive }) => left === undefined && died === undefined && !sensitive),
  ].filter(({ id }) => !inBook.has(id))
  return renamed(seed, new Map(found.map(({ id }, i) => [id, String(i + 1)])))
}
