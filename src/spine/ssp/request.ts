import type { Headers } from '../../core/index.js'
import { splitUrl, type Address } from '../../transport/index.js'

/** Where a request is to go: the URL that follows the SSP's own, byte for byte. */
export interface Destination extends Address {
  readonly url: string
}

/** What the proxy's rules look at. */
export interface SspRequest {
  readonly method: string
  /** The request target as it came: `/https://provider.example/A20047/STU3/1/gpconnect/...`. */
  readonly target: string
  readonly headers: Headers
  /** Absent where the target holds no https URL. */
  readonly destination?: Destination
  /** Names of the consumer's certificate; `problem` where it is missing or does not hold. */
  readonly consumer: { readonly names: readonly string[]; readonly problem?: string }
}

/** The provider's URL inside the request target (spec facts section 3.1). */
export function destinationOf(target: string): Destination | undefined {
  const url = target.slice(1)
  const found = splitUrl(url)
  return found && { ...found, url }
}
