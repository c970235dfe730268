import { _, Name, str, type CodeKeywordDefinition } from 'ajv'
import type { Json, JsonObject } from '../../core/index.js'
import type { Run } from '../run.js'

/** A keyword's judgement of a value. `path` is where the value stands; `parent` is what holds it. */
export type Judge<Rule, Data extends Json = Json> = (
  run: Run,
  rule: Rule,
  data: Data,
  path: string,
  parent: JsonObject | Json[],
) => void

type JsonType = 'object' | 'array' | 'string'

const INSTANCE_PATH = new Name('instancePath')

/**
 * A keyword of ours. It reports to the run, which ajv passes as `this`, and leaves ajv's own verdict alone.
 *
 * @param type - the JSON type of the values that it judges; of any type where undefined
 */
export function keyword<Rule, Data extends Json>(
  name: string,
  type: JsonType | undefined,
  judge: Judge<Rule, Data>,
): CodeKeywordDefinition {
  return {
    keyword: name,
    ...(type === undefined ? {} : { type }),
    code({ gen, data, schema, it }) {
      const call = gen.scopeValue('func', { ref: judge })
      const rule = gen.scopeValue('obj', { ref: schema as unknown })
      const path = str`${INSTANCE_PATH}${it.errorPath}`
      gen.code(_`${call}(this, ${rule}, ${data}, ${path}, ${it.parentData})`)
    },
  }
}
