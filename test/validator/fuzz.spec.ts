import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asString, type JsonObject } from '../../src/core/index.js'
import { writeJson, writeXml } from '../../src/fhir/index.js'
import { validator, type ValidationResult } from '../../src/validator/index.js'
import { resourcesOf } from '../fhir/resource-arbitrary.js'

/** Few types: each has to be compiled. */
const resources = resourcesOf(['Patient', 'Appointment', 'Bundle', 'Condition', 'List', 'Parameters', 'Observation'])
const judge = validator({ sets: ['gpconnect'] })
const gist = ({ findings }: ValidationResult): string[] =>
  findings.map((f) => `${f.severity} ${f.rule} ${f.path}`).sort()

/** A value of any JSON kind, put somewhere into a resource. */
const anything = fc.oneof(
  fc.constantFrom('', 'a', ' ', '#', 'Patient/1', '2026-02-30', '\u0000', '__proto__'),
  fc.constantFrom<unknown>(null, true, 0, -1.5, [], {}, [[]], [null], { a: {} }, { resourceType: 'Patient' }),
)

function places(value: unknown, found: [object, string][] = []): [object, string][] {
  if (typeof value !== 'object' || value === null) return found
  for (const key of Object.keys(value)) {
    found.push([value, key])
    places((value as Record<string, unknown>)[key], found)
  }
  return found
}

/** Blanks around a value mean something in JSON, and in XML only for some types. */
function withoutBlanksAround(resource: JsonObject): void {
  for (const [holder, key] of places(resource)) {
    const held = holder as Record<string, unknown>
    const value = held[key]
    if (typeof value === 'string' && value.trim() !== '') held[key] = value.trim()
  }
}

describe('any resource of the STU3 model', () => {
  it('is judged alike in JSON and in XML', () => {
    fc.assert(
      fc.property(resources, (resource) => {
        withoutBlanksAround(resource)
        expect(gist(judge.validateText(writeXml(resource)))).toEqual(gist(judge.validateText(writeJson(resource))))
      }),
      { numRuns: 100 },
    )
  })

  it('with a value of any kind anywhere gets a verdict, and findings that are placed', () => {
    fc.assert(
      fc.property(resources, fc.nat(), anything, (resource, at, value) => {
        const mutated = JSON.parse(writeJson(resource)) as JsonObject
        const all = places(mutated)
        const [holder, key] = all[at % all.length] as [object, string]
        Object.assign(holder, { [key]: value })
        const root = asString(mutated['resourceType'])?.match(/^\w*$/)?.[0] ?? ''
        const { valid, findings } = judge.validateText(JSON.stringify(mutated))
        expect(valid).toBe(findings.every((f) => f.severity !== 'error'))
        for (const finding of findings) {
          expect(finding.line).toBeGreaterThan(0)
          // The reason why an invariant cannot be evaluated is in the words of the FHIRPath engine.
          if (finding.rule !== 'invariant-not-evaluable') expect(finding.message).not.toMatch(/undefined|\[object/)
          expect(finding.path).toMatch(root)
        }
      }),
      { numRuns: 200 },
    )
  })
})
