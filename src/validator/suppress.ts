import type { ValidationFinding } from './types.js'

/** A finding that is known and accepted. */
export interface Suppression {
  /** The rule, such as `format`; or `invariant:per-1`, an invariant by its key. */
  readonly rule: string
  /** The FHIR path; an index may be left out (`Bundle.entry.resource.id`), and `*` stands for anything. */
  readonly path: string
  /** Why it is accepted; for the reader of the configuration. */
  readonly reason: string
}

/** Tells the findings that are suppressed: by rule and path, never by text. */
export function suppressor(suppressions: readonly Suppression[]): (finding: ValidationFinding) => boolean {
  const compiled = suppressions.map(({ rule, path }) => ({ rule, path: pathPattern(path) }))
  return ({ rule, path, params }) => {
    const names = [rule, typeof params['key'] === 'string' ? `${rule}:${params['key']}` : rule]
    return compiled.some((s) => names.includes(s.rule) && s.path.test(path))
  }
}

/** `Bundle.entry.resource.id` matches every entry; `Bundle.entry[0]` only the first. */
function pathPattern(path: string): RegExp {
  const steps = path.split('.').map((step) => {
    const quoted = step.replace(/[\\^$+?()|{}[\]]/g, '\\$&').replace(/\*/g, '.*')
    return step.endsWith(']') ? quoted : `${quoted}(\\[\\d+\\])?`
  })
  return new RegExp(`^${steps.join('\\.')}$`)
}
