import { findVariant, type StandardName } from '../catalogue/index.js'
import type { RunRecord } from '../run/run-record.js'

/** Something by which a server shows that it is not what a run was pointed at. */
interface Sign {
  /** Any of these checks, wherever it was judged. */
  readonly checks: readonly string[]
  readonly says: string
}

/** What every provider of a standard has, whatever else it does wrong. */
const SIGNS: Readonly<Record<StandardName, readonly Sign[]>> = {
  'gp-connect': [
    { checks: ['resource-names-its-profile'], says: 'no resource names a profile of GP Connect' },
    {
      checks: [
        'capability-statement-lists-register-patient',
        'capability-statement-lists-the-profiles-of-what-is-offered',
      ],
      says: 'its capability statement has neither an operation nor the profiles of GP Connect',
    },
    { checks: ['refuses-request-without-token'], says: 'it serves requests without a token' },
    { checks: ['refuses-missing-ssp-interaction-id'], says: 'it does not look at the Ssp header fields' },
    { checks: ['error-has-one-coding'], says: 'its errors have no Spine code' },
  ],
  'care-connect': [
    { checks: ['resource-names-its-profile'], says: 'no resource names a profile of Care Connect' },
    { checks: ['refuses-call-without-token'], says: 'it serves calls without a token' },
    { checks: ['slot-has-a-uuid-identifier'], says: 'its slots have no identifier' },
  ],
}

/** So many signs of a standard make a server another one than was meant; fewer are findings like others. */
const ENOUGH = 3

const NAMES: Readonly<Record<StandardName, string>> = {
  'gp-connect': 'a GP Connect provider',
  'care-connect': 'a Care Connect provider',
}

/**
 * Says that a target does not look like a provider of its standard at all, with the signs: it may be another server, or
 * another path of the right one. No verdict hangs on it.
 */
export function unlike({ scenarios, variants, target }: RunRecord): string[] {
  const standards = new Set(variants.flatMap((id) => findVariant(id)?.standard ?? []))
  const findings = scenarios.flatMap((scenario) => scenario.findings)
  /** Everywhere, and at least once: a provider that does it right in one place is of the kind. */
  const isSeen = ({ checks }: Sign): boolean => {
    const judged = findings.filter(({ check, verdict }) => checks.includes(check) && ['pass', 'fail'].includes(verdict))
    return judged.length > 0 && judged.every(({ verdict }) => verdict === 'fail')
  }
  return [...standards].flatMap((standard) => {
    const seen = SIGNS[standard].filter(isSeen).map(({ says }) => says)
    if (seen.length < ENOUGH) return []
    return [
      `${target.label} does not look like ${NAMES[standard]}: ${seen.join('; ')}. Is ${target.base} the service root that was meant?`,
    ]
  })
}
