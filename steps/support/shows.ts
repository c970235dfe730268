import type { Interaction } from '../../src/catalogue/index.js'
import { resourcesOf, type Answer } from '../../src/checks/index.js'
import type { Shown } from '../../src/run/attachments.js'

/**
 * What an answer shows of the provider itself: that it serves an interaction, where the good request of it was granted
 * and gave what it is for (an empty searchset is no sign of a search); that it refuses, where it refused anything.
 *
 * @param good - the interaction whose good request it answers; absent where the request deviated
 */
export function shownBy(answer: Answer | undefined, good: Interaction | undefined): Shown | undefined {
  if (!answer) return undefined
  if (answer.status >= 400) return 'refused'
  const gives = good && answer.status === good.success && resourcesOf(answer).some(({ type }) => type === good.resource)
  return gives ? 'served' : undefined
}
