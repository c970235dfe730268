import type { JsonObject } from '../core/index.js'
import { jsonType, type RuleName } from './rules.js'
import type { SchemaError } from './run.js'

/** A breach of JSON Schema's own vocabulary in our words: the rule and its values. */
export interface Translated {
  readonly rule: RuleName
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
}

/** Translates what ajv reports; a keyword that none of our schemas uses is a fault of ours and says so. */
export function translated(error: SchemaError): Translated {
  const translate = Object.hasOwn(TRANSLATIONS, error.keyword) ? TRANSLATIONS[error.keyword] : undefined
  if (!translate) throw new Error(`no words for the keyword ${error.keyword}`)
  return translate(error)
}
