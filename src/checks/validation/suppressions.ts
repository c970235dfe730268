import { profile, type Variant } from '../../catalogue/index.js'
import { asArray, asString, isObject, type Json, type JsonObject } from '../../core/index.js'
import type { ValidationFinding } from '../../validator/index.js'
import { isOutcomeEntry } from '../bundle/entries.js'
import { OTHER_PUBLISHED_CODES, SPINE_CODE_SYSTEMS, SPINE_CODES } from '../operation-outcome/codes.js'

/** What a suppression may look at. */
export interface Situation {
  readonly finding: ValidationFinding
  readonly variant: Variant
  readonly resource: JsonObject
}

/** A finding of the validator that is no breach of the specification, or a lighter one. Never matched by text. */
export interface Suppression {
  readonly rule: ValidationFinding['rule']
  readonly path: RegExp
  readonly where: (situation: Situation) => boolean
  /** What becomes of it. */
  readonly verdict: 'ignored' | 'tolerated'
  readonly because: string
}

const [, VALUE_SET_URL = ''] = SPINE_CODE_SYSTEMS
const DETAILS = /^OperationOutcome\.issue\[\d+\]\.details$/
const CODING = /^OperationOutcome\.issue\[\d+\]\.details\.coding\[\d+\]$/
const SYSTEM = /^OperationOutcome\.issue\[\d+\]\.details\.coding\[\d+\]\.system$/

/** Codes that page and code system spell otherwise (A6). */
const TWO_SPELLINGS = ['ACCESS_DENIED', 'ACCESS DENIED', 'NO_ORGANISATION_CONSENT', 'NO_ORGANISATIONAL_CONSENT']

const isSpineCoding = (text: string): boolean => {
  const [system = '', code = ''] = text.split('#')
  return SPINE_CODE_SYSTEMS.includes(system) && (code in SPINE_CODES || OTHER_PUBLISHED_CODES.includes(code))
}

const found = ({ finding }: Situation): string[] => asArray(finding.params['found']).map(String)

/** The system URLs of the pages' examples, which stand beside the published ones, and their codes (A28). */
const EXAMPLE_CODINGS =
  /^https:\/\/fhir\.nhs\.uk\/(?:CareConnect-NHSNumberVerificationStatus-1#0[1-8]|CareConnect-RegistrationType-1#(?:R|E|IN|T|P|O|S))$/

/** SDS job roles, under either of their systems. */
const JOB_ROLES = /^https:\/\/fhir\.(?:nhs|hl7\.org)\.uk\/STU3\/CodeSystem\/CareConnect-SDSJobRoleName-1$/

const A1 = 'Page examples have the value set’s URL as system, the profile fixes that of the code system (A1).'
const A6 = 'Page and code system spell the code otherwise; both count (A6).'
const SERVICE = profile('CareConnect-GPC-HealthcareService-1')
const UNPUBLISHED =
  'The profile was never published; base STU3 is judged, and the page’s list of elements by own checks.'
const HINT = 'A search may add an OperationOutcome of search mode outcome (base STU3, Bundle.entry.search).'
const APPOINTMENT_TYPE =
  'Of three published versions of the profile two exclude it and one gives it an odd system; an own check warns of it.'

const isHint = (entry: Json | undefined): boolean =>
  isObject(entry) && isObject(entry['resource']) && isOutcomeEntry({ entry, resource: entry['resource'] })

/** Every exception that the specification’s contradictions make necessary. */
export const SUPPRESSIONS: readonly Suppression[] = [
  {
    rule: 'fixed-value',
    path: SYSTEM,
    where: ({ finding }) => finding.params['found'] === VALUE_SET_URL,
    verdict: 'ignored',
    because: A1,
  },
  {
    rule: 'system-is-value-set',
    path: CODING,
    where: ({ finding }) => finding.params['system'] === VALUE_SET_URL,
    verdict: 'ignored',
    because: A1,
  },
  {
    rule: 'binding',
    path: DETAILS,
    where: (situation) => found(situation).length > 0 && found(situation).every(isSpineCoding),
    verdict: 'ignored',
    because: `${A1} ${A6}`,
  },
  {
    rule: 'code-unknown',
    path: CODING,
    where: ({ finding }) => TWO_SPELLINGS.includes(asString(finding.params['code']) ?? ''),
    verdict: 'ignored',
    because: A6,
  },
  {
    rule: 'code-display',
    path: CODING,
    where: () => true,
    verdict: 'ignored',
    because: 'Displays differ between page, examples and code system; an own check compares them (A2).',
  },
  {
    rule: 'binding',
    path: /\.valueCodeableConcept$/,
    where: (situation) => found(situation).length > 0 && found(situation).every((text) => EXAMPLE_CODINGS.test(text)),
    verdict: 'ignored',
    because: 'The system URL of the page’s example counts as well (A28).',
  },
  {
    rule: 'json-type',
    path: /^Location\.address$/,
    where: ({ variant, resource }) =>
      variant.traits.sampleAddress === 'list of one' && asArray(resource['address']).length === 1,
    verdict: 'tolerated',
    because: 'The sample of the read location page at 1.2.7 and 1.2.9 has the address as an array of one (A45).',
  },
  {
    rule: 'profile-unknown',
    path: /HealthcareService$|^Bundle\.entry\[\d+\]\.resource$/,
    where: ({ finding }) => finding.params['profile'] === SERVICE,
    verdict: 'ignored',
    because: UNPUBLISHED,
  },
  {
    rule: 'cardinality-min',
    path: /(?:HealthcareService|\.resource)(?:\.meta|\.identifier\[\d+\])?$/,
    where: ({ finding }) => finding.profile === SERVICE,
    verdict: 'ignored',
    because: UNPUBLISHED,
  },
  {
    rule: 'slice-min',
    path: /(?:HealthcareService|\.resource)\.identifier$/,
    where: ({ finding }) => finding.profile === SERVICE,
    verdict: 'ignored',
    because: UNPUBLISHED,
  },
  {
    rule: 'profile-unknown',
    path: /./,
    where: ({ finding }) => !/^https:\/\/fhir\.(?:nhs|hl7\.org)\.uk\//.test(asString(finding.params['profile']) ?? ''),
    verdict: 'ignored',
    because: 'A resource may claim profiles of its maker beside that of GP Connect (base STU3, Meta.profile).',
  },
  {
    rule: 'prohibited',
    path: /^Bundle\.entry\[\d+\]\.search$/,
    where: ({ finding, resource }) => isHint(asArray(resource['entry'])[Number(/\d+/.exec(finding.path))]),
    verdict: 'ignored',
    because: HINT,
  },
  {
    rule: 'reference-target',
    path: /\.actor(?:\[\d+\])?$/,
    where: ({ finding, variant }) =>
      variant.traits.healthcareServices && finding.params['found'] === 'HealthcareService',
    verdict: 'ignored',
    because: 'The page of 1.2.8 adds the service to the actors; its profiles were never published with it (A41).',
  },
  {
    rule: 'prohibited',
    path: /^(?:Bundle\.entry\[\d+\]\.resource|Appointment)\.appointmentType$/,
    where: () => true,
    verdict: 'ignored',
    because: APPOINTMENT_TYPE,
  },
  {
    rule: 'fixed-value',
    path: /^(?:Bundle\.entry\[\d+\]\.resource|Appointment)\.appointmentType\.coding\[\d+\]\.system$/,
    where: () => true,
    verdict: 'ignored',
    because: APPOINTMENT_TYPE,
  },
  {
    rule: 'system-is-value-set',
    path: /^(?:Bundle\.entry\[\d+\]\.resource|Appointment)\.appointmentType\.coding\[\d+\]$/,
    where: () => true,
    verdict: 'ignored',
    because: APPOINTMENT_TYPE,
  },
  {
    rule: 'code-unknown',
    path: /\.coding\[\d+\]$/,
    where: ({ finding }) => JOB_ROLES.test(asString(finding.params['system']) ?? ''),
    verdict: 'tolerated',
    because: 'The list of SDS job roles grows, and its bindings are extensible: a code that ours lacks warns (A50).',
  },
]

/** The entry that speaks of a finding, or undefined. */
export const suppressionOf = (situation: Situation): Suppression | undefined =>
  SUPPRESSIONS.find(
    ({ rule, path, where }) => rule === situation.finding.rule && path.test(situation.finding.path) && where(situation),
  )
