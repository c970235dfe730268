import { Ajv } from 'ajv'
import { canonical, typeUrl, type DefinitionStore } from '../definitions/index.js'
import type { ExtensionRule } from '../keywords/extension.js'
import { KEYWORDS } from '../keywords/index.js'
import type { Compiled, LazySchema } from '../run.js'
import type { CompileContext } from './context.js'
import type { ElementNode } from './element-node.js'
import type { Schema } from './fragments.js'
import { isModifierExtension, nearExtension } from './extensions.js'
import { lazySchemaOf } from './lazy-schema.js'
import { objectSchema } from './object-schema.js'
import { DefinitionRefused } from './refused.js'
import { referred, treesOf } from './trees.js'
import { valueSchema } from './value-schema.js'

/** Compiles the definitions of a store, each when it is first needed. */
export interface Compiler {
  /** The check of a profile, resource type or extension; undefined where the store does not know it. */
  readonly profile: (url: string) => LazySchema | undefined
  /** The resource or data type that a profile is about. */
  readonly typeOfProfile: (url: string) => string | undefined
  /** True for the name of a resource type that can be sent. */
  readonly isConcreteResource: (type: string) => boolean
}

export function compilerOf(store: DefinitionStore): Compiler {
  const ajv = new Ajv({
    strict: true,
    // Our keywords tell the type of a value themselves, or are skipped for another one.
    strictTypes: false,
    allErrors: true,
    passContext: true,
    verbose: true,
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    keywords: KEYWORDS,
  })
  const trees = treesOf(store)
  const profiles = new Map<string, LazySchema | undefined>()
  const nodes = new WeakMap<ElementNode, LazySchema>()

  const compile = (schema: Schema): Compiled => ajv.compile(schema) as unknown as Compiled

  function profile(url: string): LazySchema | undefined {
    const key = canonical(url)
    if (!profiles.has(key)) profiles.set(key, store.structure(key) && lazySchemaOf(() => compile(ofProfile(key)), key))
    return profiles.get(key)
  }

  function ofProfile(url: string): Schema {
    const root = trees.tree(url)
    if (!root) throw new DefinitionRefused(url, '(root)', 'it is not known')
    return objectSchema(root, root.name, context)
  }

  /** A data type has no profile of its own: its findings name the profile that uses it. */
  function type(code: string): LazySchema {
    const key = `type ${code}`
    const known = profiles.get(key)
    if (known) return known
    const made = lazySchemaOf(() => compile(ofProfile(typeUrl(code))))
    profiles.set(key, made)
    return made
  }

  function node(of: ElementNode): LazySchema {
    const known = nodes.get(of)
    if (known) return known
    const made = lazySchemaOf(() => compile(valueSchema(of, false, context)))
    nodes.set(of, made)
    return made
  }

  const object = (of: ElementNode, code: string): LazySchema =>
    lazySchemaOf(() => compile(objectSchema(of, code, context)))

  const extensions = (nested: boolean): ExtensionRule => ({
    known: (url) => (store.structure(url)?.type === 'Extension' ? profile(url) : undefined),
    isModifier: isModifierExtension(store),
    near: nearExtension(store),
    any: type('Extension'),
    nested,
  })
  const nestedOrNot = { nested: undefined, not: undefined } as Record<'nested' | 'not', ExtensionRule | undefined>

  const kindOf = (code: string): string | undefined => store.structure(typeUrl(code))?.kind
  const context: CompileContext = {
    open: trees.open,
    profile: (url) => profile(url) ?? lazySchemaOf(() => compile(ofProfile(canonical(url))), canonical(url)),
    type,
    typeRoot: (code) => trees.tree(typeUrl(code)),
    node,
    object,
    referred: (of) => node(referred(of)),
    extension: (nested) => (nestedOrNot[nested ? 'nested' : 'not'] ??= extensions(nested)),
    isResource: (code) => kindOf(code) === 'resource',
    typeOfProfile: (url) => store.structure(url)?.type,
  }

  return {
    profile,
    typeOfProfile: context.typeOfProfile,
    isConcreteResource: (type) => {
      const sd = /^[A-Z][A-Za-z]*$/.test(type) ? store.structure(typeUrl(type)) : undefined
      return sd?.kind === 'resource' && sd.abstract !== true
    },
  }
}
