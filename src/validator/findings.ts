import type { JsonObject } from '../core/index.js'
import { fhirPath } from './paths.js'
import { RULES, type RuleName } from './rules.js'
import type { Severity, ValidationFinding } from './types.js'

/** As many findings as anyone reads; a hostile document could cause millions. */
export const MAX_FINDINGS = 5000

/** Gathers the findings of one document, each once: two profiles of a resource say most things twice. */
export class Findings {
  readonly all: ValidationFinding[] = []
  private readonly seen = new Set<string>()
  private overflow = false

  /** @param pointer - where, as a JSON pointer that starts with the type of the root resource */
  add(rule: RuleName, pointer: string, params: JsonObject, profile: string, severity?: Severity): void {
    if (this.overflow) return
    const path = fhirPath(pointer)
    const key = `${rule} ${path} ${rule === 'json-type' ? '' : JSON.stringify(params)}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    if (this.all.length >= MAX_FINDINGS) {
      this.overflow = true
      this.keep('too-many-findings', path.split('.')[0] ?? '', { limit: MAX_FINDINGS }, profile)
    } else this.keep(rule, path, params, profile, severity)
  }

  get errors(): number {
    return this.all.filter(({ severity }) => severity === 'error').length
  }

  private keep(rule: RuleName, path: string, params: JsonObject, profile: string, severity?: Severity): void {
    const { severity: usual, says } = RULES[rule]
    const from = profile === '' ? {} : { profile }
    this.all.push({ rule, severity: severity ?? usual, path, ...from, params, message: says(params) })
  }
}
