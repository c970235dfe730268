import { broken, laidTo, noted, ok, tolerated, type Detail, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { matchesOf } from '../bundle/entries.js'
import type { Check, CheckContext } from '../check.js'
import { codeFitsStatus } from '../operation-outcome/codes-of-status.js'
import { isOutcome, issuesOf } from '../operation-outcome/issues.js'
import { nothingSeen } from '../toolkit/absence.js'
import { typeOf } from '../toolkit/resources.js'
import type { Refusal, Refused } from './refusal.js'

/** The check of a refusal. Issue type, display, profile and so on are judged by the standard rules, once for all. */
export const compile = (refusal: Refusal): Check => ({
  id: refusal.id,
  reqs: refusal.reqs,
  needs: [...(refusal.success?.needs ?? []), ...(passesEmpty(refusal) ? ['control' as const] : [])],
  ...(refusal.frontEnd === undefined ? {} : { frontEnd: refusal.frontEnd }),
  judge(answer, context) {
    const detail = { at: 'status', expected: refusal.passes.map(inWords).join(', or '), received: describe(answer) }
    if (refusal.ifDeclared && !refusal.ifDeclared(context, answer))
      return noted({ ...detail, note: 'Graded only where the supplier declares this check in the target file.' })
    if (answer.status < 300)
      return laidTo(({ id }) => !OF_ERRORS.includes(id), judgeSuccess(refusal, answer, context, detail))
    const outcome = judgeRefusal(refusal, answer, context, detail)
    return answer.status < 500 ? laidTo(({ error }) => error !== undefined, outcome) : outcome
  },
})

/**
 * Rows on how an error is answered, whatever it is: who serves what had to be refused breaks the rule that it is
 * refused, and answers no error. Who refuses otherwise than the row has it breaks the rows that give an answer; who
 * breaks down has done neither.
 */
const OF_ERRORS = ['SPINE-ERR-023', 'SPINE-JWT-002']

const DECLARED = 'The supplier declares that it supports this system, so that it need not be refused.'

/** An empty answer that passes has to stand beside a search that finds something. */
const passesEmpty = ({ success }: Refusal): boolean => success?.empty === true && success.verdict === 'passes'

function judgeSuccess({ success }: Refusal, answer: Answer, context: CheckContext, detail: Detail): Outcome {
  if (!success || success.unless?.(context, answer)) return broken(detail)
  if (success.onlyIf && !success.onlyIf(answer, context)) return broken(detail)
  const empty = answer.resource?.['resourceType'] === 'Bundle' && matchesOf(answer).length === 0
  if (success.empty && !empty) return broken({ ...detail, received: `${detail.received} with content` })
  const system = success.passesForDeclaredSystem && context.asked?.system
  if (system && context.declared.identifierSystems.includes(system)) return noted({ ...detail, note: DECLARED })
  const outcome = { ...detail, note: success.because }
  const { interaction } = context
  const seen = (): Outcome | undefined => nothingSeen(answer, success.empty ? context : { interaction })
  const passed = (): Outcome => (empty ? seen() : undefined) ?? ok()
  return { passes: passed, warns: tolerated, noted }[success.verdict](outcome)
}

function judgeRefusal(refusal: Refusal, answer: Answer, context: CheckContext, detail: Detail): Outcome {
  if (refusal.passes.some((one) => fits(one, answer, context))) return ok()
  const tolerance = refusal.warns?.find((one) => fits(one, answer, context))
  if (tolerance) return tolerated({ ...detail, note: tolerance.because })
  if (refusal.token && [401, 403].includes(answer.status)) return byRfc6750(answer, detail)
  if (refusal.otherRefusal !== undefined && answer.status < 500 && isOutcome(answer))
    return tolerated({ ...detail, note: refusal.otherRefusal })
  return broken(detail)
}

const byRfc6750 = (answer: Answer, detail: Detail): Outcome =>
  isOutcome(answer) && challenges(answer)
    ? tolerated({ ...detail, note: 'As RFC 6750 section 3.1 has it, which the JWT page prescribes (A4).' })
    : broken({ ...detail, note: 'RFC 6750 has 401 and 403 with WWW-Authenticate: Bearer.' })

/** RFC 6750 answers always challenge: `WWW-Authenticate: Bearer ...`. */
const challenges = (answer: Answer): boolean => /^\s*bearer\b/i.test(answer.header('WWW-Authenticate') ?? '')

/**
 * Whether there is an OperationOutcome is another check's; where a code is published, it has to be there, and where
 * none is, another status' code must not be: Care Connect tables none.
 */
const fits = ({ http, spine }: Refused, answer: Answer, { variant: { standard } }: CheckContext): boolean => {
  if (answer.status !== http) return false
  if (spine !== undefined) return issuesOf(answer).some((issue) => issue.spine === spine)
  return standard !== 'gp-connect' || codeFitsStatus(answer)
}

const inWords = ({ http, spine }: Refused): string => (spine ? `${http} ${spine}` : `${http} with an OperationOutcome`)

function describe(answer: Answer): string {
  const codes = issuesOf(answer).flatMap(({ spine }) => spine ?? [])
  const kind = typeOf(answer.resource, answer.text === '' ? 'no body' : 'a body that is no resource')
  return [answer.status, ...(codes.length > 0 ? codes : [kind])].join(' ')
}
