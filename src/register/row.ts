import type { RequirementId } from '../core/index.js'

/** RFC 2119 keyword of a row. */
export type Level = 'SHALL' | 'SHALL NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY'

/** The answer that an error case asks for; texts as the row gives them (`400`, `400 or 422`, `not stated`). */
export interface ExpectedError {
  readonly http: number | string
  readonly issue: string
  readonly spine: string
}

/** One normative statement. Format: requirements/README.md. */
export interface Row {
  readonly id: RequirementId
  /** Register file, without ending: `foundations`, `spine`, ... */
  readonly register: string
  /** Kebab-case interaction, or `general`. */
  readonly interaction: string
  /** Specification versions in which it stands. */
  readonly versions: readonly string[]
  readonly page: string
  readonly actor: 'provider' | 'consumer' | 'ssp' | 'message'
  readonly level: Level
  readonly says: string
  /** How a harness verifies it; absent where `excused` says why it cannot. */
  readonly check?: string
  readonly excused?: string
  readonly error?: ExpectedError
  /** Line of the file on which the row starts. */
  readonly line: number
}

/** The rows of the register, found by id. */
export interface Register {
  readonly rows: readonly Row[]
  /** @throws RangeError for an unknown id */
  row(id: RequirementId): Row
  has(id: RequirementId): boolean
}
