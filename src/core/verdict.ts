/**
 * What a finding says of the provider, from best to worst.
 *
 * `blocked` (a prerequisite is missing) and `error` (the harness or one of its parts is at fault) are
 * never green and never accuse the provider.
 */
export const VERDICTS = ['pass', 'info', 'warn', 'blocked', 'fail', 'error'] as const

/** One word of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number]
