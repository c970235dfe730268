import { broken, noted, ok, tolerated } from '../../core/index.js'
import type { Check } from '../check.js'
import { headerBreach } from './breach.js'

/** HSTS (RFC 6797) on https, seen on the direct hop, since front ends set it. */
export const strictTransportSecurityIsAnnounced: Check = {
  id: 'strict-transport-security-is-announced',
  reqs: ['SPINE-HTTP-003'],
  judge(answer, { base }) {
    const detail = { at: 'header Strict-Transport-Security', expected: 'max-age above 0' }
    if (!base.startsWith('https:'))
      return noted({ ...detail, note: 'Plain http: RFC 6797 section 7.2 forbids it there.' })
    const received = answer.header('Strict-Transport-Security') ?? 'none'
    const age = /(?:^|;)\s*max-age\s*=\s*"?(\d+)/i.exec(received)?.[1]
    if (age !== undefined && Number(age) > 0) return ok()
    return headerBreach(answer, { ...detail, received })
  },
}

/** Seconds that Date may differ from the harness's clock before it is worth a word. */
const SKEW = 10

/** Clocks follow the NHS time servers; the Date header is the only sight of it, and may be a front end's. */
export const clockIsSynchronised: Check = {
  id: 'clock-is-synchronised',
  reqs: ['SPINE-JWT-016'],
  judge(answer) {
    const { exchange } = answer
    const date = Date.parse(answer.header('Date') ?? '')
    if (Number.isNaN(date)) return noted({ at: 'header Date', received: answer.header('Date') ?? 'none' })
    const ended = Date.parse(exchange.startedAt) + exchange.durationMs
    const off = Math.round(Math.abs(date - ended) / 1000)
    if (off <= SKEW) return ok()
    const note = `${off} seconds from the harness’s clock; the header may be a front end’s.`
    return tolerated({
      at: 'header Date',
      expected: new Date(ended).toUTCString(),
      received: answer.header('Date') ?? '',
      note,
    })
  },
}

/** An announced content coding decodes. */
export const contentCodingDecodes: Check = {
  id: 'content-coding-decodes',
  reqs: ['SPINE-HTTP-031'],
  when: (answer) => answer.header('Content-Encoding') !== undefined,
  judge({ exchange, ...answer }) {
    const problem = exchange.response?.decodeProblem
    if (problem === undefined) return ok()
    return broken({ at: 'body', expected: `${answer.header('Content-Encoding')} content`, received: problem })
  },
}

/** Bytes below which a body may stay plain although gzip was asked for (RFC 7231 makes the header a preference). */
const SMALL = 2048

/** gzip is used where it is asked for. */
export const gzipIsUsedWhenAskedFor: Check = {
  id: 'gzip-is-used-when-asked-for',
  reqs: ['SPINE-HTTP-031'],
  judge(answer) {
    const coding = answer.header('Content-Encoding')?.toLowerCase()
    if (coding === 'gzip' || coding === 'x-gzip') return ok()
    const detail = { at: 'header Content-Encoding', expected: 'gzip', received: coding ?? 'none' }
    return answer.text.length < SMALL ? noted({ ...detail, note: 'A small body may stay plain.' }) : broken(detail)
  },
}

/** A body stays plain where identity is asked for. */
export const bodyIsPlainWhenAskedFor: Check = {
  id: 'body-is-plain-when-asked-for',
  reqs: ['SPINE-HTTP-031'],
  judge(answer) {
    const received = answer.header('Content-Encoding')
    if (received === undefined || received.toLowerCase() === 'identity') return ok()
    return broken({ at: 'header Content-Encoding', expected: 'none', received })
  },
}
