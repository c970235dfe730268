import type { Limits } from '../transport/index.js'
import type { EmbeddedFile } from './schema.js'

/** The bounds of a target file in the units of the transport. */
export const limitsOf = ({ timeouts, limits }: Pick<EmbeddedFile, 'timeouts' | 'limits'>): Limits => ({
  connectMs: timeouts.connectSeconds * 1000,
  answerMs: timeouts.answerSeconds * 1000,
  responseBytes: limits.responseMegabytes * 1e6,
})
