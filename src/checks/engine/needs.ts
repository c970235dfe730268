import { NEEDS, type CheckContext, type CheckFacts, type Need } from '../check.js'

type Hidden = Partial<Record<Need, undefined>>

/** What is hidden from checks, by what they need: made once for each combination, since every answer is judged by many. */
const masks = new Map<string, Hidden>()

function maskFor(needs: readonly Need[]): Hidden {
  const key = needs.join(' ')
  const made = masks.get(key)
  if (made) return made
  const mask: Hidden = Object.fromEntries(
    NEEDS.filter((need) => !needs.includes(need)).map((need) => [need, undefined]),
  )
  masks.set(key, mask)
  return mask
}

/** The context as a check gets it: without what it does not say that it needs, so that its word cannot lie. */
export const contextFor = ({ needs = [] }: Pick<CheckFacts, 'needs'>, context: CheckContext): CheckContext =>
  ({ ...context, ...maskFor(needs) }) as CheckContext
