import { broken, ok } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { contentType } from '../http/content-type.js'

const hasBody = ({ text }: Answer): boolean => text.length > 0
const announced = (answer: Answer) => contentType(answer.header('Content-Type'))
const isFhir = (answer: Answer): boolean => hasBody(answer) && announced(answer).format !== undefined

/** A body is announced as FHIR, by one of the two MIME types of STU3. */
export const contentTypeIsFhir: Check = {
  id: 'content-type-is-fhir',
  reqs: ['SPINE-HTTP-028', 'SPINE-FHIR-035', 'SPINE-FHIR-038'],
  when: hasBody,
  judge(answer) {
    if (announced(answer).format) return ok()
    const received = answer.header('Content-Type') ?? 'none'
    return broken({ at: 'header Content-Type', expected: 'application/fhir+json or application/fhir+xml', received })
  },
}

/** Its charset is stated and is UTF-8. */
export const charsetIsUtf8: Check = {
  id: 'charset-is-utf-8',
  reqs: ['SPINE-HTTP-028'],
  when: isFhir,
  judge(answer) {
    if (announced(answer).charset === 'utf-8') return ok()
    const received = answer.header('Content-Type') ?? 'none'
    return broken({ at: 'header Content-Type', expected: 'charset=utf-8', received })
  },
}

/** No blank stands before charset; the specification's own sample has one, so this is a SHOULD NOT. */
export const noBlankBeforeCharset: Check = {
  id: 'no-blank-before-charset',
  says: 'No blank stands before charset',
  reqs: ['SPINE-HTTP-030'],
  when: (answer) => isFhir(answer) && announced(answer).charset !== undefined,
  judge(answer) {
    const received = answer.header('Content-Type') ?? ''
    if (!/;\s+charset/i.test(received)) return ok()
    return broken({ at: 'header Content-Type', expected: 'no blank before charset', received })
  },
}
