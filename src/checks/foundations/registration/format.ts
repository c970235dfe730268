import { noted, ok, tolerated } from '../../../core/index.js'
import type { Format } from '../../../fhir/document.js'
import type { Answer } from '../../answer.js'
import type { Check } from '../../check.js'
import { contentType } from '../../http/content-type.js'

/** The format that a request asks for: by `_format`, else by Accept, else by its own Content-Type (spec facts 7.2). */
function wantedBy({ exchange: { request } }: Answer): Format | undefined {
  const parameter = new URLSearchParams(request.path.split('?')[1] ?? '').get('_format')
  const wanted = parameter ?? request.headers.get('Accept') ?? request.headers.get('Content-Type')
  return contentType(wanted).format
}

/**
 * The rules of formats hold for refusals as well as for what is served. A deviation warns: they do not name errors.
 * Registrations of someone who is registered already show it without making a patient.
 */
export const refusalComesInTheFormatAskedFor: Check = {
  id: 'refusal-comes-in-the-format-asked-for',
  reqs: ['SPINE-HTTP-019', 'SPINE-HTTP-020', 'SPINE-HTTP-021', 'SPINE-HTTP-022'],
  judge(answer, { declared }) {
    const wanted = wantedBy(answer)
    if (wanted === 'xml' && !declared.xml) return noted({ at: 'status', note: 'The supplier declares no XML.' })
    if (wanted !== undefined && answer.format === wanted) return ok()
    return tolerated({
      at: 'header Content-Type',
      expected: `application/fhir+${wanted ?? 'json'}`,
      received: answer.header('Content-Type') ?? 'none',
      note: 'The rules of formats do not speak of errors in so many words.',
    })
  },
}
