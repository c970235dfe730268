import { broken, noted, ok, tolerated, type RequirementId } from '../../core/index.js'
import type { Format } from '../../fhir/document.js'
import type { Check, CheckContext } from '../check.js'
import { contentType } from '../http/content-type.js'

/** A rule on the format of the answer, for the feature that makes the situation. */
const answeredIn = (id: string, reqs: readonly RequirementId[], wanted: Format): Check => ({
  id,
  reqs,
  judge(answer, context) {
    const received = answer.header('Content-Type') ?? 'none'
    const expected = `application/fhir+${wanted}`
    const { format } = contentType(answer.header('Content-Type'))
    if (answer.status < 400 && format === wanted && answer.document?.format === wanted && answer.resource) return ok()
    if (wanted === 'xml' && answer.status === 415) return withoutXml(context)
    const status = answer.status < 400 ? '' : `status ${answer.status}, `
    return broken({ at: 'header Content-Type', expected, received: `${status}${received}` })
  },
})

/** XML is a SHOULD: a supplier that declares none answers 415; one that declares it serves it. */
const withoutXml = ({ declared }: CheckContext) =>
  declared.xml
    ? broken({ at: 'status', expected: 'XML, which the supplier declares', received: '415' })
    : tolerated({ at: 'status', expected: 'XML', received: '415', note: 'The supplier declares no XML, a SHOULD.' })

const decidesForXml = answeredIn('content-type-decides-for-xml', ['SPINE-HTTP-022'], 'xml')

/** Checks of the format of an answer, by what asks for it. */
export const formatChoices: readonly Check[] = [
  answeredIn('json-is-served', ['SPINE-HTTP-019'], 'json'),
  answeredIn('xml-is-served', ['SPINE-HTTP-020'], 'xml'),
  // `_format` wins over Accept: JSON asked for by `_format`, XML by Accept; and the reverse.
  answeredIn('format-parameter-wins', ['SPINE-HTTP-021'], 'json'),
  answeredIn('format-parameter-wins-for-xml', ['SPINE-HTTP-021'], 'xml'),
  // Without Accept and `_format`, a Content-Type decides.
  answeredIn('content-type-decides-the-format', ['SPINE-HTTP-022'], 'json'),
  // Likewise for XML, where it is supported; a request without a body gives no ground for a 415 elsewhere.
  {
    ...decidesForXml,
    judge: (answer, context) =>
      context.declared.xml ? decidesForXml.judge(answer, context) : noted({ note: 'The supplier declares no XML.' }),
  },
  // Where nothing is said, the answer is JSON.
  answeredIn('json-is-the-default', ['SPINE-HTTP-023'], 'json'),
]
