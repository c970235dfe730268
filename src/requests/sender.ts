import type { Clock } from '../core/index.js'

/** What a request needs to know of the system it goes to and of the consumer that the harness plays. */
export interface Sender {
  /** The provider's service root, `[base]`; the token's `aud`. */
  readonly base: string
  /** Ssp-To. */
  readonly providerAsid: string
  readonly consumer: {
    /** Ssp-From. */
    readonly asid: string
    readonly odsCode: string
    readonly organisation: string
    /** `iss`. */
    readonly issuer: string
  }
  /** Gives the token its times. */
  readonly clock: Clock
}

/** What a request asks for: the token of a search, the logical id of a read. */
export interface Ask {
  readonly system?: string
  readonly value?: string
  readonly id?: string
}
