import type { ReplyMutation } from './mutation.js'
import type { Overlay } from '../policy.js'
import type { FaultOf, Proof } from './family.js'

/** A fault of the body in one line: name, what it says, the change, the check that notices. */
export const bodyFault = (name: string, says: string, apply: ReplyMutation['apply'], proves: Proof): FaultOf => ({
  name,
  says,
  at: 'body',
  apply,
  proves,
})

/** A fault of rules that are passed over. */
export const skipFault = (name: string, says: string, skips: readonly string[], proves: Proof): FaultOf => ({
  name,
  says,
  at: 'state',
  skips,
  proves,
})

/** A rule as the names of faults have it. */
export const ruleName = (rule: string): string => rule.replaceAll(/[._]/g, '-').toLowerCase()

/** The provider does not look at a rule, nor at those that would refuse the same request: it goes through. */
export const passes = (
  rule: string,
  says: string,
  refusals: string | readonly string[],
  also: readonly string[] = [],
): FaultOf => skipFault(`passes-${ruleName(rule)}`, says, [rule, ...also], refusing(refusals))

/** Makes faults of other decisions, typed by the policies of a standard; they may pass over rules, too. */
export const stateFaultOf =
  <P extends object>() =>
  (name: string, says: string, policies: Overlay<P>, proves: Proof, skips: readonly string[] = []): FaultOf => ({
    name,
    says,
    at: 'state',
    skips,
    policies,
    proves,
  })

/** The checks of refusals, by what is refused. */
export const refusing = (refusals: string | readonly string[]): string[] =>
  [refusals].flat().map((refusal) => `refuses-${refusal}`)
