import type { RequestContext, CareRule } from '../request-context.js'
import { refuse } from '../refusal.js'

/** The X-Request-ID of a request, where there is one (optional in 2.0.4; spec facts, Care Connect, section 5.1). */
export const requestId = ({ request }: RequestContext): string | undefined => {
  const given = request.headers.all('X-Request-ID')[0]?.trim()
  return given === '' ? undefined : given
}

/** A change is made once under one X-Request-ID (CCS-BOOK-017, CCS-CANCEL-007, CCS-XTI-006). */
export const requestIdRule: CareRule = {
  id: 'request-id.fresh',
  refuse: (asked) => {
    const id = requestId(asked)
    return id !== undefined && asked.diaries.isSpent(id)
      ? refuse('request-id', `a change was made with X-Request-ID ${id} before`)
      : undefined
  },
}
