import type { ValidationFinding, ValidationResult } from '../types.js'
import type { ServedTerminology } from './served.js'

/**
 * Validates with the help of a terminology server: once to learn which codes are in question, and again with the
 * answers. A server that is absent or cannot tell gives one finding of severity info, never an error.
 * @param validate the same validation each time, by a validator that was made with `terminology`
 */
export async function validateTwice(
  validate: () => ValidationResult,
  terminology: ServedTerminology,
): Promise<ValidationResult> {
  const first = validate()
  if (terminology.open() === 0) return first
  const { asked, answered, trouble } = await terminology.ask()
  const second = answered > 0 ? validate() : first
  if (answered === asked) return second
  return { ...second, findings: [...second.findings, unasked(asked - answered, trouble, second)] }
}

function unasked(open: number, trouble: readonly string[], { resource }: ValidationResult): ValidationFinding {
  const path = typeof resource?.['resourceType'] === 'string' ? resource['resourceType'] : ''
  return {
    rule: 'terminology-server',
    severity: 'info',
    path,
    params: { open, trouble: [...trouble] },
    message: `the terminology server could not judge ${open} code${open === 1 ? '' : 's'}: ${trouble.join('; ')}`,
  }
}
