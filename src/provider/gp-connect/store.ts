import type { Clock } from '../../core/index.js'
import type { Book } from './book/book.js'
import type { Pds } from './pds.js'
import type { PatientRecord, Seed } from './seed/schema.js'

/** The practice's records while the provider runs: the seed, and all that requests have changed since. */
export interface Store {
  readonly seed: Seed
  readonly pds: Pds
  /** The appointment book. */
  readonly book: Book
  /** The patients on the books, those registered since the start included. */
  patients(): readonly PatientRecord[]
  /** Puts a registered patient on the books, in the place of an inactive record of the same id. */
  register(patient: PatientRecord): void
  /** A logical id that no patient has. */
  freshPatientId(): string
  /** True for a number that was traced before or has been verified since. */
  isVerified(patient: PatientRecord): boolean
  /** Marks a number as verified: a change of the record. */
  markVerified(patient: PatientRecord): void
  /** The present version of a patient's record. */
  version(patient: PatientRecord): number
  /** Back to the seed. */
  reset(): void
}

/**
 * A store on a seed. The seed itself is never changed.
 *
 * @param openBook - opens the appointment book around an instant
 * @param clock - the book moves on with its days
 */
export function createStore(seed: Seed, pds: Pds, openBook: (now: Date) => Book, clock: Clock): Store {
  const verified = new Set<string>()
  const registered = new Map<string, PatientRecord>()
  let book: Book | undefined
  return {
    seed,
    pds,
    get book() {
      const now = clock.now()
      book ??= openBook(now)
      if (now.getTime() >= book.until) book = book.on(now)
      return book
    },
    patients: () =>
      registered.size === 0
        ? seed.patients
        : [...seed.patients.filter(({ id }) => !registered.has(id)), ...registered.values()],
    register: (patient) => void registered.set(patient.id, patient),
    freshPatientId: () => `pat-registered-${String(registered.size + 1)}`,
    isVerified: ({ id, traced }) => traced || verified.has(id),
    markVerified: ({ id }) => void verified.add(id),
    version: ({ id, version }) => (verified.has(id) ? version + 1 : version),
    reset: () => {
      verified.clear()
      registered.clear()
      book = undefined
    },
  }
}
