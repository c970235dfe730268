import { firstRefusal } from '../../frame/rule.js'
import type { Refused } from '../../frame/messages.js'
import type { RequestContext, CareRule } from '../request-context.js'
import { honest } from '../policies.js'

/** What an honest provider refuses, for one that does first what it was asked for and refuses it afterwards. */
export const honestRefusal = (rules: readonly CareRule[], asked: RequestContext): Refused | undefined =>
  firstRefusal(rules, { ...asked, policies: honest, skips: () => false })
