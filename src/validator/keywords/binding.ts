import { asString, isObject, objects, type Json, type JsonObject } from '../../core/index.js'
import type { BindingStrength } from '../definitions/index.js'
import type { Severity } from '../types.js'
import { keyword } from './keyword.js'

/** The value set that the codes of an element come from. */
export interface BindingRule {
  readonly strength: Exclude<BindingStrength, 'example'>
  readonly valueSet: string
}

const SEVERITY: Readonly<Record<BindingRule['strength'], Severity>> = {
  required: 'error',
  extensible: 'warning',
  preferred: 'info',
}

/**
 * `binding`: one of the codes of an element is in its value set. A value set that cannot be listed accuses nobody: its
 * codes are judged by their form only (see `coding`).
 */
export const binding = keyword<readonly BindingRule[], Json>('binding', undefined, (run, rules, data, path) => {
  const codes = codesOf(data)
  for (const { strength, valueSet } of rules) {
    if (codes.length === 0) {
      if (strength === 'required' && isObject(data)) run.report('binding-no-code', path, { valueSet })
    } else if (codes.every(({ system, code }) => run.terminology.membership(valueSet, system, code) === 'out')) {
      const found = codes.map(({ system, code }) => (system === undefined ? code : `${system}#${code}`))
      const isThere = codes.some(({ code }) => run.terminology.membership(valueSet, undefined, code) === 'in')
      const why = isThere ? { otherSystem: true } : { known: [...run.terminology.examples(valueSet, 8)] }
      run.report('binding', path, { strength, valueSet, found, ...why }, SEVERITY[strength])
    }
  }
})

interface Code {
  readonly system: string | undefined
  readonly code: string
}

/** The codes of a code, Coding, CodeableConcept or Quantity. */
function codesOf(data: Json): Code[] {
  if (typeof data === 'string') return [{ system: undefined, code: data }]
  if (!isObject(data)) return []
  return (Array.isArray(data['coding']) ? objects(data['coding']) : [data]).flatMap(codeOf)
}

function codeOf(coding: JsonObject): Code[] {
  const code = asString(coding['code'])
  // A Coding always has a system, if an empty one; only a plain code takes that of its value set.
  return code === undefined ? [] : [{ system: asString(coding['system']) ?? '', code }]
}
