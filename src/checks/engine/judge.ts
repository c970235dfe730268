import {
  blocked,
  HarnessError,
  laidTo,
  tolerated,
  type Detail,
  type Exchange,
  type Finding,
  type Outcome,
  type RowFacts,
} from '../../core/index.js'
import type { Register, Row } from '../../register/row.js'
import type { Answer } from '../answer.js'
import type { Attempt, Check, CheckContext, CheckFacts, Judged, Sequence } from '../check.js'
import { sentenceOf } from '../sentence.js'
import { withCaveat } from './caveat.js'
import { verdictOf } from './grade.js'
import { contextFor } from './needs.js'
import { applicableRows } from './rows.js'

/**
 * Judges an answer by a check, or by every check of a sequence, whatever the others found. In a sequence, which holds
 * for several interactions and versions, a check without a row at hand is silent; one that is named has to have a row.
 *
 * @returns at least one finding for each check that has a row at hand and speaks of the answer, a `pass` where nothing
 *   is wrong; `blocked` findings where none of them speaks of it
 * @throws HarnessError for what were a vacuous or unjust verdict: a check without outcome, a named check or a whole
 *   sequence without row, an answer of the SSP (never the provider's)
 */
export function judge(what: Check | Sequence, answer: Answer, context: CheckContext, register: Register): Finding[] {
  if (answer.exchange.answeredBy !== 'provider')
    throw new HarnessError(
      'judged-another',
      `${nameOf(what)} would judge exchange ${answer.exchange.id}, which was answered by ${answer.exchange.answeredBy}`,
    )
  const [checks, named] = 'checks' in what ? [what.checks, false] : [[what], true]
  const findings = checks.flatMap((check) => judgeOne(check, answer, context, register, named))
  return findings.length > 0 ? findings : unseen(what, checks, answer, context, register)
}

/**
 * Where every check with a row at hand speaks of other answers than this one, the provider left out what they are about
 * and each of them is blocked. Where none has a row, the harness asked what nobody has a rule for.
 */
function unseen(
  what: Check | Sequence,
  checks: readonly Check[],
  answer: Answer,
  context: CheckContext,
  register: Register,
): Finding[] {
  const findings = checks.flatMap((check) => {
    const rows = applicableRows(check, context, register)
    return rows.length === 0 ? [] : [findingOf(check, blocked(UNSEEN), rows, answer)]
  })
  if (findings.length > 0) return findings
  throw new HarnessError('nothing-judged', `${nameOf(what)} judged nothing on exchange ${answer.exchange.id}`)
}

const UNSEEN = 'The answer has nothing of what this speaks of.'

/**
 * Judges a connection that was tried: there need not be an answer, since to be refused is what most of them are for.
 *
 * @throws HarnessError as {@link judge}, and for an exchange that the SSP answered or whose connection did not deviate
 */
export function judgeConnection(
  check: Check<Attempt>,
  attempt: Attempt,
  context: CheckContext,
  register: Register,
): Finding[] {
  const { id, answeredBy, connection } = attempt.exchange
  if (answeredBy === 'ssp' || !connection)
    throw new HarnessError('judged-another', `${check.id} would judge exchange ${id}, which tried no connection`)
  return judgeOne(check, attempt, context, register, true)
}

/**
 * Judges a refusal that a front end gave by itself: a warning by the check that speaks of such a request.
 *
 * @throws HarnessError for another answer, and for a check that front ends are no matter of
 */
export function judgeFrontEnd(check: Check, exchange: Exchange, context: CheckContext, register: Register): Finding[] {
  const { frontEnd: note, id } = check
  if (exchange.answeredBy !== 'front-end' || note === undefined)
    throw new HarnessError('judged-another', `${id} would judge ${exchange.id} as the refusal of a front end`)
  const { status, reason } = exchange.response ?? { status: 0, reason: '' }
  const received = `${status} ${reason}`.trim()
  const outcome = tolerated({ at: 'status', expected: 'a refusal of the provider', received, note })
  const tolerance: Check<Judged> = {
    id,
    reqs: check.reqs,
    judge: () => outcome,
    ...(check.says && { says: check.says }),
  }
  return judgeOne(tolerance, { exchange }, context, register, true)
}

/** @param named - the check is judged by itself, not as one of a sequence */
function judgeOne<S extends Judged>(
  check: Check<S>,
  subject: S,
  context: CheckContext,
  register: Register,
  named: boolean,
): Finding[] {
  const seen = contextFor(check, context)
  if (check.when && !check.when(subject, seen)) return []
  const rows = applicableRows(check, context, register)
  if (rows.length === 0) {
    if (!named) return []
    const where = `${context.interaction.id} in ${context.variant.id}`
    throw new HarnessError('check-without-row', `${check.id} names no requirement of ${where}`)
  }
  const outcomes = [check.judge(subject, seen)].flat()
  if (outcomes.length === 0)
    throw new HarnessError('check-without-outcome', `${check.id} found nothing to judge in ${subject.exchange.id}`)
  const meant = check.byScenario ? ofScenario(context) : undefined
  return reportable(outcomes).map((outcome) =>
    findingOf(check, meant ? laidTo(meant, outcome) : outcome, rows, subject),
  )
}

const ofScenario =
  ({ about = [] }: CheckContext) =>
  ({ id }: RowFacts): boolean =>
    about.includes(id)

/** Everything but the good; and one good, unless a breach, a tolerance or a missing prerequisite speaks against it. */
function reportable(outcomes: readonly Outcome[]): Outcome[] {
  const notable = outcomes.filter(({ kind }) => kind !== 'ok')
  const good = outcomes.find(({ kind }) => kind === 'ok')
  return good && notable.every(({ kind }) => kind === 'noted') ? [good, ...notable] : notable
}

function findingOf(check: CheckFacts, outcome: Outcome, all: readonly Row[], { exchange }: Judged): Finding {
  const rows = rowsAbout(outcome, all)
  const verdict = verdictOf(outcome, rows)
  const detail = detailOf(outcome)
  return {
    check: check.id,
    verdict,
    reqs: rows.map((row) => row.id),
    ...(verdict === 'pass' ? {} : { says: sentenceOf(check) }),
    ...detail,
    ...withCaveat(detail.note, verdict, exchange),
    exchange: exchange.id,
    answeredBy: exchange.answeredBy,
  }
}

/** Those of the rows at hand that an outcome is about: all, where it says nothing or none of those it names is here. */
function rowsAbout(outcome: Outcome, rows: readonly Row[]): readonly Row[] {
  const { about } = outcome.kind === 'ok' ? {} : outcome
  const meant = about ? rows.filter(about) : rows
  return meant.length > 0 ? meant : rows
}

const DETAIL = ['at', 'expected', 'received', 'note'] as const

const detailOf = (outcome: Detail): Detail =>
  Object.fromEntries(DETAIL.flatMap((name) => (outcome[name] === undefined ? [] : [[name, outcome[name]]])))

const nameOf = (what: Check | Sequence): string => ('checks' in what ? `the sequence "${what.name}"` : what.id)
