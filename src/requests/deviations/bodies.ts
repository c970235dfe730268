import { mime } from '../../catalogue/index.js'
import { isObject, type Json } from '../../core/index.js'
import { writeXml } from '../../fhir/index.js'
import type { Deviation } from '../deviation.js'

/** Sends other bytes, under their own media type where one is given. */
const body = (name: string, text: string, contentType?: string): Deviation => ({
  name,
  hop: 'any',
  apply: (plan) => ({
    ...plan,
    headers: contentType === undefined ? plan.headers : plan.headers.with('Content-Type', contentType),
    body: text,
  }),
})

/** Deviations of the wire form of what is sent, whatever it is. Spec facts section 6.3. */
export const bodyDeviations: readonly Deviation[] = [
  body('broken JSON as body', '{'),
  body('broken XML as body', '<Parameters xmlns="http://hl7.org/fhir"><parameter>', `${mime.xml};charset=utf-8`),
  body('empty body', ''),
  {
    name: 'Content-Type of plain text',
    hop: 'direct',
    apply: (plan) => ({ ...plan, headers: plan.headers.with('Content-Type', 'text/plain') }),
  },
  {
    name: 'no Content-Type',
    hop: 'direct',
    apply: (plan) => ({ ...plan, headers: plan.headers.without('Content-Type') }),
  },
  {
    name: 'Content-Type with a blank before charset',
    hop: 'direct',
    apply: (plan) => ({ ...plan, headers: plan.headers.with('Content-Type', `${mime.json}; charset=UTF-8`) }),
  },
  {
    name: 'Content-Type without charset',
    hop: 'direct',
    apply: (plan) => ({ ...plan, headers: plan.headers.with('Content-Type', mime.json) }),
  },
  {
    name: 'body in XML',
    hop: 'any',
    apply: (plan) => {
      const headers = plan.headers.with('Content-Type', `${mime.xml};charset=utf-8`)
      if (plan.body === undefined) return { ...plan, headers }
      const resource = JSON.parse(String(plan.body)) as Json
      return { ...plan, headers, body: writeXml(isObject(resource) ? resource : {}) }
    },
  },
]
