import type { ReceivedResponse } from '../../core/index.js'
import { byForm, splitUrl, type Attribution, type Attributor } from '../../transport/index.js'
import { unfaithful } from './faithful.js'
import type { Ledger, SspRecord } from './ledger.js'

const HOP = 'SSP to provider'
/** Where the proxy itself is at fault: the words by which the judging half knows that it is not the provider. */
const NEAR = 'harness to SSP'

/** By the record, once the harness has stopped listening. */
function attributionOf(
  { state, forwarded }: SspRecord,
  response: ReceivedResponse | undefined,
  broken: string | undefined,
): Pick<Attribution, 'answeredBy' | 'hop'> {
  const answered = response !== undefined
  const answeredBy = response ? byForm(response) : 'nobody'
  switch (state) {
    case 'refused':
    case 'unreachable':
      return { answeredBy: answered ? 'ssp' : 'nobody' }
    case 'waiting':
      // The provider has said nothing: what came is not its, and silence only where it was asked.
      if (answered) return { answeredBy: 'ssp' }
      return forwarded ? { answeredBy, hop: HOP } : { answeredBy }
    case 'cut-short':
      return { answeredBy, hop: HOP }
    case 'answering':
      // The harness gave up on a slow answer; had it broken off instead, it would be the proxy that did it.
      return broken === 'timeout' ? { answeredBy, hop: HOP } : { answeredBy }
    case 'answered':
      return { answeredBy }
  }
}

/**
 * Who answered, by the records of an emulated SSP in the same process. A request that it holds no record of was turned
 * away before its rules (malformed HTTP), so that an answer is the proxy's own. Where the proxy was not faithful, what
 * came is its work and not the provider's.
 */
export function ledgerAttributor(ledger: Ledger): Attributor {
  return (request, response, broken) => {
    const { method, url, headers } = request
    const record = ledger.take(method, splitUrl(url)?.target ?? '', headers.get('ssp-traceid'))
    if (!record) return { answeredBy: response ? 'ssp' : 'nobody' }
    const changed = unfaithful(record, request, response, broken === undefined)
    if (changed !== undefined) {
      return { answeredBy: 'ssp', failure: { kind: 'protocol', hop: NEAR, message: `the SSP changed ${changed}` } }
    }
    return {
      ...attributionOf(record, response, broken?.kind),
      ...(record.forwarded ? { forwarded: record.forwarded } : {}),
      ...(record.failure ? { failure: { ...record.failure, hop: HOP } } : {}),
    }
  }
}
