import type { Outcome, Verdict } from '../../core/index.js'
import type { Level, Row } from '../../register/row.js'

/** What a breach of a row of that level is. */
const BREACH: Readonly<Record<Level, Verdict>> = {
  SHALL: 'fail',
  'SHALL NOT': 'fail',
  SHOULD: 'warn',
  'SHOULD NOT': 'warn',
  MAY: 'info',
}

const GRAVEST_FIRST: readonly Verdict[] = ['fail', 'warn', 'info']

/**
 * The verdict of one outcome. The severity of a breach is the register's: that of the strictest row at hand.
 *
 * @param rows - the rows that apply; at least one
 */
export function verdictOf(outcome: Outcome, rows: readonly Row[]): Verdict {
  switch (outcome.kind) {
    case 'ok':
      return 'pass'
    case 'tolerated':
      return 'warn'
    case 'noted':
      return 'info'
    case 'blocked':
      return 'blocked'
    case 'broken': {
      const breaches = rows.map((row) => BREACH[row.level])
      return GRAVEST_FIRST.find((verdict) => breaches.includes(verdict)) ?? 'info'
    }
  }
}
