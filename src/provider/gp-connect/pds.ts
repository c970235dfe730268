import type { PdsEntry } from './seed/schema.js'

/** The Personal Demographics Service as the provider sees it; the stub below, or an emulator over the wire. */
export interface Pds {
  /**
   * What PDS holds under an NHS number.
   *
   * @returns undefined where PDS does not know the number
   * @throws where PDS cannot be reached; the provider then answers 500
   */
  retrieve(nhsNumber: string): Promise<PdsEntry | undefined>
}

/** A PDS that holds the entries of the seed. */
export function stubPds(entries: readonly PdsEntry[]): Pds {
  const byNumber = new Map(entries.map((e) => [e.nhsNumber, e]))
  return { retrieve: (nhsNumber) => Promise.resolve(byNumber.get(nhsNumber)) }
}
