import { brokeOff, type Finding, type RequirementId } from '../core/index.js'
import type { RecordedExchange } from '../recording/record.js'
import type { RunRecord } from './run-record.js'

/** Id of the run's own judgement whether the provider was there to be judged. */
export const AVAILABLE = 'provider-is-available'

/** What can be seen of a provider that was not there, and what the run made of it. */
const SIGNS: readonly (readonly [says: string, holds: (exchange: RecordedExchange) => boolean])[] = [
  [
    'answered by a front end with nothing usable behind it (judged by no rule)',
    ({ answeredBy, response }) =>
      answeredBy === 'front-end' && response !== undefined && (response.status === 429 || response.status >= 500),
  ],
  ['broke off twice in a row (the provider’s)', ({ failure, former }) => brokeOff(failure) && former !== undefined],
  ['broke off and answered when asked once more', ({ failure, former }) => !failure && former?.another === undefined && former !== undefined], // prettier-ignore
  [
    'commands of which the answer was lost and that were not repeated',
    ({ failure, former }) => brokeOff(failure) && !former,
  ],
]

/**
 * One finding for the whole run, where the provider was not always there: what single scenarios show as errors is one
 * trouble. It warns, since agreed targets of availability are no matter of a run.
 *
 * @param reqs - the rows on availability that stand in what was judged
 */
export function availabilityOf(
  { scenarios }: Pick<RunRecord, 'scenarios'>,
  reqs: readonly RequirementId[],
): Finding | undefined {
  // How a connection ends that is bent to be refused says nothing of whether anybody was there.
  const exchanges = scenarios.flatMap((scenario) => scenario.exchanges).filter(({ connection }) => !connection)
  const seen = SIGNS.map(([says, holds]) => [says, exchanges.filter(holds)] as const).filter(([, of]) => of.length > 0)
  const first = seen[0]?.[1][0]
  if (!first) return undefined
  const received = seen.map(([says, of]) => `${of.length} × ${says}`).join('; ')
  return {
    check: AVAILABLE,
    verdict: 'warn',
    says: 'The provider is there throughout the run',
    reqs,
    expected: `${exchanges.length} whole answers of the provider`,
    received,
    note: `See ${seen
      .map(([, of]) =>
        of
          .slice(0, 5)
          .map(({ id }) => id)
          .join(', '),
      )
      .join('; ')}.`,
    exchange: first.id,
    answeredBy: first.answeredBy,
  }
}
