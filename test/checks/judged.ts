import { NEEDS, type Check, type CheckContext, type Judged, type Need } from '../../src/checks/check.js'
import type { Outcome } from '../../src/core/index.js'

/** A context that tells each part that is read and is not there for everybody. */
export const watched = (context: CheckContext, told: (need: Need) => void): CheckContext =>
  new Proxy(context, {
    get(target, name, receiver): unknown {
      const need = NEEDS.find((one) => one === name)
      if (need) told(need)
      return Reflect.get(target, name, receiver)
    },
  })

/** The outcomes of a check that reads nothing but what it says that it needs; anything else throws. */
export function judged<S extends Judged>(check: Check<S>, subject: S, context: CheckContext): Outcome[] {
  const strict = watched(context, (need) => {
    if (!check.needs?.includes(need)) throw new Error(`${check.id} reads ${need} and does not say that it needs it`)
  })
  return [check.judge(subject, strict)].flat<(Outcome | readonly Outcome[])[], 1>()
}
