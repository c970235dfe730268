import { NEEDS, type CheckContext, type CheckFacts } from '../check.js'

/** The context as a check gets it: without what it does not say that it needs, so that its word cannot lie. */
export function contextFor({ needs = [] }: Pick<CheckFacts, 'needs'>, context: CheckContext): CheckContext {
  const hidden = NEEDS.filter((need) => !needs.includes(need))
  return { ...context, ...Object.fromEntries(hidden.map((need) => [need, undefined])) }
}
