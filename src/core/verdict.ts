/**
 * What a finding says of the provider, from best to worst.
 *
 * `blocked` (a prerequisite is missing) and `error` (the harness or one of its parts is at fault) are
 * never green and never accuse the provider.
 */
export const VERDICTS = ['pass', 'info', 'warn', 'blocked', 'fail', 'error'] as const

/** One word of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number]

/**
 * The gravest of some verdicts.
 *
 * @param verdicts - at least one verdict
 * @returns the one that stands last in {@link VERDICTS}
 * @throws RangeError when there is none: nothing judged is not a pass
 */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) throw new RangeError('no verdict to choose from: nothing was judged')
  return VERDICTS[Math.max(...verdicts.map((v) => VERDICTS.indexOf(v)))] as Verdict
}
