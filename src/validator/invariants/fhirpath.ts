import { createRequire } from 'node:module'
import type Fhirpath from 'fhirpath'
import type { Model, UserInvocationTable } from 'fhirpath'
import { asString, isObject, messageOf, type JsonObject } from '../../core/index.js'
import { parseReference } from '../../fhir/index.js'
import type { Run } from '../run.js'

type Engine = typeof Fhirpath
type Evaluate = (data: JsonObject, env: Record<string, unknown>) => unknown

/** The engine costs a tenth of a second to load: only a document with a rule for it pays that. */
let engine: { readonly fhirpath: Engine; readonly stu3: Model } | undefined
const require = createRequire(import.meta.url)

/** The run whose references `resolve()` follows; evaluation is synchronous, so one at a time. */
let current: Run | undefined

/** What STU3 rules call and the engine lacks or has only asynchronously. */
const FUNCTIONS: UserInvocationTable = {
  resolve: { fn: (inputs: unknown[]) => inputs.flatMap(resolved), arity: { 0: [] } },
  leadsTo: {
    fn: (inputs: unknown[], type: string) => inputs.some((input) => typeOfTarget(input) === type),
    arity: { 1: ['String'] },
  },
}

const referenceOf = (input: unknown): string | undefined => asString(isObject(input) ? input['reference'] : input)

function resolved(input: unknown): JsonObject[] {
  const reference = referenceOf(input)
  const target = reference === undefined ? undefined : current?.resolve(reference)
  return isObject(target) ? [target] : []
}

/** By the resource where it is at hand, else by what the reference says. */
function typeOfTarget(input: unknown): string | undefined {
  const [target] = resolved(input)
  if (target) return asString(target['resourceType'])
  const parsed = parseReference(referenceOf(input) ?? '')
  return parsed && 'type' in parsed ? parsed.type : undefined
}

/**
 * Compiles a FHIRPath rule.
 *
 * @param base - path of the element that the rule stands on, such as `Patient.contact`: it tells the engine the types
 * @returns whether the rule holds for a value, or why that could not be told
 */
export function fhirpathTest(expression: string, base: string): (data: JsonObject, run: Run) => boolean | string {
  let evaluate: Evaluate | undefined
  return (data, run) => {
    const above = current
    current = run
    try {
      evaluate ??= compile(expression, base)
      const container = run.frame?.container ?? data
      return verdictOf(evaluate(data, { resource: container, rootResource: container }))
    } catch (thrown) {
      // The engine throws plain objects too, for a date that is none, for example.
      return `it cannot be evaluated: ${messageOf(thrown)}`
    } finally {
      current = above
    }
  }
}

function compile(expression: string, base: string): Evaluate {
  engine ??= {
    fhirpath: require('fhirpath') as Engine,
    stu3: require('fhirpath/fhir-context/stu3') as Model,
  }
  const options = { traceFn: () => undefined, userInvocationTable: FUNCTIONS }
  return engine.fhirpath.compile({ base, expression }, engine.stu3, options) as Evaluate
}

/** One boolean is the verdict, one other value counts as true; nothing or several decide nothing. */
function verdictOf(result: unknown): boolean | string {
  if (!Array.isArray(result) || result.length > 1) return 'it gives more than one value'
  if (result.length === 0) return 'it gives no value: what it compares is absent or not precise enough'
  return result[0] !== false
}
