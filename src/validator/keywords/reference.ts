import { asString, type JsonObject } from '../../core/index.js'
import { aboutType, parseReference, stu3Model, type ParsedReference } from '../../fhir/index.js'
import { claimedProfiles } from '../claimed.js'
import { pagesThatAllow } from '../definitions/index.js'
import type { LazySchema, Run } from '../run.js'
import { keyword } from './keyword.js'

/** What a Reference may lead to. */
export interface ReferenceRule {
  /** Resource types; empty where any resource is allowed. */
  readonly types: ReadonlySet<string>
  /** The profiles that are allowed for a type, where not the type alone is asked for. */
  readonly profiles: ReadonlyMap<string, readonly LazySchema[]>
  /** True for the canonical of a profile that is among the definitions. */
  readonly isKnown: (url: string) => boolean
}

/**
 * `reference`: a Reference leads to a resource of an allowed type, by its form (`Patient/1`) or by the resource itself
 * where it is contained or in the same Bundle; there the target must keep to one of the profiles too.
 */
export const reference = keyword<ReferenceRule, JsonObject>(
  'reference',
  'object',
  (run, { types, profiles, isKnown }, data, path) => {
    const text = asString(data['reference'])
    if (text === undefined) return
    const parsed = parseReference(text)
    if (!parsed) return run.report('reference-form', path, { reference: text.slice(0, 200), ...cased(text) })
    const target = run.resolve(text)
    if (target === 'missing') return run.report('reference-unresolved', path, { reference: text })
    if (!run.quiet) withinBundle(run, text, parsed, target !== undefined, path)
    const type = target ? asString(target['resourceType']) : 'type' in parsed ? parsed.type : undefined
    if (type === undefined || types.size === 0) return
    if (!types.has(type)) {
      const found = { reference: text, expected: [...types], found: type }
      const pages = pagesThatAllow(run.profile, type, isKnown)
      if (pages === undefined) return run.report('reference-target', path, found)
      return run.report('reference-target', path, { ...found, pages: [...pages] }, 'warning')
    }
    const allowed = profiles.get(type) ?? []
    if (target && allowed.length > 0 && !run.quiet) targetProfile(run, target, allowed, isKnown, text, path)
  },
)

/** `patient/1` most likely means `Patient/1`. */
function cased(text: string): JsonObject {
  const [, type = '', rest = ''] = /^([A-Za-z]{1,50})(\/.+)$/s.exec(text.slice(0, 200)) ?? []
  const { suggestion } = aboutType(type, type === '' ? [] : stu3Model().resources())
  return suggestion === undefined || suggestion === type ? {} : { suggestion: suggestion + rest }
}

/** Inside a Bundle a urn leads to an entry or nowhere, and any reference to one entry at most. */
function withinBundle(run: Run, reference: string, parsed: ParsedReference, found: boolean, path: string): void {
  let bundle = run.frame
  while (bundle && bundle.resource['resourceType'] !== 'Bundle') bundle = bundle.above
  if (!bundle) return
  if (!found && parsed.kind === 'urn') {
    return run.report('reference-unresolved', path, { reference, within: 'Bundle' }, 'warning')
  }
  const entries = found && !('version' in parsed) ? run.candidates(reference) : 0
  if (entries > 1) run.report('reference-ambiguous', path, { reference: reference.slice(0, 200), found: entries })
}

/**
 * A target that claims an allowed profile is judged by it where it stands. One that claims another known profile is
 * only noted: published profiles of GP Connect ask for targets of Care Connect, and the other way round.
 */
function targetProfile(
  run: Run,
  target: JsonObject,
  allowed: readonly LazySchema[],
  isKnown: (url: string) => boolean,
  reference: string,
  path: string,
): void {
  const claimed = claimedProfiles(target)
  const expected = allowed.flatMap(({ profile }) => profile ?? [])
  if (claimed.some((url) => expected.includes(url)) || allowed.some((schema) => run.conforms(schema, target))) return
  const severity = claimed.some(isKnown) ? 'info' : 'warning'
  run.report('reference-target-profile', path, { reference, expected, claimed }, severity)
}
