import type { Clock, JsonObject } from '../core/index.js'
import type { Dialect } from './standards/standard.js'

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
    /** Code of GPConnect-OrganisationType-1 that slot searches name as the consumer's; none is sent where absent. */
    readonly organisationType?: string
  }
  /** How requests are made; as GP Connect has it where absent. */
  readonly dialect?: Dialect
  /** Gives the token its times. */
  readonly clock: Clock
}

/** One parameter of a query, not encoded yet. */
export type Parameter = readonly [name: string, value: string]

/** What a request asks for: the token of a search, the logical id of a read, the resource of a create. */
export interface Ask {
  readonly system?: string
  readonly value?: string
  readonly id?: string
  /** The whole query of a search by something else than an identifier. */
  readonly query?: readonly Parameter[]
  /** The resource that is sent. */
  readonly body?: JsonObject
  /** Version id that an update goes out from; If-Match is made of it. */
  readonly version?: string
  /** X-Request-ID, where the standard has one; a fresh one where absent. */
  readonly requestId?: string
}
