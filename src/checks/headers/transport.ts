import { broken, isPlain, noted, ok, tolerated, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { headerBreach } from './breach.js'

/** HSTS (RFC 6797) on https, seen on the direct hop, since front ends set it. */
export const strictTransportSecurityIsAnnounced: Check = {
  id: 'strict-transport-security-is-announced',
  reqs: ['SPINE-HTTP-003'],
  judge(answer, { base }) {
    const detail = { at: 'header Strict-Transport-Security', expected: 'max-age above 0' }
    if (isPlain(base) || isPlain(answer.exchange.request.url))
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

/** RFC 7231 section 5.3.4 on all but a request for one coding and no other, which is what the row speaks of. */
const SERVERS_CHOICE =
  'A list of codings leaves the choice to the server, and to answer plain is always open to it (RFC 7231 section 5.3.4).'

const asked = ({ exchange }: Answer): string => (exchange.request.headers.get('Accept-Encoding') ?? '').trim()

const used = (answer: Answer): string | undefined => answer.header('Content-Encoding')?.trim().toLowerCase()

/** A coding of the body that is asked for, or none, costs nobody the answer. */
const ofServed = (id: string, judge: (answer: Answer) => Outcome): Check => ({
  id,
  reqs: ['SPINE-HTTP-031'],
  judge: (answer, { interaction: { success } }) =>
    answer.status === success
      ? judge(answer)
      : broken({ at: 'status', expected: `${success}, as for the plain request`, received: String(answer.status) }),
})

/** True where a list of codings names this one and does not rule it out. */
const lists = (list: string, coding: string): boolean =>
  list.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';')
    return name.trim().toLowerCase() === coding && !parameters.some((p) => /^\s*q=0(\.0*)?\s*$/i.test(p))
  })

/** gzip is used where it alone is asked for; of a list, any coding of it will do, and no coding only warns. */
export const gzipIsUsedWhenAskedFor = ofServed('gzip-is-used-when-asked-for', (answer) => {
  const [list, coding] = [asked(answer), used(answer)]
  const alone = list.toLowerCase() === 'gzip'
  if (coding === 'gzip' || coding === 'x-gzip' || (coding !== undefined && lists(list, coding))) return ok()
  const detail = { at: 'header Content-Encoding', expected: 'gzip', received: coding ?? 'none' }
  if (answer.text.length < SMALL) return noted({ ...detail, note: 'A small body may stay plain.' })
  return alone || coding !== undefined ? broken(detail) : tolerated({ ...detail, note: SERVERS_CHOICE })
})

/** A body stays plain where identity is asked for; where gzip is merely not among what was asked for, it should. */
export const bodyIsPlainWhenAskedFor = ofServed('body-is-plain-when-asked-for', (answer) => {
  const received = used(answer)
  if (received === undefined || received === 'identity') return ok()
  const detail = { at: 'header Content-Encoding', expected: 'none', received }
  const note = 'To send no other coding than those listed is a SHOULD of RFC 7231 section 5.3.4.'
  return asked(answer).toLowerCase() === 'identity' ? broken(detail) : tolerated({ ...detail, note })
})
