import type { CheckId, RequirementId } from '../core/index.js'

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
  /** Register file, without ending: `foundations`, `gp-connect-common`, ... */
  readonly register: string
  /** Kebab-case interaction, or `general`. */
  readonly interaction: string
  /** Specification versions in which it stands, as `since`, `until`, `not` and `only` of the file say. */
  readonly versions: readonly string[]
  readonly page: string
  readonly actor: 'provider' | 'consumer' | 'ssp' | 'message'
  readonly level: Level
  readonly says: string
  /** How a harness verifies it; absent where `excused` says why it cannot. */
  readonly check?: string
  readonly excused?: string
  readonly error?: ExpectedError
  /**
   * Interactions that a row of `general` speaks of; all where absent. A finding on another one does not show the row,
   * so it must not carry it.
   */
  readonly speaksOf?: readonly string[]
  /** Line of the file on which the row starts. */
  readonly line: number
}

/** The rows of the register, found by id. */
export interface Register {
  readonly rows: readonly Row[]
  /** @throws RangeError for an unknown id */
  row(id: RequirementId): Row
  has(id: RequirementId): boolean
  /** The rows that name a general check as the one that judges them, of all registers. */
  judgedBy(check: CheckId): readonly RequirementId[]
}
