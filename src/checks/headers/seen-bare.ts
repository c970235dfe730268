import { broken, tolerated, type Detail, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'

/**
 * True where nothing that is not ours stood between harness and provider: the direct hop, or the harness's own SSP,
 * which records what it forwards.
 */
export const seenBare = ({ exchange }: Answer): boolean => exchange.hop === 'direct' || exchange.forwarded !== undefined

/** A breach of a header rule: through somebody else's SSP it only warns, since that may have changed the header. */
export const headerBreach = (answer: Answer, detail: Detail): Outcome =>
  seenBare(answer)
    ? broken(detail)
    : tolerated({ ...detail, note: 'Seen through a Spine Secure Proxy that is not the harness’s own.' })
