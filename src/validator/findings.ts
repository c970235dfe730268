import type { Json, JsonObject } from '../core/index.js'
import { fhirPath } from './paths.js'
import { RULES, type RuleName } from './rules.js'
import type { Severity, ValidationFinding } from './types.js'

/** As many findings as anyone reads; a hostile document could cause millions. */
export const MAX_FINDINGS = 5000

/** Gathers the findings of one document, each once: two profiles of a resource say most things twice. */
export class Findings {
  readonly all: ValidationFinding[] = []
  private readonly seen = new Set<string>()
  /** True where no more findings are kept. */
  full = false

  /** @param pointer - where, as a JSON pointer that starts with the type of the root resource */
  add(rule: RuleName, pointer: string, params: JsonObject, profile: string, severity?: Severity): void {
    if (this.full) return
    const path = fhirPath(pointer)
    const key = `${rule} ${path} ${rule === 'json-type' ? '' : JSON.stringify(params)}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    if (this.all.length >= MAX_FINDINGS) {
      this.full = true
      this.keep('too-many-findings', path.split('.')[0] ?? '', { limit: MAX_FINDINGS }, profile)
    } else this.keep(rule, path, params, profile, severity)
  }

  get errors(): number {
    return this.all.filter(({ severity }) => severity === 'error').length
  }

  private keep(rule: RuleName, path: string, params: JsonObject, profile: string, severity?: Severity): void {
    const { severity: usual, says } = RULES[rule]
    const from = profile === '' ? {} : { profile }
    const cut = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, excerpt(value)]))
    this.all.push({ rule, severity: severity ?? usual, path, ...from, params: cut, message: says(cut) })
  }
}

/** As much of a value as a reader needs: findings must not carry a document of megabytes along. */
function excerpt(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.length > 300 ? `${value.slice(0, 300)}...` : value
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => excerpt(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  const text = JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}...` : value
}
