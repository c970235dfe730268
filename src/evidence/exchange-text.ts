import { connectionInWords } from '../core/index.js'
import type { RecordedBody, RecordedExchange } from '../recording/record.js'

const fieldLines = (fields: readonly (readonly [string, string])[]): string[] => fields.map(([n, v]) => `${n}: ${v}`)

function bodyLines(body: RecordedBody | undefined): string[] {
  if (!body || body.size === 0) return []
  const kind = body.encoding === 'base64' ? `(${body.size} bytes, base64)` : undefined
  return ['', ...(kind === undefined ? [] : [kind]), pretty(body)]
}

/** JSON is laid out for the reader where it is JSON; anything else stands as it came. */
function pretty({ text, encoding }: RecordedBody): string {
  if (encoding === 'base64' || !/^\s*[{[]/.test(text)) return text
  try {
    const laidOut = JSON.stringify(JSON.parse(text), undefined, 2)
    // Laying out drops duplicate keys and rewrites numbers: then the text stands as it came.
    return laidOut.replace(/\s+/g, '') === text.replace(/\s+/g, '') ? laidOut : text
  } catch {
    return text
  }
}

/** The name of an exchange's file: its id and what it was. */
export const exchangeFile = ({ id, interaction }: Pick<RecordedExchange, 'id' | 'interaction'>): string =>
  `${id}-${interaction.replace(/[^a-z0-9.-]/gi, '_')}.txt`

/** What came back, and how it ended where it was not whole. */
const answerLines = ({ response, failure }: Pick<RecordedExchange, 'response' | 'failure'>): string[] => [
  ...(response
    ? [
        `HTTP/${response.httpVersion} ${response.status} ${response.reason}`.trimEnd(),
        ...fieldLines(response.headers),
        ...(response.decodeProblem === undefined ? [] : [`# body does not decode: ${response.decodeProblem}`]),
        ...bodyLines(response.body),
      ]
    : []),
  ...(failure ? [`# no whole answer: ${failure.kind}, ${failure.hop}: ${failure.message}`] : []),
]

const formerLines = (former: NonNullable<RecordedExchange['former']>): string[] => [
  `# the ${former.another ? 'command before' : 'first attempt'}, ${former.startedAt}, ${former.durationMs.toFixed(1)} ms`,
  ...answerLines(former),
  '',
  former.another ? '# commands are not repeated; this one' : '# asked once more, over a new connection',
]

/** An exchange as a person reads it: facts, request, response, curl line. */
export function exchangeText(exchange: RecordedExchange): string {
  const { request, former, forwarded, tls, connection } = exchange
  return [
    `# ${exchange.id} ${exchange.interaction}, ${exchange.hop === 'ssp' ? 'through the SSP' : 'direct'}`,
    `# ${exchange.startedAt}, ${exchange.durationMs.toFixed(1)} ms, answered by ${exchange.answeredBy}`,
    ...(connection ? [`# connection of its own: ${connectionInWords(connection)}`] : []),
    ...(tls ? [`# ${tls.protocol} ${tls.cipher}${tls.peerSubject === undefined ? '' : `, ${tls.peerSubject}`}`] : []),
    '',
    `${request.method} ${request.url}`,
    ...fieldLines(request.headers),
    ...bodyLines(request.body),
    '',
    ...(forwarded ? [`# the provider saw: ${forwarded.target}`, ...fieldLines(forwarded.headers), ''] : []),
    ...(former ? formerLines(former) : []),
    ...answerLines(exchange),
    '',
    '# the same request again',
    exchange.curl,
    '',
  ].join('\n')
}
