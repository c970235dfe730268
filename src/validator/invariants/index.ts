import type { Invariant as Published } from '../definitions/index.js'
import { fhirpathTest } from './fhirpath.js'
import type { Invariant } from './invariant.js'
import { NATIVE } from './native.js'

export type { Invariant } from './invariant.js'

/** Makes the rules of an element ready; one without an expression says of itself that it cannot be judged. */
export function invariantsOf(published: readonly Published[], base: string): Invariant[] {
  return published.map(({ key, severity, expression }) => ({
    key,
    severity,
    expression: expression ?? '',
    test: testOf(expression, base),
  }))
}

function testOf(expression: string | undefined, base: string): Invariant['test'] {
  if (expression === undefined) return () => 'the definition gives no expression'
  return (Object.hasOwn(NATIVE, expression) ? NATIVE[expression] : undefined) ?? fhirpathTest(expression, base)
}
