import { HarnessError, ok, type Outcome } from '../../core/index.js'

/**
 * The outcomes of every member. A loop over nothing proves nothing, so it is a harness error: a step has to make sure
 * that there is something to judge, or the check says {@link eachOrNone}.
 *
 * @param what - name of the members for the message
 * @throws HarnessError when there is no member
 */
export function each<T>(what: string, members: readonly T[], judge: (member: T, index: number) => Outcome[] | Outcome) {
  if (members.length === 0) throw new HarnessError('loop-over-nothing', `no ${what} to judge`)
  return members.flatMap(judge)
}

/** The outcomes of every member; `ok` where there is none, for rules that an absent element keeps. */
export function eachOrNone<T>(members: readonly T[], judge: (member: T, index: number) => Outcome[] | Outcome) {
  return members.length === 0 ? [ok()] : members.flatMap(judge)
}
