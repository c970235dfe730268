import type { Finding } from '../core/index.js'

/** A finding in one line, for reports that hold plain text. */
export const findingLine = ({ check, verdict, says, reqs, at, expected, received, note, exchange }: Finding): string =>
  [
    `${verdict}: ${says === undefined ? '' : `${says}: `}${check}${reqs.length > 0 ? ` (${reqs.join(', ')})` : ''}`,
    at,
    expected === undefined ? undefined : `expected ${expected}`,
    received === undefined ? undefined : `received ${received}`,
    note,
    exchange === undefined ? undefined : `exchange ${exchange}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
