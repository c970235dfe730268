import { asString, isObject, type Json, type JsonObject } from '../../src/core/index.js'
import { parseReference } from '../../src/fhir/index.js'
import {
  below,
  choiceName,
  departs,
  isChoice,
  typeCodes,
  type ElementNode,
} from '../../src/validator/compile/element-node.js'
import { valueSetOf } from '../../src/validator/compile/merge.js'
import { PRIMITIVES } from '../../src/validator/compile/primitives.js'
import { referred, type Trees } from '../../src/validator/compile/trees.js'
import { typeUrl, type DefinitionStore } from '../../src/validator/index.js'

/** A place in an instance and the definition that it was made for. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly node: ElementNode
  /** The name under which the element stands: that of the type of a choice. */
  readonly name: string
  readonly slice: boolean
  /** True for what tells an optional slice: changed, it makes the occurrence another one, which is as valid. */
  readonly tells?: boolean
}

/** A resource that holds nearly everything that its profile names, and what each part was made for. */
export interface Instance {
  readonly resource: JsonObject
  readonly places: readonly Place[]
}

/** Of the data types only what an occurrence needs to say something; whatever a profile touches is added. */
const CORE_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  CodeableConcept: ['coding'],
  Coding: ['system', 'code'],
  Identifier: ['system', 'value'],
  HumanName: ['family'],
  ContactPoint: ['system', 'value'],
  Address: ['line'],
  Period: ['start'],
  Reference: ['reference'],
  Annotation: ['text'],
  ContactDetail: ['name'],
  Attachment: ['contentType', 'url'],
  Dosage: ['text'],
  Signature: [],
  Ratio: ['numerator', 'denominator'],
  Range: ['low'],
}
const QUANTITIES = new Set(['Quantity', 'Age', 'Duration', 'Money', 'Count', 'Distance'])
const LEFT_OUT = new Set(['id', 'text', 'contained', 'language', 'implicitRules', 'meta', 'modifierExtension'])
const MAX_DEPTH = 7

/** Optional elements that an invariant forbids beside the others. */
const FORBIDDEN_TOGETHER = new Set([
  'CarePlan.activity.reference',
  'Composition.section.emptyReason',
  'Condition.abatement[x]',
  'FamilyMemberHistory.born[x]',
  'Immunization.explanation.reasonNotGiven',
  'List.emptyReason',
  'List.entry.deleted',
  'MedicationStatement.reasonNotTaken',
  'Observation.dataAbsentReason',
  'Questionnaire.item.enableWhen.hasAnswer',
  'Questionnaire.item.item',
  'Questionnaire.item.maxLength',
  'Questionnaire.item.options',
  'QuestionnaireResponse.item.item',
])

/** Values that invariants ask for, by path. */
const CHOSEN: Readonly<Record<string, Json>> = {
  'Attachment.contentType': 'text/plain',
  'Immunization.notGiven': false,
  'Questionnaire.item.type': 'choice',
}
const UCUM = { system: 'http://unitsofmeasure.org', code: 'a' }
const SNOMED = { system: 'http://snomed.info/sct', code: '22298006' }

const SAMPLES: Readonly<Record<string, Json>> = {
  boolean: true,
  integer: 1,
  unsignedInt: 1,
  positiveInt: 1,
  decimal: 1.5,
  string: 'text',
  markdown: 'text',
  code: 'code',
  id: 'a1',
  uri: 'https://example.org/a',
  oid: 'urn:oid:2.16.840.1',
  base64Binary: 'AAAA',
  date: '2019-05-12',
  dateTime: '2019-05-12T09:30:00+01:00',
  instant: '2019-05-12T09:30:00+01:00',
  time: '09:30:00',
}

/** Makes instances of profiles: valid, but for invariants that the profile does not state in its structure. */
export function instancesOf(store: DefinitionStore, trees: Trees): (url: string) => Instance {
  function object(node: ElementNode, type: string, path: Place['path'], places: Place[]): JsonObject {
    const made: JsonObject = {}
    for (const child of trees.open(node).values()) {
      if (isChoice(child)) addChoice(made, child, path, places)
      else if (isWanted(child, type, path.length)) add(made, child, child.name, path, places)
    }
    return made
  }

  function isWanted(child: ElementNode, type: string, depth: number): boolean {
    const { min = 0, max } = child.def
    if (max === '0' || (LEFT_OUT.has(child.name) && min === 0) || FORBIDDEN_TOGETHER.has(child.path)) return false
    if (typeCodes(child.def)[0] === 'Extension') return child.slices !== undefined
    if (min > 0) return true
    if (child.def.contentReference !== undefined && depth > 3) return false
    if (QUANTITIES.has(type)) return ['value', 'system', 'code'].includes(child.name)
    const core = CORE_OF_TYPES[type]
    return core?.includes(child.name) || (depth <= MAX_DEPTH && (departs(child) || (!core && isResourcePart(type))))
  }

  /** Resources, backbone elements and extensions say with each element something of their own. */
  const isResourcePart = (type: string): boolean =>
    type === 'BackboneElement' || type === 'Extension' || store.structure(typeUrl(type))?.kind === 'resource'

  function addChoice(made: JsonObject, choice: ElementNode, path: Place['path'], places: Place[]): void {
    const codes = typeCodes(choice.def)
    if (
      choice.def.max === '0' ||
      FORBIDDEN_TOGETHER.has(choice.path) ||
      (choice.root?.name === 'Extension' && made['extension'] !== undefined)
    )
      return
    const code = codes.find((c) => choice.types?.has(c)) ?? codes.find((c) => c !== 'Reference') ?? codes[0]
    if (code === undefined) return
    const said = choice.types?.get(code)
    const type = (said?.def.type ?? choice.def.type ?? []).filter((t) => t.code === code)
    const name = choiceName(choice.name, code)
    const node = { ...(said ?? choice), name, array: false, def: { ...(said ?? choice).def, type } }
    if (node.def.max !== '0') add(made, { ...node, def: { ...node.def, min: choice.def.min ?? 0 } }, name, path, places)
  }

  function add(made: JsonObject, node: ElementNode, name: string, path: Place['path'], places: Place[]): void {
    const at = [...path, name]
    const slices = [...(node.slices?.values() ?? [])].filter((slice) => isTold(slice) && slice.def.max !== '0')
    const optional = path.length > MAX_DEPTH
    const wanted = slices.filter((slice) => !optional || (slice.def.min ?? 0) > 0)
    if (!node.array) {
      const own: Place[] = []
      const single = value(wanted[0] ?? node, at, own)
      if (isObject(single) && Object.keys(single).length === 0) return
      places.push({ path: at, node, name, slice: false }, ...own)
      made[name] = single
      return
    }
    places.push({ path: at, node, name, slice: false })
    const limit = node.def.max === '*' || node.def.max === undefined ? Infinity : Number(node.def.max)
    const nodes = wanted.length > 0 ? wanted.slice(0, limit) : typeCodes(node.def)[0] === 'Extension' ? [] : [node]
    if (nodes.length === 0) return
    const items: Json[] = []
    for (const of of nodes) {
      const own: Place[] = []
      const item = value(of, [...at, items.length], own)
      if (isObject(item) && Object.keys(item).length === 0) continue
      const slice = of !== node
      places.push(
        { path: [...at, items.length], node: of, name, slice },
        ...(slice ? own.map(telling(node, of, at)) : own),
      )
      items.push(item)
    }
    if (items.length > 0) made[name] = items
  }

  /** Marks, below an optional slice, what tells it. */
  const telling = (sliced: ElementNode, slice: ElementNode, at: Place['path']) => {
    const discriminators = sliced.def.slicing?.discriminator?.map(({ path }) => path) ?? ['url']
    return (place: Place): Place => {
      const path = place.path.slice(at.length + 1).filter((step) => typeof step === 'string')
      return (slice.def.min ?? 0) === 0 && discriminators.includes(path.join('.')) ? { ...place, tells: true } : place
    }
  }

  /** True where a slice says what tells it: some published ones do not. */
  const isTold = (slice: ElementNode): boolean =>
    typeCodes(slice.def)[0] === 'Extension' ||
    [...trees.open(slice).values()].some((c) => states(c) || below(c).some(states))

  const states = ({ def }: ElementNode): boolean => Object.keys(def).some((name) => /^fixed/.test(name))

  function value(node: ElementNode, path: Place['path'], places: Place[]): Json {
    const { def } = node
    const chosen = CHOSEN[node.path]
    if (chosen !== undefined) return chosen
    const fixed = Object.entries(def).find(([name]) => /^(fixed|pattern)[A-Z]/.test(name))
    if (fixed) return structuredClone(fixed[1] as Json)
    if (def.contentReference !== undefined) return object(referred(node), 'BackboneElement', path, places)
    const [code = ''] = typeCodes(def)
    if (PRIMITIVES.has(code)) return codeOf(node, code) ?? SAMPLES[code] ?? 'text'
    if (code === 'xhtml') return '<div xmlns="http://www.w3.org/1999/xhtml">text</div>'
    if (store.structure(typeUrl(code))?.kind === 'resource') return contained(node, path)
    const profile = code === 'Reference' ? undefined : def.type?.[0]?.profile
    const from = profile !== undefined && !node.children ? (trees.tree(profile) ?? node) : node
    const made = object(from, code, path, places)
    if (QUANTITIES.has(code)) return { value: 1, ...UCUM, ...made, ...UCUM }
    if (node.path === 'Observation.component.code') made['text'] = 'of the component'
    if (code === 'Reference' && made['reference'] !== undefined) made['reference'] = target(node)
    const coded = bound(node)
    if (coded && code === 'Coding') return { ...coded, ...made }
    if (coded && isObject(made) && Array.isArray(made['coding'])) fill(made['coding'], coded)
    if (code === 'Coding' && made['code'] === 'code')
      return { ...made, system: made['system'] ?? 'https://example.org/codes' }
    return made
  }

  const contained = (node: ElementNode, path: Place['path']): Json => {
    const profile = node.def.type?.[0]?.profile
    const type = (profile === undefined ? undefined : store.structure(profile)?.type) ?? 'Basic'
    return type === 'Basic' ? { resourceType: 'Patient', id: `p${path.length}` } : { resourceType: type, id: 'c1' }
  }

  /** The code of a required or extensible value set, for an element of type code. */
  function codeOf(node: ElementNode, type: string): Json | undefined {
    return type === 'code' ? asString(bound(node)?.['code']) : undefined
  }

  /** A system and code from the value set of a node, where it lists some. */
  function bound(node: ElementNode): JsonObject | undefined {
    const url = valueSetOf(node.def.binding)
    const first = url === undefined ? undefined : firstCode(url)
    return first
  }

  function firstCode(valueSet: string): JsonObject | undefined {
    for (const { system, concept, filter, valueSet: others } of store.valueSet(valueSet)?.compose?.include ?? []) {
      const listed = concept ?? (filter || system === undefined ? undefined : store.codeSystem(system)?.concept)
      if (listed?.[0]) return { system: system ?? '', code: listed[0].code }
      if (filter && system === SNOMED.system) return SNOMED
      const other = others?.map(firstCode).find(Boolean)
      if (other) return other
    }
    return undefined
  }

  function target(node: ElementNode): string {
    for (const { targetProfile, profile } of node.def.type ?? []) {
      const of = targetProfile ?? profile
      const type = of === undefined ? undefined : (store.structure(of)?.type ?? of.split('/').at(-1))
      if (type !== undefined && parseReference(`${type}/x1`) && type !== 'Resource') return `${type}/x1`
    }
    return 'Patient/x1'
  }

  return (url) => {
    const root = trees.tree(url)
    if (!root) throw new Error(`no definition of ${url}`)
    const places: Place[] = []
    const resource = object(root, root.name, [], places)
    return { resource: { resourceType: root.name, id: 'a1', meta: { profile: [url] }, ...resource }, places }
  }
}

/** Codings without a code of their own take one from the value set of their concept. */
function fill(codings: Json[], { system, code }: JsonObject): void {
  for (const coding of codings) {
    if (!isObject(coding)) continue
    const isOpen = coding['code'] === undefined || coding['code'] === SAMPLES['code']
    if (
      isOpen &&
      (coding['system'] === undefined || coding['system'] === SAMPLES['uri'] || coding['system'] === system)
    ) {
      coding['system'] = system
      coding['code'] = code
    }
  }
}
