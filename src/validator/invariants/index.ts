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

/**
 * Expressions that do not say in FHIRPath what they meant to say: a code as a truth value (nothing at all, where it is
 * absent, instead of false), a cast of what has another type (nothing, instead of false), and the type of a resource
 * that a reference leads to, which the engine cannot tell.
 */
const MEANT: readonly (readonly [written: RegExp, meant: string])[] = [
  [/\(code or value\.empty\(\)\)/, '(code.exists() or value.empty())'],
  [/\(abatement as boolean\)\.not\(\)/, 'abatement = false'],
  [/\.resolve\(\) is (\w+)/g, ".leadsTo('$1')"],
]

const meant = (expression: string): string =>
  MEANT.reduce((text, [written, as]) => text.replace(written, as), expression)

function testOf(expression: string | undefined, base: string): Invariant['test'] {
  if (expression === undefined) return () => 'the definition gives no expression'
  return (Object.hasOwn(NATIVE, expression) ? NATIVE[expression] : undefined) ?? fhirpathTest(meant(expression), base)
}
