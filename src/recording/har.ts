import { z } from 'zod'
import { GpcError, Headers, messageOf, type Exchange, type HeaderField } from '../core/index.js'

/**
 * HAR 1.2, as browsers and proxies export it: no more of it than an exchange is made of. What it says beside, and what
 * it leaves out of that, is nobody's fault. http://www.softwareishard.com/blog/har-12-spec/
 */

const fields = z.array(z.object({ name: z.string(), value: z.string() })).default([])

const isBase64 = (text: string): boolean => /^[\w+/\s-]*={0,2}\s*$/.test(text)

/** A body: as text, or as base64 where it says so. */
const body = z
  .object({ size: z.number().default(-1), text: z.string().optional(), encoding: z.string().optional() })
  .refine(({ encoding = '' }) => ['', 'base64'].includes(encoding), 'has an encoding other than base64')
  .refine(({ encoding, text = '' }) => encoding !== 'base64' || isBase64(text), 'is no base64')

const entrySchema = z.object({
  startedDateTime: z.string().refine((s) => !Number.isNaN(Date.parse(s)), 'is no date and time'),
  /** Milliseconds; -1 where it is not known. */
  time: z.number().default(-1),
  /** A field of somebody's own, as the leading underscore says: the interaction, where the recorder knew it. */
  _interaction: z.string().optional(),
  request: z.object({
    method: z.string().min(1),
    url: z.string().refine((s) => URL.canParse(s), 'is no URL'),
    headers: fields,
    postData: body.optional(),
  }),
  response: z.object({
    /** 0 where no answer came. */
    status: z.number().int().min(0).max(999),
    statusText: z.string().default(''),
    httpVersion: z.string().default(''),
    headers: fields,
    content: body.prefault({}),
  }),
})

const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) })

type Entry = z.output<typeof entrySchema>
type Body = z.output<typeof body>

/**
 * The exchanges of a HAR, in its order. A body is as the recorder kept it, content decoded; one that it did not keep is
 * a failure of the recording, so that nobody judges the emptiness.
 *
 * @param text - the whole file
 * @param file - its name, for messages
 * @param base - the service root of the provider: what stands behind it is an exchange's path
 * @throws GpcError naming file, entry (from 1) and element where the text is no HAR
 */
export function readHar(text: string, file: string, base: string): Exchange[] {
  const parsed = harSchema.safeParse(jsonOf(text, file))
  if (!parsed.success) throw invalid(file, inWords(parsed.error))
  return parsed.data.log.entries.map((value, index) => {
    const entry = entrySchema.safeParse(value)
    if (!entry.success) throw invalid(`${file}: entry ${index + 1}`, inWords(entry.error))
    return exchangeOf(entry.data, `x${index + 1}`, base)
  })
}

const invalid = (where: string, why: string): GpcError => new GpcError('recording-invalid', `${where}: ${why}`)

const inWords = ({ issues: [first] }: z.ZodError): string => `${first?.path.join('.') || 'HAR'}: ${first?.message}`

function jsonOf(text: string, file: string): unknown {
  try {
    // A byte order mark, which exports on Windows begin with, is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    throw invalid(file, `is no whole JSON: ${messageOf(thrown)}`)
  }
}

function exchangeOf(entry: Entry, id: string, base: string): Exchange {
  const { request, response, startedDateTime, time, _interaction } = entry
  const came = bytesOf(response.content)
  const sent = request.postData && bytesOf(request.postData)
  const { method, url } = request
  const headers = headersOf(request.headers)
  const exchange: Exchange = {
    id,
    interaction: _interaction ?? '',
    // Of a URL that holds another one, the outer is a proxy's: that is how the Spine Secure Proxy is called.
    hop: /^https?:\/\/[^?]*\/https?:\/\//i.test(url) ? 'ssp' : 'direct',
    startedAt: new Date(startedDateTime).toISOString(),
    durationMs: Math.max(0, time),
    request: { method, url, path: pathOf(url, base), headers, ...(sent && { body: sent }) },
    answeredBy: response.status === 0 ? 'nobody' : 'provider',
    curl: curlOf(method, url, headers),
  }
  if (response.status === 0) return exchange
  const { status, statusText: reason, httpVersion } = response
  const bytes = came ?? NONE
  return {
    ...exchange,
    response: { status, reason, httpVersion, headers: headersOf(response.headers), raw: bytes, body: bytes },
    ...(came === undefined && { failure: NOT_KEPT }),
  }
}

const NONE = new Uint8Array()

const NOT_KEPT: NonNullable<Exchange['failure']> = {
  kind: 'not-offered',
  hop: 'harness',
  message: 'the recording does not hold the body of the answer',
}

/** The bytes of a body; undefined where there was one that is not held. */
function bytesOf({ text, encoding, size }: Body): Uint8Array | undefined {
  if (text === undefined) return size > 0 ? undefined : NONE
  return encoding === 'base64' ? Uint8Array.from(Buffer.from(text, 'base64')) : Buffer.from(text, 'utf8')
}

/** Header fields in the order of the file, without the pseudo-fields of HTTP/2 (`:method`). */
const headersOf = (list: readonly { readonly name: string; readonly value: string }[]): Headers =>
  new Headers(list.filter(({ name }) => !name.startsWith(':')).map(({ name, value }): HeaderField => [name, value]))

/** What stands behind the service root, wherever that stands in the URL; else path and query as they are. */
function pathOf(url: string, base: string): string {
  const at = url.indexOf(base)
  if (at >= 0) return url.slice(at + base.length)
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/** For people; what a header field of a recording holds is not a secret that is kept back here (redact.ts does it). */
const curlOf = (method: string, url: string, { fields }: Headers): string =>
  ['curl', '-X', method, ...fields.flatMap(([name, value]) => ['-H', `${name}: ${value}`]), url].map(quoted).join(' ')

const quoted = (word: string): string => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
