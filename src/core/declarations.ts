/**
 * What the supplier says of the system, in the target file: it turns rules that the specification leaves open into
 * graded ones, and takes interactions that are not offered out of a run (shown as not applicable, never as green).
 */
export interface Declarations {
  /** XML is served beside JSON (a SHOULD at these versions). */
  readonly xml: boolean
  /** requested_scope is examined (SPINE-SEC-009, A54). */
  readonly checksScope: boolean
  /** aud is compared with the service root (A53). */
  readonly checksAudience: boolean
  /** Identifier systems beyond the specification's that searches understand (A76). */
  readonly identifierSystems: readonly string[]
  /** 1.2.8: the effective service filtering switch. */
  readonly serviceFiltering: boolean
  /** Ids of interactions that the system does not offer. */
  readonly unsupported: readonly string[]
}
