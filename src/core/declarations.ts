/**
 * What of a token's requested_scope a system compares with the one that the interaction asks for: whether it is one of
 * the four that there are, its resource (patient, organization), its verb (read, write).
 */
export const SCOPE_PARTS = ['value', 'resource', 'verb'] as const

/** One word of {@link SCOPE_PARTS}. */
export type ScopePart = (typeof SCOPE_PARTS)[number]

/**
 * What the supplier says of the system, in the target file: it turns rules that the specification leaves open into
 * graded ones, and takes interactions that are not offered out of a run (shown as not applicable, never as green).
 */
export interface Declarations {
  /** XML is served beside JSON (a SHOULD at these versions). */
  readonly xml: boolean
  /** What of requested_scope is examined (SPINE-SEC-009, A54); none of it where empty. */
  readonly checksScope: readonly ScopePart[]
  /** aud is compared with the service root (A53). */
  readonly checksAudience: boolean
  /** Identifier systems beyond the specification's that searches understand (A76). */
  readonly identifierSystems: readonly string[]
  /** 1.2.8: the effective service filtering switch. */
  readonly serviceFiltering: boolean
  /** The system has no PDS to ask: what a trace on PDS decides is not applicable. */
  readonly noPds: boolean
  /** Ids of interactions that the system does not offer. */
  readonly unsupported: readonly string[]
}
