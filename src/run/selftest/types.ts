import type { CheckId, RequirementId } from '../../core/index.js'

/** A fault of the reference provider, as the provider lists it. */
export interface FaultFacts {
  readonly id: string
  /** The interactions whose answers it mutates. */
  readonly interactions: readonly string[] | 'any'
  /** What is mutated; `tls` for connections. */
  readonly at: string
  readonly says: string
  /** The checks that it is there to show; what else it flips stands in the kill matrix. */
  readonly proves: readonly CheckId[]
}

/** A benign variation: nothing may notice it. */
export type BenignFacts = Omit<FaultFacts, 'proves'>

/**
 * One mutation to be tried on one variant: of the provider, of the SSP before an honest one, a provider that answers
 * everything alike, or a dressed one.
 */
export interface Task {
  readonly kind: 'fault' | 'benign' | 'ssp' | 'alike' | 'dress'
  readonly variant: string
  readonly id: string
  readonly at: string
  readonly interactions: readonly string[] | 'any'
  /**
   * The checks that are expected to notice it, by the committed matrix or else by its claim: further scenarios are run
   * where one does not. None where nothing may.
   */
  readonly expected: readonly CheckId[]
  /** Every scenario is run, and not one of those that are alike. */
  readonly whole?: true
  /** Variants of the product that it was tried on before: what they have is not run again. */
  readonly after?: readonly string[]
}

/** What became of scenarios before a dressed provider: lines of scenario and reason, and how long they took. */
export interface Worn {
  readonly failed: readonly string[]
  readonly blocked: readonly string[]
  readonly ms: number
}

/** What a mutation changed against the honest provider. */
export interface Trial {
  /** How many scenarios were run. */
  readonly scenarios: number
  /** Checks that now find a breach, graded a failure or a warning. */
  readonly checks: readonly CheckId[]
  /** Those of them that fail the provider. */
  readonly failing: readonly CheckId[]
  /** Rows that those findings prove. */
  readonly reqs: readonly RequirementId[]
  /** Errors of the harness that the mutation caused: scenario and reason. */
  readonly errors: readonly string[]
  /** Scenarios that were green before a provider that answers everything alike. */
  readonly green?: readonly string[]
  /** Before a dressed provider. */
  readonly worn?: Worn
}

/** The honest provider's run: what must be green before anything is mutated. */
export interface Baseline {
  readonly scenarios: number
  /** Scenarios that were not green, with the reason. */
  readonly notGreen: readonly string[]
  /** What a run without sockets found otherwise than one over them: nothing may. */
  readonly differs: readonly string[]
  /** Checks that gave a finding, and the rows that findings carry. */
  readonly checks: readonly CheckId[]
  readonly reqs: readonly RequirementId[]
}
