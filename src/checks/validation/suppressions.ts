import type { Variant } from '../../catalogue/index.js'
import type { ValidationFinding } from '../../validator/index.js'

/** A finding of the validator that is no breach of the specification, or a lighter one. Never matched by text. */
export interface Suppression {
  readonly rule: RegExp
  readonly path: RegExp
  /** Further condition on the finding. */
  readonly where?: (finding: ValidationFinding, variant: Variant) => boolean
  /** What becomes of it. */
  readonly verdict: 'ignored' | 'tolerated'
  readonly because: string
}

const OUTCOME_CODING = /^OperationOutcome\.issue\[\d+\]\.details(\.coding(\[\d+\])?(\..*)?)?$/

/** The published code system spells some codes otherwise than the pages, or the pages use another system URL. */
export const SUPPRESSIONS: readonly Suppression[] = [
  {
    rule: /^(fixed-value|fixed|pattern|binding.*)$/,
    path: OUTCOME_CODING,
    verdict: 'ignored',
    because: 'The coding of an error has two systems and two spellings in the sources; own checks judge it (A1, A6).',
  },
  {
    rule: /^binding/,
    path: /identifier\[\d+\]\.extension\[\d+\]\.valueCodeableConcept/,
    where: ({ params }) => mentions(params, 'https://fhir.nhs.uk/CareConnect-NHSNumberVerificationStatus-1'),
    verdict: 'ignored',
    because: 'The system URL of the page’s example counts as well (A28).',
  },
  {
    rule: /^binding/,
    path: /extension\[\d+\]\.extension\[\d+\]\.valueCodeableConcept/,
    where: ({ params }) => mentions(params, 'https://fhir.nhs.uk/CareConnect-RegistrationType-1'),
    verdict: 'ignored',
    because: 'The system URL of the page’s example counts as well (A28).',
  },
  {
    rule: /array|cardinality|type/,
    path: /^Location\.address(\[0\])?$/,
    where: (_finding, { spec }) => spec !== '1.2.8',
    verdict: 'tolerated',
    because: 'The sample of the read location page at 1.2.7 and 1.2.9 has the address as an array of one (A45).',
  },
]

const mentions = (params: unknown, text: string): boolean => JSON.stringify(params).includes(text)

/** The entry that speaks of a finding, or undefined. */
export const suppressionOf = (finding: ValidationFinding, variant: Variant): Suppression | undefined =>
  SUPPRESSIONS.find(
    ({ rule, path, where }) =>
      rule.test(finding.rule) && path.test(finding.path) && (where?.(finding, variant) ?? true),
  )
