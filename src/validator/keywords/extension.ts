import { asString, isObject, type Json } from '../../core/index.js'
import { jsonType } from '../rules.js'
import type { LazySchema } from '../run.js'
import { keyword } from './keyword.js'

/** How an extension that no slice names is judged. */
export interface ExtensionRule {
  /** The definition of an extension by its url, where it is known. */
  readonly known: (url: string) => LazySchema | undefined
  /** True where the definition of an extension says that it changes the meaning of what it stands in. */
  readonly isModifier: (url: string) => boolean
  /** The url of a known extension that an unknown one most likely means. */
  readonly near: (url: string) => string | undefined
  /** What holds for every extension. */
  readonly any: LazySchema
  /** True below another extension, where urls are names that only the outer extension explains. */
  readonly nested: boolean
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i
const AMONG_MODIFIERS = /\/modifierExtension\/\d+$/

/** `extensionByUrl`: an extension is judged by its own definition, wherever it stands, if that is known. */
export const extension = keyword<ExtensionRule, Json>('extensionByUrl', undefined, (run, rule, data, path) => {
  if (!isObject(data)) return run.report('json-type', path, { expected: 'object', found: jsonType(data) })
  const url = asString(data['url'])
  const absolute = url !== undefined && ABSOLUTE.test(url)
  const schema = absolute ? rule.known(url) : undefined
  run.apply(schema ?? rule.any, data, path)
  if (url === undefined) return
  const asModifier = AMONG_MODIFIERS.test(path)
  if (schema) {
    if (asModifier !== rule.isModifier(url)) run.report('extension-modifier', path, { url, asModifier })
  } else if (absolute) {
    const near = run.quiet ? undefined : rule.near(url)
    const params = { url, ...(near === undefined ? {} : { suggestion: near }), ...(asModifier ? { asModifier } : {}) }
    // A receiver must not read on where it does not know what changes the meaning: more than a remark.
    run.report('extension-unknown', path, params, asModifier ? 'warning' : 'info')
  } else if (!rule.nested) run.report('extension-url', path, { url })
})
