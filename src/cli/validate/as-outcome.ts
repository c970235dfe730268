import type { JsonObject } from '../../core/index.js'
import { writeJson } from '../../fhir/index.js'
import type { Severity, ValidationFinding } from '../../validator/index.js'
import type { Reporter } from './report.js'
import { addUnjudged, unjudgedInWords, type Unjudged } from './unjudged.js'

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'information' }

/** Issue types of FHIR (code system issue-type) by the first words of the rule; `invalid` for every other. */
const TYPES: readonly (readonly [start: RegExp, code: string])[] = [
  [
    /^(json|xml|invalid-utf-8|wrong-encoding|byte-order-mark|lone-surrogate|html-page|empty-text|bundle|unknown-element|prohibited|choice)/,
    'structure',
  ],
  [/^(slice|cardinality-max)/, 'structure'],
  [/^(cardinality-min|profile-unnamed)/, 'required'],
  [/^too-/, 'too-long'],
  [/^(format|max-length|fixed-value|pattern-value|narrative|empty-string|null-value)/, 'value'],
  [/^(binding|code|system-is-value-set)/, 'code-invalid'],
  [/^invariant/, 'invariant'],
  [/^(profile-unknown|extension-unknown|reference-unresolved)/, 'not-found'],
  [/^(definition-refused|terminology|fhir-version)/, 'not-supported'],
]

/** For FHIR software: one OperationOutcome a line for each text, also where nothing is wrong. */
export const asOutcome: Reporter = {
  text({ name, shown, result, coreOnly }) {
    const open: Unjudged = { core: new Map(), none: new Map() }
    addUnjudged(open, result, coreOnly)
    const left = unjudgedInWords(open).map((words) => remark(`${name}: ${words}`))
    const found = [...shown.map(issueOf), ...left]
    const issue = found.length > 0 ? found : [remark(`${name}: nothing was found`)]
    return `${writeJson({ resourceType: 'OperationOutcome', issue })}\n`
  },
  end: () => '',
}

const typeOf = (rule: string): string => TYPES.find(([start]) => start.test(rule))?.[1] ?? 'invalid'

function issueOf({ rule, severity, path, line, column, profile, message }: ValidationFinding): JsonObject {
  const place = line === undefined ? '' : `, line ${line}, column ${column ?? 1}`
  const source = profile === undefined ? '' : `, profile ${profile}`
  return {
    severity: SEVERITY[severity],
    code: typeOf(rule),
    details: { text: message },
    diagnostics: `rule ${rule}${place}${source}`,
    ...(path === '' ? {} : { expression: [path] }),
  }
}

/** For information. */
const remark = (text: string): JsonObject => ({
  severity: 'information',
  code: 'informational',
  details: { text },
})
