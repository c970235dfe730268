import { canonical, typeUrl, type ElementDefinition } from '../definitions/index.js'
import type { ReferenceRule } from '../keywords/reference.js'
import type { ResourceRule } from '../keywords/resource.js'
import type { LazySchema } from '../run.js'
import type { CompileContext } from './context.js'

const ANY: ReadonlySet<string> = new Set(['Resource', 'DomainResource'])

/** What a Reference may lead to. A target profile that nobody knows allows anything: no type can be told from it. */
export function referenceRule(def: ElementDefinition, context: CompileContext): ReferenceRule {
  const isKnown = (url: string): boolean => context.typeOfProfile(url) !== undefined
  const types = new Set<string>()
  const profiles = new Map<string, LazySchema[]>()
  const plain = new Set<string>()
  // Some files name the targets in `profile`, as DSTU2 did.
  const targets = (def.type ?? []).flatMap(({ targetProfile, profile }) => targetProfile ?? profile ?? [])
  for (const target of targets.map(canonical)) {
    const type = context.typeOfProfile(target) ?? coreType(target)
    if (type === undefined || ANY.has(type)) return { types: new Set(), profiles: new Map(), isKnown }
    types.add(type)
    if (target === typeUrl(type)) plain.add(type)
    else profiles.set(type, [...(profiles.get(type) ?? []), context.profile(target)])
  }
  // A type that is allowed as such needs none of the profiles.
  plain.forEach((type) => profiles.delete(type))
  return { types, profiles, isKnown }
}

/** A resource type of FHIR names itself, even where its definition is not among those loaded. */
const coreType = (url: string): string | undefined =>
  /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([A-Z][A-Za-z]+)$/.exec(url)?.[1]

/** The resource types that may stand in an element, with the profiles asked for. */
export function resourceRule(def: ElementDefinition, context: CompileContext): ResourceRule {
  const rule = new Map<string, string[]>()
  for (const { code, profile } of def.type ?? []) {
    const type = (profile === undefined ? undefined : context.typeOfProfile(profile)) ?? code
    if (type === undefined || ANY.has(type)) return new Map()
    rule.set(type, [...(rule.get(type) ?? []), ...(profile === undefined ? [] : [canonical(profile)])])
  }
  return rule
}
