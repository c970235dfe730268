import type { Rule } from '../rule.js'

const PASSED = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])

/** SPINE-ERR-036. Methods that no interaction uses go no further. */
export const method: Rule = {
  id: 'method',
  judge: (request) =>
    PASSED.has(request.method) ? undefined : { status: 405, issue: 'not-supported', text: '405: Method Not Allowed' },
}
