import { broken, tolerated, type Detail, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { CAVEAT, seenDirectly } from '../engine/caveat.js'

/** A breach of a header rule: through somebody else's SSP it only warns, since that may have changed the header. */
export const headerBreach = ({ exchange }: Answer, detail: Detail): Outcome =>
  seenDirectly(exchange) ? broken(detail) : tolerated({ ...detail, note: CAVEAT })
