import { GpcError, isObject, messageOf, objects, type Json } from '../../core/index.js'

/** Whether a code belongs to a value set, put to a terminology server. */
export interface CodeQuestion {
  readonly valueSet: string
  readonly system: string
  readonly code: string
}

/** What the server says; `unknown` with a reason where it cannot tell, or does not answer. */
export type ServerAnswer =
  { readonly member: true | false } | { readonly member: 'unknown'; readonly reason: string; readonly down: boolean }

/** A terminology server, seen from here. */
export interface TerminologyServer {
  readonly base: string
  /** Never throws: a server that is absent is no error. */
  ask(question: CodeQuestion): Promise<ServerAnswer>
}

/** How patiently a server is asked. */
export interface ServerOptions {
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number
}

const MOST = 1024 * 1024

/**
 * A FHIR STU3 terminology server, asked by `GET [base]/ValueSet/$validate-code`.
 * @throws GpcError `terminology-server-url` where the base is no http(s) URL
 */
export function terminologyServer(base: string, { timeoutMs = 10_000 }: ServerOptions = {}): TerminologyServer {
  const root = baseUrl(base)
  return {
    base: root,
    async ask({ valueSet, system, code }) {
      const query = new URLSearchParams({ url: valueSet, system, code })
      try {
        const response = await fetch(`${root}/ValueSet/$validate-code?${query.toString()}`, {
          headers: { accept: 'application/fhir+json' },
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        const text = await bounded(response)
        if (response.status !== 200) return unknown(`it answered ${response.status}`, response.status >= 500)
        return answerIn(text)
      } catch (thrown) {
        return unknown(reasonOf(thrown), true)
      }
    },
  }
}

function baseUrl(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  if (url && /^https?:$/.test(url.protocol)) return base.replace(/\/+$/, '')
  throw new GpcError('terminology-server-url', `--tx ${base}: not the http(s) URL of a terminology server`)
}

const unknown = (reason: string, down: boolean): ServerAnswer => ({ member: 'unknown', reason, down })

/** The body, as far as a sensible answer goes. */
async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST) throw new Error(`an answer of more than ${MOST} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function answerIn(text: string): ServerAnswer {
  const body = parsed(text)
  const parameters = isObject(body) && body['resourceType'] === 'Parameters' ? objects(body['parameter']) : []
  const result = parameters.find((p) => p['name'] === 'result')?.['valueBoolean']
  return typeof result === 'boolean' ? { member: result } : unknown('its answer has no result', false)
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The cause that fetch hides behind "fetch failed". */
const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error && thrown.cause !== undefined ? messageOf(thrown.cause) : messageOf(thrown)
