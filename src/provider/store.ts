import type { Pds } from './pds.js'
import type { PatientRecord, Seed } from './seed/schema.js'

/** The practice's records while the provider runs: the seed, and which numbers were verified on PDS since. */
export interface Store {
  readonly seed: Seed
  readonly pds: Pds
  /** True for a number that was traced before or has been verified since. */
  isVerified(patient: PatientRecord): boolean
  /** Marks a number as verified: a change of the record. */
  markVerified(patient: PatientRecord): void
  /** The present version of a patient's record. */
  version(patient: PatientRecord): number
  /** Back to the seed. */
  reset(): void
}

/** A store on a seed. The seed itself is never changed. */
export function createStore(seed: Seed, pds: Pds): Store {
  const verified = new Set<string>()
  return {
    seed,
    pds,
    isVerified: ({ id, traced }) => traced || verified.has(id),
    markVerified: ({ id }) => void verified.add(id),
    version: ({ id, version }) => (verified.has(id) ? version + 1 : version),
    reset: () => verified.clear(),
  }
}
