import { asString, type JsonObject } from '../../core/index.js'
import { parseReference } from '../../fhir/index.js'
import type { Box } from '../compile/box.js'
import { keyword } from './keyword.js'

/** What a Reference may lead to. */
export interface ReferenceRule {
  /** Resource types; empty where any resource is allowed. */
  readonly types: ReadonlySet<string>
  /** The profiles that are allowed for a type, where not the type alone is asked for. */
  readonly profiles: ReadonlyMap<string, readonly Box[]>
}

/**
 * `reference`: a Reference leads to a resource of an allowed type, by its form (`Patient/1`) or by the resource itself
 * where it is contained or in the same Bundle; there the target must keep to one of the profiles too.
 */
export const reference = keyword<ReferenceRule, JsonObject>(
  'reference',
  'object',
  (run, { types, profiles }, data, path) => {
    const text = asString(data['reference'])
    if (text === undefined) return
    const parsed = parseReference(text)
    if (!parsed) return run.report('reference-form', path, { reference: text.slice(0, 200) })
    const target = run.resolve(text)
    if (target === 'missing') return run.report('reference-unresolved', path, { reference: text })
    const type = target ? asString(target['resourceType']) : 'type' in parsed ? parsed.type : undefined
    if (type === undefined || types.size === 0) return
    if (!types.has(type))
      return run.report('reference-target', path, { reference: text, expected: [...types], found: type })
    if (!target || run.quiet) return
    const allowed = profiles.get(type)
    if (!allowed || allowed.length === 0 || claims(target, allowed)) return
    if (!allowed.some((box) => run.conforms(box, target))) {
      run.report('reference-target-profile', path, {
        reference: text,
        expected: allowed.map((box) => box.profile ?? ''),
      })
    }
  },
)

/** A target that claims an allowed profile is judged by it where it stands. */
function claims(target: JsonObject, allowed: readonly Box[]): boolean {
  const meta = target['meta']
  const claimed = typeof meta === 'object' && meta && !Array.isArray(meta) ? meta['profile'] : undefined
  return Array.isArray(claimed) && allowed.some(({ profile }) => claimed.some((c) => asString(c)?.trim() === profile))
}
