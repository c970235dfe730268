import { standardFacts, type Variant } from '../../catalogue/index.js'
import {
  broken,
  laidTo,
  noted,
  ok,
  tolerated,
  type Detail,
  type Outcome,
  type RequirementId,
} from '../../core/index.js'
import type { ValidationFinding } from '../../validator/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { isError } from '../operation-outcome/issues.js'
import { typeOf } from '../toolkit/resources.js'
import { suppressionOf } from './suppressions.js'

const BASE = 'http://hl7.org/fhir/StructureDefinition/'

/** How many findings of one class are spelled out; the rest is counted. */
const SHOWN = 20

/** What a finding of the validator breaks beside conformance, where a row speaks of that alone. */
const PARTS: readonly (readonly [RequirementId, (finding: ValidationFinding) => boolean])[] = [
  // Primitive values in FHIR's form.
  ['SPINE-FHIR-001', ({ rule }) => ['json-type', 'null-value', 'empty-string', 'format', 'max-length'].includes(rule)],
  // Inside an Identifier, Coding, CodeableConcept or Period.
  [
    'SPINE-FHIR-002',
    ({ path }) => /(?:identifier|coding|period|code)(?:\[\d+\](?:\.|$)|\.)|concept(?:\.|$)/i.test(path),
  ],
  // Codes as their systems write them.
  ['SPINE-TERM-001', (one) => ['binding', 'code-unknown'].includes(one.rule) && !isOfAnotherSystem(one)],
  // Systems as they are published.
  ['SPINE-TERM-002', (one) => one.rule.startsWith('system-') || one.path.endsWith('.system') || isOfAnotherSystem(one)],
]

function isOfAnotherSystem({ params }: ValidationFinding): boolean {
  return params['otherSystem'] === true
}

/** The outcome of some findings: of the rows on a part, those whose part they are about; of the others, each. */
const ofParts = (findings: readonly ValidationFinding[], outcome: Outcome): Outcome =>
  laidTo(({ id }) => {
    const part = PARTS.find(([row]) => row === id)
    return part === undefined || findings.some(part[1])
  }, outcome)

/** True for an answer whose body may be empty by what was asked: a preflight, the headers alone, return=minimal. */
const hasNoneToGive = ({ text, exchange: { request } }: Answer): boolean =>
  text.trim() === '' &&
  (['OPTIONS', 'HEAD'].includes(request.method) || /return=minimal/.test(request.headers.get('Prefer') ?? ''))

/** The body of a good answer conforms to STU3 and to the profiles that the standard has for its resources. */
export const bodyConformsToItsProfile = conforms(
  'body-conforms-to-its-profile',
  ['SPINE-FHIR-001', 'SPINE-FHIR-002', 'SPINE-FHIR-009', 'SPINE-TERM-001', 'SPINE-TERM-002'],
  (answer) => !isError(answer) && !hasNoneToGive(answer),
)

/** The body of an error conforms to GPConnect-OperationOutcome-1. */
export const errorConformsToItsProfile = conforms(
  'error-conforms-to-its-profile',
  ['SPINE-ERR-001', 'SPINE-FHIR-001'],
  (answer) => isError(answer) && answer.resource?.['resourceType'] === 'OperationOutcome',
)

function conforms(id: string, reqs: readonly RequirementId[], when: (answer: Answer) => boolean): Check {
  return { id, reqs, when, judge: (answer, context) => judge(answer, context) }
}

/** One outcome for each class of the validator's findings: errors, warnings, remarks. */
function judge(answer: Answer, { validator, variant }: CheckContext): Outcome[] {
  const { document, text, resource } = answer
  if (!resource) {
    const [why] = document?.problems ?? []
    const received = text.trim() === '' ? 'an empty body' : `a body that cannot be read: ${why?.message ?? ''}`
    return [broken({ at: 'body', expected: 'a FHIR resource', received })]
  }
  const { profiles } = standardFacts(variant.standard)
  const expected = isError(answer) ? profiles : withoutErrors(profiles)
  const profile = profileOf(typeOf(resource), variant)
  const { findings } = validator.validateText(text, {
    ...(document && { format: document.format }),
    ...(profile && { profiles: [profile] }),
    expected,
  })
  // Format rules of the text are another check's (body-keeps-the-format-rules).
  const known = new Set((document?.problems ?? []).map(({ rule, path }) => `${rule} ${path}`))
  const told = findings.filter(({ rule, path }) => !known.has(`${rule} ${path}`))
  const classed = told.map((finding) => ({ finding, suppression: suppressionOf({ finding, variant, resource }) }))
  const plain = classed.flatMap(({ finding, suppression }) => (suppression ? [] : [finding]))
  const light = classed.filter(({ suppression }) => suppression?.verdict === 'tolerated')
  const breaches: Outcome[] = [
    ...group(plain, 'error', (detail) => broken({ ...detail, expected: 'conformance to the profile' })),
    ...group(plain, 'warning', (detail) => tolerated({ ...detail, note: 'Warnings of the validator.' })),
    ...light.map(({ finding, suppression }) =>
      ofParts([finding], tolerated({ at: finding.path, received: finding.message, note: suppression?.because ?? '' })),
    ),
  ]
  const remarks = group(plain, 'info', (detail) => noted({ ...detail, note: 'Remarks of the validator.' }))
  return [...(breaches.length > 0 ? breaches : [ok()]), ...remarks]
}

/** The profile of errors is none of the hints that a search may add, unless they claim it. */
const withoutErrors = (profiles: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(profiles).filter(([type]) => type !== 'OperationOutcome'))

/** The profile that the root of a body is judged by: that of the variant's standard, or STU3's own. */
export const profileOf = (type: string, { standard }: Pick<Variant, 'standard'>): string | undefined =>
  standardFacts(standard).profiles[type] ?? (/^[A-Z]/.test(type) ? `${BASE}${type}` : undefined)

/** The findings of one class as one outcome, at the place of the first. */
function group(
  findings: readonly ValidationFinding[],
  severity: ValidationFinding['severity'],
  outcomeOf: (detail: Detail) => Outcome,
): Outcome[] {
  const members = findings.filter((f) => f.severity === severity)
  const [first] = members
  if (!first) return []
  const lines = members.slice(0, SHOWN).map(({ path, rule, message }) => `${path}: ${message} [${rule}]`)
  const rest = members.length > SHOWN ? [`and ${members.length - SHOWN} more`] : []
  return [ofParts(members, outcomeOf({ at: first.path, received: [...lines, ...rest].join('\n') }))]
}
