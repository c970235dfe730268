import { splitUrl, type Testimony, type Witness } from '../../transport/index.js'
import type { Ledger, SspRecord } from './ledger.js'

const HOP = 'SSP to provider'

const SAYS: Readonly<Record<SspRecord['state'], (answered: boolean) => Testimony>> = {
  refused: () => ({ answeredBy: 'ssp' }),
  unreachable: () => ({ answeredBy: 'ssp' }),
  waiting: () => ({ answeredBy: 'nobody', hop: HOP }),
  answering: (answered) => ({ answeredBy: answered ? 'provider' : 'nobody', hop: HOP }),
  'cut-short': (answered) => ({ answeredBy: answered ? 'provider' : 'nobody', hop: HOP }),
  answered: (answered) => ({ answeredBy: answered ? 'provider' : 'nobody' }),
}

/**
 * Who answered, by the records of an emulated SSP in the same process. A request that it holds no record of was turned
 * away before its rules (malformed HTTP), so that an answer is the proxy's own.
 */
export function ledgerWitness(ledger: Ledger): Witness {
  return ({ method, url, headers }, response) => {
    const record = ledger.take(method, splitUrl(url)?.target ?? '', headers.get('ssp-traceid'))
    if (!record) return { answeredBy: response ? 'ssp' : 'nobody' }
    return {
      ...SAYS[record.state](response !== undefined),
      ...(record.forwarded ? { forwarded: record.forwarded } : {}),
      ...(record.failure ? { failure: { ...record.failure, hop: HOP } } : {}),
    }
  }
}
