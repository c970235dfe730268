import { asString, type JsonObject } from '../core/index.js'
import { readDocument, sniffFormat, type FhirDocument } from '../fhir/index.js'
import { compilerOf } from './compile/compiler.js'
import {
  loadDefinitions,
  memoryLayer,
  type Definition,
  type DefinitionStore,
  type Layer,
  type SetName,
} from './definitions/index.js'
import { Judgement } from './judgement.js'
import { otherVersion } from './other-version.js'
import { suppressor, type Suppression } from './suppress.js'
import { terminologyOf, type Terminology } from './terminology/index.js'
import type { ValidateOptions, ValidationFinding, ValidationResult, Validator } from './types.js'

/** What a validator judges by. */
export interface ValidatorOptions {
  /** Named sets of our own definitions; GP Connect (1.5.0 to 1.6.1) where absent. */
  readonly sets?: readonly SetName[]
  /** More definitions that win over ours for the same canonical, such as official files: layers, or the definitions. */
  readonly definitions?: readonly (Layer | Definition)[]
  /** Findings that are known and accepted; they are left out. */
  readonly suppress?: readonly Suppression[]
  /** Definitions from elsewhere, instead of sets and definitions. */
  readonly store?: DefinitionStore
  /** Codes from elsewhere, instead of the value sets of the definitions. */
  readonly terminology?: Terminology
}

/**
 * Makes a validator. It compiles each definition when the first resource needs it, and keeps it.
 *
 * @example
 * const result = createValidator({ sets: ['gpconnect'] }).validateText(body)
 * if (!result.valid) for (const { path, message } of result.findings) console.log(path, message)
 */
export function createValidator(options: ValidatorOptions = {}): Validator {
  const store = options.store ?? open(options)
  const terminology = options.terminology ?? terminologyOf(store)
  const compiler = compilerOf(store)
  const isSuppressed = suppressor(options.suppress ?? [])

  function judge(resource: JsonObject, how: ValidateOptions): Judgement {
    const judgement = new Judgement(compiler, terminology, how)
    judgement.resource(resource, asString(resource['resourceType'])?.slice(0, 100) ?? '', how.profiles ?? [])
    return judgement
  }

  function result(
    findings: readonly ValidationFinding[],
    { resources, judged }: Pick<Judgement, 'resources' | 'judged'>,
    resource?: JsonObject,
  ): ValidationResult {
    const kept = findings.filter((finding) => !isSuppressed(finding))
    const valid = kept.every(({ severity }) => severity !== 'error')
    return { valid, findings: kept, resources, judged, ...(resource === undefined ? {} : { resource }) }
  }

  return {
    validateText(text, how = {}) {
      const document = readDocument(text, how.format ?? sniffFormat(text))
      const ofText = document.problems.map((problem) => ({ params: {}, ...problem }))
      const { resource } = document
      if (resource === undefined) return result([...otherVersion(ofText), ...ofText], NOTHING)
      const judgement = judge(resource, { ...how, format: document.format })
      const ofContent = withoutRepeats(judgement.findings.all, document).map(placed(document))
      const all = [...ofText, ...ofContent].sort(byPlace)
      return result([...otherVersion(all).map(placed(document)), ...all], judgement, resource)
    },
    validateResource(resource, how = {}) {
      const judgement = judge(resource, how)
      const { all } = judgement.findings
      return result([...otherVersion(all), ...all], judgement, resource)
    },
    membership: (valueSet, system, code) => terminology.membership(valueSet, system, code),
  }
}

/** What comes of a text that cannot be read. */
const NOTHING = { resources: 0, judged: { profile: 0, core: {} } } as const

function open({ sets = ['gpconnect'], definitions = [] }: ValidatorOptions): DefinitionStore {
  const loose = definitions.filter((d): d is Definition => 'resourceType' in d)
  const layers = definitions.filter((d): d is Layer => !('resourceType' in d))
  return loadDefinitions({ sets, over: loose.length === 0 ? layers : [...layers, memoryLayer(loose)] })
}

/** What the text's own rules already say of an empty or padding value is not said twice. */
const SAID_BY_TEXT: ReadonlySet<string> = new Set(['empty-string', 'null-value'])

function withoutRepeats(
  findings: readonly ValidationFinding[],
  { problems }: FhirDocument,
): readonly ValidationFinding[] {
  const said = new Set(problems.map(({ path }) => path))
  return findings.filter(({ rule, path }) => !(SAID_BY_TEXT.has(rule) && said.has(path)))
}

const placed =
  (document: FhirDocument) =>
  (finding: ValidationFinding): ValidationFinding => ({ ...finding, ...document.locate(finding.path) })

/** In the order of the text, as its reader meets them. */
const byPlace = (a: ValidationFinding, b: ValidationFinding): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
