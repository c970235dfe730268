import type { Interaction } from '../../catalogue/index.js'
import type { Finding } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { resourcesOf } from '../toolkit/resources.js'

/**
 * What further rules found of an answer after one of its rules broke. Where the answer has nothing of what the
 * interaction is to give, what they miss follows from the first breach: it is not laid to the provider again, and says
 * what it depends on.
 *
 * @param broken - what broke first
 */
export function dependingOn(broken: Finding, found: Finding, answer: Answer, interaction: Interaction): Finding {
  const gives = resourcesOf(answer).some(({ type }) => type === interaction.resource)
  if (gives || broken.verdict !== 'fail' || (found.verdict !== 'fail' && found.verdict !== 'blocked')) return found
  const note = [found.note, `Depends on ${broken.check}, which failed.`].filter(Boolean).join(' ')
  return { ...found, verdict: 'blocked', note }
}
