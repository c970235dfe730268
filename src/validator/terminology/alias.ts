import { canonical } from '../definitions/canonical.js'

/** R4-era addresses of the code systems and value sets that FHIR STU3 publishes under its own. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/terminology\.hl7\.org\/CodeSystem\/(v[23])-/, 'http://hl7.org/fhir/$1/'],
  [/^http:\/\/terminology\.hl7\.org\/ValueSet\//, 'http://hl7.org/fhir/ValueSet/'],
  [/^http:\/\/terminology\.hl7\.org\/CodeSystem\//, 'http://hl7.org/fhir/'],
]

/** The STU3 canonical of a code system or value set, whatever spelling of it was used. */
export function stu3Canonical(url: string): string {
  const plain = canonical(url)
  const rule = plain.startsWith('http://terminology.hl7.org/') ? RULES.find(([from]) => from.test(plain)) : undefined
  return rule ? plain.replace(rule[0], rule[1]) : plain
}
