import type { Json, JsonObject } from '../core/index.js'
import type { SchemaError } from './compile/box.js'
import type { Choice } from './keywords/choices.js'
import { nearest } from './nearest.js'
import { jsonType, type RuleName } from './rules.js'

/** A breach of JSON Schema's own vocabulary in our words: the rule, where (a step below the error's place), and its values. */
export interface Translated {
  readonly rule: RuleName
  readonly step?: string
  readonly params: JsonObject
}

type Translate = (error: SchemaError) => Translated

const lengthOf = (data: unknown): number => (Array.isArray(data) ? data.length : 0)

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  type: ({ params, data }) => ({
    rule: 'json-type',
    params: { expected: String(params['type']), found: jsonType(data) },
  }),
  minItems: ({ params, data, instancePath }) => ({
    rule: 'cardinality-min',
    params: { element: instancePath.split('/').at(-1) ?? '', min: Number(params['limit']), found: lengthOf(data) },
  }),
  maxItems: ({ params, data }) => ({
    rule: 'cardinality-max',
    params: { max: Number(params['limit']), found: lengthOf(data) },
  }),
  maxLength: ({ params }) => ({ rule: 'max-length', params: { max: Number(params['limit']) } }),
  'false schema': ({ instancePath }) => ({
    rule: 'prohibited',
    params: { element: (instancePath.split('/').at(-1) ?? '').replace(/^_/, '') },
  }),
  additionalProperties: unknownElement,
}

/** A property that the definition does not have: a type that a choice does not allow, or no element at all. */
function unknownElement({ params, parentSchema, instancePath }: SchemaError): Translated {
  const element = String(params['additionalProperty'])
  const choices = (parentSchema?.['choices'] ?? []) as readonly Choice[]
  const choice = choices.find((c) => typeNamed(c, element))
  if (choice) {
    return { rule: 'choice-type', step: element, params: { element: choice.element, allowed: [...choice.names] } }
  }
  const names = Object.keys(parentSchema?.['properties'] ?? {}).filter((name) => !name.startsWith('_'))
  const suggestion = nearest(element, names)
  const of =
    instancePath
      .split('/')
      .filter((step) => !/^\d+$/.test(step))
      .at(-1) ?? ''
  const params_ = { element: element.slice(0, 100), of, ...(suggestion === undefined ? {} : { suggestion }) }
  return { rule: 'unknown-element', step: element.slice(0, 100), params: params_ }
}

function typeNamed({ element }: Choice, name: string): boolean {
  const stem = element.slice(0, -3)
  const plain = name.replace(/^_/, '')
  return plain.startsWith(stem) && /^[A-Z]/.test(plain.slice(stem.length))
}

/** Translates what ajv reports; a keyword that none of our schemas uses is a fault of ours and says so. */
export function translated(error: SchemaError): Translated {
  const translate = Object.hasOwn(TRANSLATIONS, error.keyword) ? TRANSLATIONS[error.keyword] : undefined
  if (!translate) throw new Error(`no words for the keyword ${error.keyword}`)
  return translate(error)
}

/** The text of a value for a finding, cut to what a reader needs. */
export const excerpt = (value: Json): Json =>
  typeof value === 'string' && value.length > 200 ? `${value.slice(0, 200)}...` : value
