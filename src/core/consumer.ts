/** The consumer that the harness plays. */
export interface Consumer {
  /** Ssp-From. */
  readonly asid: string
  readonly odsCode: string
  readonly organisation: string
  /** `iss`. */
  readonly issuer: string
  /** Code of GPConnect-OrganisationType-1 that slot searches name as the consumer's; none is sent where absent. */
  readonly organisationType?: string
}
