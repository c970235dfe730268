import type { ReceivedResponse } from '../core/index.js'

/** The page of a product that stands in front of applications, for what it refuses by itself. */
interface OwnPage {
  /** What its Server field says where it sends one. */
  readonly server: RegExp
  readonly page: RegExp
}

/**
 * Pages of 4xx that front ends give of themselves. Told by their own words: an application's HTML page in the same
 * place (a servlet container's, a framework's) is the provider's answer.
 */
const OWN_PAGES: readonly OwnPage[] = [
  // nginx and what is made of it, load balancers of AWS among them.
  {
    server: /nginx|openresty|tengine|awselb|cloudflare/i,
    page: /<center><h1>4\d\d [^<]*<\/h1><\/center>/i,
  },
  { server: /haproxy/i, page: /<h1>400 Bad request<\/h1>\s*Your browser sent an invalid request\./i },
  {
    server: /^Apache(?:\/| |$)/i,
    page: /<title>400 Bad Request<\/title>[^]*Your browser sent a request that this server could not understand/i,
  },
  { server: /^Microsoft-HTTPAPI/i, page: /<title>Bad Request<\/title>[^]*<h2>Bad Request - /i },
]

/** Refusals at the connection: malformed HTTP; a client certificate that is missing or does not hold. */
const REFUSALS = new Set([400, 495, 496])

/** Too many requests; nothing usable behind the front end. An application that means one of them says so in FHIR. */
const UNAVAILABLE = new Set([429, 502, 503, 504])

/** What the form of an answer is told by. */
type Answered = Pick<ReceivedResponse, 'status' | 'headers' | 'body'>

const saysFhir = (text: string): boolean => /"resourceType"|http:\/\/hl7\.org\/fhir/.test(text)

/**
 * True for an answer that has the form of a front end's own: a gateway status without FHIR, or the page with which one
 * refuses a connection or malformed HTTP.
 */
export function isFrontEnds({ status, headers, body }: Answered): boolean {
  if (!REFUSALS.has(status) && !UNAVAILABLE.has(status)) return false
  const text = Buffer.from(body.subarray(0, 20_000)).toString('utf8')
  if (saysFhir(text)) return false
  if (UNAVAILABLE.has(status)) return true
  const named = headers.get('server')
  return OWN_PAGES.some(({ server, page }) => page.test(text) && (named === undefined || server.test(named)))
}

/** Who answered on the provider's side of a hop, by the form of the answer. */
export const byForm = (response: Answered): 'provider' | 'front-end' =>
  isFrontEnds(response) ? 'front-end' : 'provider'
