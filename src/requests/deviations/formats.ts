import { mime } from '../../catalogue/index.js'
import type { RequestPlan } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { queryValue, withQuery } from '../encode.js'

interface Wanted {
  readonly accept?: string
  readonly format?: string
  readonly contentType?: string
  /** Stand before the other parameters, where it may stand as well as behind them. */
  readonly first?: true
}

/** Sets what the request says of formats; what is absent is not sent. */
const asks = (name: string, wanted: Wanted, hop: Deviation['hop'] = 'any'): Deviation => ({
  name,
  hop,
  apply: (plan) => {
    // The Content-Type of a body that is sent stays, unless another one is wanted.
    const bare = plan.headers.without('Accept')
    const accepting = wanted.accept === undefined ? bare : bare.and('Accept', wanted.accept)
    const headers = wanted.contentType === undefined ? accepting : accepting.with('Content-Type', wanted.contentType)
    return { ...plan, headers, path: pathWith(plan, wanted) }
  },
})

function pathWith({ path }: RequestPlan, { format, first }: Wanted): string {
  if (format === undefined) return path
  const parameter = `_format=${queryValue(format)}`
  return first && path.includes('?') ? path.replace('?', `?${parameter}&`) : withQuery(path, parameter)
}

/** Every way to ask for a format, good and bad. Spec facts 7.2. */
export const formatDeviations: readonly Deviation[] = [
  asks('Accept JSON', { accept: mime.json }),
  asks('Accept JSON with charset', { accept: `${mime.json};charset=utf-8` }),
  asks('Accept XML', { accept: mime.xml }),
  asks('_format JSON, Accept XML', { format: mime.json, accept: mime.xml }),
  asks('_format XML, Accept JSON', { format: mime.xml, accept: mime.json }),
  asks('_format JSON', { format: mime.json }, 'direct'),
  asks('_format JSON before the other parameters', { format: mime.json, accept: mime.xml, first: true }),
  asks('_format JSON, Accept JSON', { format: mime.json, accept: mime.json }),
  asks('_format XML, Accept XML', { format: mime.xml, accept: mime.xml }),
  asks('_format XML', { format: mime.xml }, 'direct'),
  asks('_format XML before the other parameters', { format: mime.xml, accept: mime.json, first: true }),
  asks('Content-Type JSON alone', { contentType: `${mime.json};charset=utf-8` }, 'direct'),
  asks('Content-Type XML alone', { contentType: `${mime.xml};charset=utf-8` }, 'direct'),
  asks('Accept JSON, Content-Type XML', { accept: mime.json, contentType: `${mime.xml};charset=utf-8` }),
  asks('Accept XML, Content-Type JSON', { accept: mime.xml, contentType: `${mime.json};charset=utf-8` }),
  asks('no word on formats', {}, 'direct'),
  asks('Accept of several types', { accept: `${mime.xml};q=0.9, ${mime.json};q=0.8, application/json;q=0.5` }),
  asks('Accept JSON with a blank before charset', { accept: `${mime.json}; charset=utf-8` }),
  asks('Accept JSON in capitals', { accept: mime.json.toUpperCase() }),
  asks('Accept anything', { accept: '*/*' }),
  asks('Accept anything of application', { accept: 'application/*' }),
  asks('_format JSON, Accept PDF', { format: mime.json, accept: 'application/pdf' }, 'direct'),
  asks('_format CSV, Accept JSON', { format: 'text/csv', accept: mime.json }, 'direct'),
  asks('Accept PDF, Content-Type JSON', { accept: 'application/pdf', contentType: mime.json }, 'direct'),
  asks('Content-Type of plain text alone', { contentType: 'text/plain' }, 'direct'),
  asks('Accept PDF', { accept: 'application/pdf' }, 'direct'),
  asks('Accept PNG', { accept: 'image/png' }, 'direct'),
  asks('_format CSV', { format: 'text/csv' }, 'direct'),
]
