import { asString, type JsonObject } from '../../core/index.js'
import type { Asked, Question, Rule } from '../asked.js'
import { refuse, type Refusal, type SpineCode } from '../refusal.js'

/** A resource of the store, or a Bundle or statement that is not stored (no version then). */
export interface Granted {
  readonly resource: JsonObject
  /** Of a stored resource: where it stands below the service root, its version and when it last changed. */
  readonly stored?: { readonly path: string; readonly version: number; readonly changed: string }
  /** True where the request made the resource: 201 with a Location. */
  readonly created?: boolean
  /** True where Location names the version that the request made, although it made no new resource. */
  readonly located?: boolean
}

/** Refused by a rule, or granted. */
export type Decision = { readonly rule: string; readonly refusal: Refusal } | Granted

/** One interaction: its own rules, then what it answers. */
export interface Behaviour<Q extends Question = Asked> {
  readonly rules: readonly Rule<Q>[]
  decide(asked: Q): Promise<Decision>
  /** What a bent provider does although it refuses; an honest one does nothing. */
  refused?(asked: Q): void
}

/** The logical id in the path. */
export const askedId = ({ route }: Question): string => (route.kind === 'served' ? (route.id ?? '') : '')

/** No such record: the code of the resource type. */
export const unknown = (rule: string, code: SpineCode, asked: Asked): Decision => ({
  rule,
  refusal: refuse(code, `no record ${askedId(asked)}`),
})

interface Record {
  readonly id: string
  readonly version: number
  readonly changed: string
}

/** A stored resource with the facts that its headers need. */
export const stored = (resource: JsonObject, { id, version, changed }: Record): Granted => ({
  resource,
  stored: { path: `${asString(resource['resourceType'])}/${id}`, version, changed },
})

/**
 * A read of records that anyone may see.
 *
 * @param code - Spine code of an unknown id
 */
export const readOf = <R extends Record>(
  code: SpineCode,
  records: (asked: Asked) => readonly R[],
  map: (record: R, asked: Asked) => JsonObject,
): Behaviour => ({
  rules: [],
  decide(asked) {
    const record = records(asked).find(({ id }) => id === askedId(asked))
    return Promise.resolve(record ? stored(map(record, asked), record) : unknown('id.known', code, asked))
  },
})
