import type { Rule } from '../rule.js'

/** JSON and XML under FHIR's names, old and new, and plain. */
const PASSED = /^(application\/(fhir\+json|fhir\+xml|json\+fhir|xml\+fhir|json|xml)|text\/(json|xml))\s*(;|$)/i

/** SPINE-ERR-037. A body is JSON or XML. */
export const mediaType: Rule = {
  id: 'media-type',
  judge({ headers }) {
    const type = headers.get('content-type')
    if (type === undefined || PASSED.test(type)) return undefined
    return { status: 415, issue: 'not-supported', text: 'Unsupported_Media_Type' }
  },
}
