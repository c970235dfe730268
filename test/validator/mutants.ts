import { asString, isObject, type Json, type JsonObject } from '../../src/core/index.js'
import { valueSetOf } from '../../src/validator/compile/merge.js'
import { choiceName, isChoice, typeCodes, type ElementNode } from '../../src/validator/compile/element-node.js'
import { PRIMITIVES } from '../../src/validator/compile/primitives.js'
import type { Trees } from '../../src/validator/compile/trees.js'
import type { Terminology } from '../../src/validator/terminology/index.js'
import type { Instance, Place } from './instances.js'

/** A valid instance with one thing broken. */
export interface Mutant {
  /** What was done: `drop`, `type`, `code`... */
  readonly operator: string
  /** Where, as `Patient.name.0.family`. */
  readonly at: string
  readonly resource: JsonObject
}

interface Surroundings {
  readonly trees: Trees
  readonly terminology: Terminology
}

/** What holds a value, the name or index that it has there, and the value. */
interface Spot {
  readonly holder: JsonObject | Json[]
  readonly key: string | number
  readonly value: Json
}

type Operator = (spot: Spot, place: Place, around: Surroundings) => boolean

const set = ({ holder, key }: Spot, value: Json): true => {
  ;(holder as Record<string | number, Json>)[key] = value
  return true
}

const isMandatory = ({ node }: Place): boolean => (node.def.min ?? 0) > 0
const firstCoding = (value: Json): JsonObject | undefined => {
  if (!isObject(value)) return undefined
  const { coding } = value
  return Array.isArray(coding) ? (isObject(coding[0]) ? coding[0] : undefined) : value
}

/** Each breaks the value at a place, or says that it does not apply there. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  'drop a mandatory element': ({ holder, key }, place) =>
    isMandatory(place) && !place.slice && !place.tells && !Array.isArray(holder) && delete holder[key],
  'drop a mandatory slice': ({ holder, key }, place) =>
    isMandatory(place) && place.slice && Array.isArray(holder) && holder.splice(Number(key), 1).length === 1,
  'repeat beyond the maximum'(spot, { node, slice }) {
    const max = Number(node.def.max)
    if (!Number.isFinite(max)) return false
    if (slice && Array.isArray(spot.holder)) {
      spot.holder.push(...Array.from({ length: max }, () => structuredClone(spot.value)))
      return true
    }
    if (!Array.isArray(spot.value)) return false
    const [first = null] = spot.value
    return set(
      spot,
      Array.from({ length: max + 1 }, () => structuredClone(first)),
    )
  },
  'wrong JSON type'(spot) {
    const { value } = spot
    if (Array.isArray(value)) return set(spot, value[0] ?? null)
    if (isObject(value)) return set(spot, 'text')
    return set(spot, typeof value === 'string' ? 7 : String(value))
  },
  'unknown element': ({ value }) => isObject(value) && Boolean((value['notAnElement'] = 'x')),
  'empty text': (spot) => typeof spot.value === 'string' && set(spot, ''),
  'impossible date'(spot, { node }) {
    const [code = ''] = typeCodes(node.def)
    const is = ['date', 'dateTime', 'instant'].includes(code) && typeof spot.value === 'string'
    return is && set(spot, String(spot.value).replace(/^\d{4}-\d\d-\d\d/, '2019-02-30'))
  },
  'code outside a required value set'(spot, { node }, { terminology }) {
    const { binding } = node.def
    const url = binding?.strength === 'required' ? valueSetOf(binding) : undefined
    if (url === undefined || terminology.examples(url, 1).length === 0) return false
    if (typeof spot.value === 'string') return set(spot, 'no-such-code')
    const coding = firstCoding(spot.value)
    return coding?.['code'] !== undefined && Boolean((coding['code'] = 'no-such-code'))
  },
  'other than the fixed value': (spot, { node, tells }) =>
    typeof spot.value === 'string' && !tells && isFixed(node) && set(spot, `${spot.value}x`),
  'reference to another type'({ value }, { node }) {
    const targets = (node.def.type ?? []).flatMap(({ targetProfile, profile }) => targetProfile ?? profile ?? [])
    if (!isObject(value) || value['reference'] === undefined || targets.length === 0) return false
    return !targets.some((url) => /\/Resource$/.test(url)) && Boolean((value['reference'] = 'Binary/1'))
  },
  'prohibited element'({ value }, { node }, { trees }) {
    if (!isObject(value) || PRIMITIVES.has(typeCodes(node.def)[0] ?? '') || node.def.contentReference) return false
    const none = [...openOf(node, trees)].find((child) => child.def.max === '0')
    if (!none) return false
    const name = isChoice(none) ? choiceName(none.name, 'string') : none.name
    value[name] = none.array ? ['x'] : 'x'
    return true
  },
  'extension with a value of another type'({ value }, { node }) {
    if (typeCodes(node.def)[0] !== 'Extension' || !isObject(value)) return false
    const name = Object.keys(value).find((n) => n.startsWith('value'))
    if (name === undefined) return false
    delete value[name]
    return Boolean((value['valueBase64Binary'] = 'AAAA'))
  },
  'extension without content'({ value }, { node }) {
    if (typeCodes(node.def)[0] !== 'Extension' || !isObject(value)) return false
    for (const name of Object.keys(value)) if (name !== 'url') delete value[name]
    return true
  },
}

const isFixed = (node: ElementNode): boolean => Object.keys(node.def).some((name) => /^fixed[A-Z]/.test(name))

function openOf(node: ElementNode, trees: Trees): ElementNode[] {
  const profile = node.children ? undefined : node.def.type?.[0]?.profile
  const tree = profile === undefined ? undefined : trees.tree(profile)
  return [...trees.open(tree ?? node).values()]
}

/** Every mutant of an instance: each place broken in each way that applies to it. */
export function* mutantsOf({ resource, places }: Instance, around: Surroundings): Generator<Mutant> {
  for (const place of places) {
    for (const [operator, apply] of Object.entries(OPERATORS)) {
      const mutated = structuredClone(resource)
      const spot = spotAt(mutated, place.path)
      if (spot && apply(spot, place, around)) {
        yield { operator, at: `${asString(resource['resourceType']) ?? ''}.${place.path.join('.')}`, resource: mutated }
      }
    }
  }
}

function spotAt(resource: JsonObject, path: Place['path']): Spot | undefined {
  let holder: Json | undefined = resource
  for (const step of path.slice(0, -1)) holder = (holder as Record<string | number, Json> | undefined)?.[step]
  const key = path.at(-1) ?? ''
  if (typeof holder !== 'object' || holder === null) return undefined
  const value = (holder as Record<string | number, Json>)[key]
  return value === undefined ? undefined : { holder, key, value }
}
