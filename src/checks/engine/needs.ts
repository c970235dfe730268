import { NEEDS, type CheckContext, type CheckFacts } from '../check.js'

/** What is hidden from a check, by all combinations of needs, each a bit: made once, since every judgement asks. */
const HIDDEN = Array.from({ length: 1 << NEEDS.length }, (_, needed) =>
  Object.fromEntries(NEEDS.filter((_need, bit) => !(needed & (1 << bit))).map((need) => [need, undefined])),
)

/** The context as a check gets it: without what it does not say that it needs, so that its word cannot lie. */
export function contextFor({ needs = [] }: Pick<CheckFacts, 'needs'>, context: CheckContext): CheckContext {
  return { ...context, ...HIDDEN[needs.reduce((bits, need) => bits | (1 << NEEDS.indexOf(need)), 0)] }
}
