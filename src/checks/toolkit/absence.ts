import { blocked, noted, type JsonObject, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { CheckContext, Judgement } from '../check.js'
import { resources } from './located.js'

/**
 * What stands in the way of a pass by absence: an empty answer keeps every rule that something must not be shown, and
 * proves none of them.
 */

/**
 * Something of the kind has to be seen: in the answer itself, or in the control search.
 *
 * @param type - the type that the interaction is about where absent
 * @returns `blocked` where nothing was; undefined where an absence shows something
 */
export function nothingSeen(
  answer: Answer,
  { control, interaction }: Pick<CheckContext, 'control' | 'interaction'>,
  type = interaction.resource,
): Outcome | undefined {
  if ([answer, control].some((one) => one && resources(one, type).length > 0)) return undefined
  const searched = control ? `nor the control search ${control.exchange.request.path}` : 'nor any control search'
  return blocked(`Nothing was seen that could have been left out: neither the answer ${searched} shows a ${type}.`)
}

/**
 * A search that showed a thing before still shows the others that it showed then.
 *
 * @param before - the same search, as it was answered before
 * @param isGone - true for what has to be gone by now
 * @returns `blocked` where the search showed nothing before, or has lost everything; undefined where it can be believed
 */
export function allGone(
  answer: Answer,
  before: Answer | undefined,
  type: string,
  isGone: (resource: JsonObject) => boolean,
): Outcome | undefined {
  const shown = before ? resources(before, type).map(({ value }) => value) : []
  if (shown.length === 0) return blocked(`No search had shown the ${type} before.`)
  const others = shown.filter((one) => !isGone(one)).length
  if (others === 0 || resources(answer, type).length > 0) return undefined
  return blocked(
    `Nothing was seen that could have been left out: of the ${others} other ${type} that the same search showed before, none is there.`,
  )
}

/** A pass on what no search can show to exist says on whose word it stands. */
export const byDeclaration = (outcome: Outcome): Judgement =>
  outcome.kind === 'ok'
    ? [outcome, noted({ note: 'By declaration: that it exists is the target file’s word.' })]
    : outcome
