import { asArray, asString, isObject, objects, type Json, type JsonObject } from '../../../src/core/index.js'

/** What a definition demands, flat: a place and a name give one value. Written apart from the tool that distils. */
export type Facts = Map<string, string>

/** The facts of a StructureDefinition, ValueSet or CodeSystem. */
export function factsOf(definition: JsonObject): Facts {
  const facts: Facts = new Map()
  const note = (where: string, what: string, value: Json | undefined): void => {
    if (value !== undefined) facts.set(`${where} ${what}`, text(value))
  }
  for (const name of HEADER) note('(header)', name, definition[name])
  const { resourceType, compose } = definition
  if (resourceType === 'StructureDefinition') structure(definition, note)
  else if (isObject(compose)) valueSet(compose, note)
  else codeSystem(objects(definition['concept']), '', note)
  return facts
}

type Note = (where: string, what: string, value: Json | undefined) => void

const HEADER = [
  'url',
  'version',
  'kind',
  'abstract',
  'type',
  'baseDefinition',
  'derivation',
  'contextType',
  'context',
  'content',
  'caseSensitive',
]

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function structure(definition: JsonObject, note: Note): void {
  const part = definition['derivation'] === 'constraint' ? 'differential' : 'snapshot'
  const holder = definition[part]
  const elements = isObject(holder) ? objects(holder['element']) : []
  const seen = new Map<string, number>()
  for (const element of elements) {
    const place = asString(element['id']) ?? asString(element['path']) ?? ''
    const times = seen.get(place) ?? 0
    seen.set(place, times + 1)
    elementFacts(element, times === 0 ? place : `${place}#${times}`, note)
  }
}

const PLAIN = ['path', 'sliceName', 'min', 'max', 'contentReference', 'maxLength', 'representation', 'mustSupport']

function elementFacts(element: JsonObject, at: string, note: Note): void {
  for (const name of [...PLAIN, 'isModifier']) if (element[name] !== false) note(at, name, element[name])
  for (const [name, value] of Object.entries(element))
    if (/^_?(fixed|pattern|minValue|maxValue)[A-Z]/.test(name)) note(at, name, value)
  const types = objects(element['type']).map((t) =>
    [t['code'] ?? '', t['profile'] ?? '', t['targetProfile'] ?? '', t['aggregation'] ?? '', regexOf(t)]
      .map(text)
      .join('|'),
  )
  if (types.length > 0) note(at, 'types', types.join(' '))
  if (isObject(element['slicing'])) slicing(element['slicing'], at, note)
  if (isObject(element['binding'])) binding(element['binding'], at, note)
  for (const rule of objects(element['constraint']))
    note(
      at,
      `invariant ${text(rule['key'] ?? '')}`,
      `${text(rule['severity'] ?? '')} ${text(rule['expression'] ?? '')}`,
    )
}

function slicing(of: JsonObject, at: string, note: Note): void {
  note(
    at,
    'slicing.by',
    objects(of['discriminator']).map((d) => `${text(d['type'] ?? '')} ${text(d['path'] ?? '')}`),
  )
  note(at, 'slicing.rules', of['rules'])
  note(at, 'slicing.ordered', of['ordered'])
}

function binding(of: JsonObject, at: string, note: Note): void {
  note(at, 'binding.strength', of['strength'])
  const reference = of['valueSetReference']
  note(at, 'binding.valueSet', of['valueSetUri'] ?? (isObject(reference) ? reference['reference'] : undefined))
  const max = objects(of['extension']).find((e) => asString(e['url'])?.endsWith('/elementdefinition-maxValueSet'))
  note(at, 'binding.maxValueSet', max?.['valueReference'] ?? max?.['valueUri'])
}

const regexOf = (type: JsonObject): string =>
  objects(type['extension'])
    .filter((e) => asString(e['url'])?.endsWith('/structuredefinition-regex'))
    .map((e) => text(e['valueString'] ?? ''))
    .join()

function valueSet(compose: JsonObject, note: Note): void {
  for (const part of ['include', 'exclude'])
    objects(compose[part]).forEach((set, i) => {
      const at = `${part}[${i}]`
      note(at, 'system', set['system'])
      note(at, 'version', set['version'])
      note(at, 'valueSet', set['valueSet'])
      for (const f of objects(set['filter']))
        note(at, `filter ${text(f['property'] ?? '')} ${text(f['op'] ?? '')} ${text(f['value'] ?? '')}`, true)
      for (const c of objects(set['concept'])) note(at, `code ${text(c['code'] ?? '')}`, c['display'] ?? '')
    })
}

function codeSystem(concepts: readonly JsonObject[], above: string, note: Note): void {
  for (const c of concepts) {
    const code = text(c['code'] ?? '')
    note(`code ${code}`, 'display', c['display'] ?? '')
    note(`code ${code}`, 'below', above)
    codeSystem(objects(asArray(c['concept'])), code, note)
  }
}

/** One thing that two definitions say differently. */
export interface Difference {
  readonly fact: string
  readonly ours: string | undefined
  readonly official: string | undefined
}

/** What differs, in both directions. */
export function differences(ours: Facts, official: Facts): Difference[] {
  return [...new Set([...ours.keys(), ...official.keys()])]
    .filter((fact) => ours.get(fact) !== official.get(fact))
    .map((fact) => ({ fact, ours: ours.get(fact), official: official.get(fact) }))
}
