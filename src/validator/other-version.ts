import { RULES } from './rules.js'
import type { ValidationFinding } from './types.js'

/**
 * What the findings together tell of the version of FHIR: that of which most of them name something which STU3 does not
 * have. A hint, for information: it accuses nobody of more than the findings do.
 */
export function otherVersion(findings: readonly ValidationFinding[]): ValidationFinding[] {
  const counts = new Map<string, number>()
  for (const { params } of findings) {
    const { versions } = params
    for (const v of Array.isArray(versions) ? versions.map(String) : []) counts.set(v, (counts.get(v) ?? 0) + 1)
  }
  const times = Math.max(0, ...counts.values())
  if (times === 0) return []
  const versions = [...counts].filter(([, n]) => n === times).map(([version]) => version)
  const [first] = findings
  const path = first?.path.split('.')[0] ?? ''
  const params = { versions, times }
  const { severity, says } = RULES['fhir-version']
  return [{ rule: 'fhir-version', severity, path, params, message: says(params) }]
}
