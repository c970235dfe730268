import type { JsonObject } from '../../../../core/index.js'
import type { RequestContext, Handler } from '../../request-context.js'
import { stored, type HandlerResult, type StoredRecord } from '../../../frame/handler.js'
import { askedId } from '../../../frame/incoming-request.js'
import { refuse, type SpineCode } from '../../refusal.js'

/** No such record: the code of the resource type. */
export const unknown = (rule: string, code: SpineCode, asked: RequestContext): HandlerResult => ({
  rule,
  refusal: refuse(code, `no record ${askedId(asked)}`),
})

/**
 * A read of records that anyone may see.
 *
 * @param code - Spine code of an unknown id
 */
export const readOf = <R extends StoredRecord>(
  code: SpineCode,
  records: (asked: RequestContext) => readonly R[],
  map: (record: R, asked: RequestContext) => JsonObject,
): Handler => ({
  rules: [],
  handle(asked) {
    const record = records(asked).find(({ id }) => id === askedId(asked))
    return Promise.resolve(record ? stored(map(record, asked), record) : unknown('id.known', code, asked))
  },
})
